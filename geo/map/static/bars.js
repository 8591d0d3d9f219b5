// The bars of what lasts: a situation is one bar with its states, an event that is part of none is a bar by itself. No DOM.
(function (hisar) {
  'use strict';

  /**
   * A bar on the timeline. `last` is null where no end is known; `soft`: days its beginning may be off; `row`: the event
   * it opens; `shape`: what a situation draws on the map; `parts`: what held when, nothing where no report tells.
   * @typedef {{first: number, last: ?number, soft: number, kind: number, row: number, shape: ?object,
   *   parts: {first: number, last: ?number, state: string}[]}} Bar
   */

  hisar.Lasting = class Lasting {
    /** @param {import('./counts.js').Counts} counts @param {Set<number>} kinds indices of the kinds that last */
    constructor(counts, kinds) {
      const { n, kind, shape, shapes } = counts.columns, rows = [];
      for (let row = counts.undated; row < n; row++) {
        if (kinds.has(kind[row]) && (shape[row] === hisar.NO_SHAPE || !shapes[shape[row]].states)) rows.push(row);
      }
      const dated = counts.histories.filter((index) => shapes[index].states.length > 0);
      Object.assign(this, { counts, kinds: [...kinds], rows: Uint32Array.from(rows), histories: dated });
    }

    /** Calls each with every history, then every row, that passes the filters, until it answers false. */
    each(ofHistory, ofRow) {
      const { counts, histories, rows } = this, { kind, shapes } = counts.columns;
      for (const index of histories) {
        const [first] = shapes[index].states;
        if (counts.kindOn[kind[first[3]]] && counts.shapeMatches(index) && ofHistory(shapes[index]) === false) return;
      }
      for (const row of rows) if (counts.kindOn[kind[row]] && counts.matches(row) && ofRow(row) === false) return;
    }

    /** The bars that pass the filters, earliest first; null where they are more than `most`. @returns {?Bar[]} */
    bars(most) {
      const bars = [], add = (bar) => bars.push(bar) <= most;
      this.each((shape) => add(this.ofSituation(shape)), (row) => add(this.ofEvent(row)));
      return bars.length > most ? null : bars.sort((one, other) => one.first - other.first || one.row - other.row);
    }

    /** The days of a siege or a crossing that has a history; a siege that was lifted for good ends there. */
    ofSituation(shape) {
      const { kind, margin_days: margins } = this.counts.columns, states = untilOver(shape.states), [, , , row] = states[0];
      const parts = states.map(([first, last, state]) => ({ first, last, state }));
      return { first: parts[0].first, last: endOf(states), soft: margins[row], kind: kind[row], row, shape, parts };
    }

    ofEvent(row) {
      const { start, end, kind, margin_days: margins } = this.counts.columns, first = start[row];
      const last = end[row] === hisar.OPEN_END ? null : end[row];
      return { first, last, soft: margins[row], kind: kind[row], row, shape: null, parts: [{ first, last, state: 'told' }] };
    }

    /** For each bin of an axis, how much of a kind was going on. @returns {Int32Array} */
    band(axis, bins, kindIndex) {
      const { start, end, kind } = this.counts.columns, edge = new Int32Array(bins + 1), perDay = bins / axis.days;
      const bin = (day) => Math.max(0, Math.min(bins, Math.floor((day - axis.from) * perDay)));
      const add = (first, last) => {
        if (last < axis.from) return;
        edge[bin(first)]++;
        edge[Math.min(bins, bin(last) + 1)]--;
      };
      this.each(({ states }) => {
        if (kind[states[0][3]] === kindIndex) add(states[0][0], endOf(untilOver(states)) ?? axis.to);
      }, (row) => {
        if (kind[row] === kindIndex) add(start[row], Math.min(end[row], axis.to));
      });
      for (let i = 1; i <= bins; i++) edge[i] += edge[i - 1];
      return edge.subarray(0, bins);
    }
  };

  /** A history without what comes after its end; of one that only tells the end, its first day. */
  function untilOver(states) {
    const held = states.findLastIndex(([, , state]) => state !== 'over');
    return held < 0 ? [[states[0][0], states[0][0], ...states[0].slice(2)]] : states.slice(0, held + 1);
  }

  /** The last day of a history, null where it is open. */
  function endOf(states) { return states.reduce((end, [, last]) => (end === null || last === null ? null : Math.max(end, last)), -Infinity); }

  /**
   * Lanes of bars that do not touch, or null where they would need more than `most` lanes.
   * @param {Bar[]} bars earliest first @param {number} most @returns {?Bar[][]}
   */
  hisar.layBars = function (bars, most) {
    const lanes = [], free = [];
    for (const bar of bars) {
      let lane = free.findIndex((day) => day < bar.first);
      if (lane < 0) lane = free.length;
      if (lane >= most) return null;
      free[lane] = bar.last === null ? Infinity : bar.last;
      (lanes[lane] = lanes[lane] || []).push(bar);
    }
    return lanes;
  };
})(globalThis.hisar = globalThis.hisar || {});
