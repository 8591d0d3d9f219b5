// How many events began when, by kind, those with a rough date apart. No DOM.
(function (hisar) {
  'use strict';

  /**
   * @typedef {object} Bins events by the day they began
   * @property {number} bins @property {number} most in one bin
   * @property {Uint32Array[]} firm by kind, then bin: those whose day is known
   * @property {Uint32Array[]} soft by kind, then bin: those whose day is only about right
   */

  /**
   * Events over the days an axis shows; each dated one stands in one bin.
   * @param {import('./counts.js').Counts} counts @param {import('./axis.js').Axis} axis @param {number} bins
   * @returns {Bins}
   */
  hisar.binStarts = function (counts, axis, bins) {
    const { start, kind, kinds } = counts.columns, perDay = bins / axis.days;
    const [firm, soft] = [0, 1].map(() => kinds.map(() => new Uint32Array(bins))), sums = new Uint32Array(bins);
    const end = counts.started(axis.to - counts.first + 1);
    for (let row = counts.started(axis.from - counts.first); row < end; row++) {
      if (row < counts.undated || !counts.kindOn[kind[row]] || !counts.matches(row)) continue;
      const bin = Math.floor((start[row] - axis.from) * perDay);
      (hisar.isRough(counts, row) ? soft : firm)[kind[row]][bin]++;
      sums[bin]++;
    }
    return { bins, firm, soft, most: sums.reduce((a, b) => Math.max(a, b), 0) };
  };

  /** First and last day of the bin at an x. @returns {[number, number]} */
  hisar.binDays = function (axis, bins, x) {
    const perDay = bins / axis.days, day = Math.max(axis.from, Math.min(axis.to, Math.floor(axis.at(x))));
    const bin = Math.floor((day - axis.from) * perDay), begin = (of) => axis.from + Math.ceil(of / perDay - 1e-9);
    return [begin(bin), begin(bin + 1) - 1];
  };

  /** Whether an event's day is only about right. @param {number} row */
  hisar.isRough = function ({ columns }, row) {
    return columns.margin_days[row] > 0 || (columns.flags[row] & hisar.Flag.APPROXIMATE) !== 0;
  };
})(globalThis.hisar = globalThis.hisar || {});
