// How many events began when, by kind, and the bars of what lasted. No DOM.
(function (hisar) {
  'use strict';

  /**
   * Events by the day they began, stacked by kind, over the days an axis shows.
   * @param {import('./counts.js').Counts} counts @param {import('./axis.js').Axis} axis @param {number} bins
   * @returns {{bins: number, perKind: Uint32Array[], most: number}}
   */
  hisar.binStarts = function (counts, axis, bins) {
    const { n, start, kind } = counts.columns, perDay = bins / axis.days;
    const perKind = counts.columns.kinds.map(() => new Uint32Array(bins));
    for (let row = counts.undated; row < n; row++) {
      if (start[row] < axis.from || start[row] > axis.to) continue;
      if (counts.kindOn[kind[row]] && counts.matches(row)) perKind[kind[row]][Math.floor((start[row] - axis.from) * perDay)]++;
    }
    let most = 0;
    for (let bin = 0; bin < bins; bin++) most = Math.max(most, perKind.reduce((sum, of) => sum + of[bin], 0));
    return { bins, perKind, most };
  };

  /**
   * Lanes of bars that do not touch, or null where they would need more than `most` lanes.
   * @param {import('./counts.js').Counts} counts @param {Set<number>} kinds kinds that last @returns {?number[][]}
   */
  hisar.laySpans = function (counts, kinds, most) {
    const { n, kind, start } = counts.columns, lanes = [], free = [];
    for (let row = counts.undated; row < n; row++) {
      if (!kinds.has(kind[row]) || !counts.kindOn[kind[row]] || !counts.matches(row)) continue;
      let lane = free.findIndex((day) => day < start[row]);
      if (lane < 0) lane = free.length;
      if (lane >= most) return null;
      free[lane] = counts.first + counts.endOf[row];
      (lanes[lane] = lanes[lane] || []).push(row);
    }
    return lanes;
  };

  /** For each bin, how many lasting events of a kind were going on; for more bars than lanes can hold. */
  hisar.binSpans = function (counts, axis, bins, kindIndex) {
    const { n, kind, start } = counts.columns, edge = new Int32Array(bins + 1), perDay = bins / axis.days;
    const bin = (day) => Math.max(0, Math.min(bins, Math.floor((day - axis.from) * perDay)));
    for (let row = counts.undated; row < n; row++) {
      if (kind[row] !== kindIndex || !counts.kindOn[kindIndex] || !counts.matches(row)) continue;
      edge[bin(start[row])]++;
      edge[Math.min(bins, bin(counts.first + counts.endOf[row]) + 1)]--;
    }
    for (let i = 1; i <= bins; i++) edge[i] += edge[i - 1];
    return edge.subarray(0, bins);
  };
})(globalThis.hisar = globalThis.hisar || {});
