// Exact counts of what the chosen days, kinds and words show, kept up to date by what each change touches. No DOM.
(function (hisar) {
  'use strict';

  const CELL = 64;

  /**
   * What part of the world is seen: `scale` world pixels around the globe, `left` and `top` the world pixel of the
   * corner, `width` and `height` in pixels.
   * @typedef {{scale: number, left: number, top: number, width: number, height: number}} View
   */

  hisar.Counts = class Counts {
    /** @param {import('./columns.js').Columns} columns */
    constructor(columns) {
      this.columns = columns;
      this.undated = countUndated(columns);
      this.first = columns.n > this.undated ? columns.start[this.undated] : columns.lastDay || 0;
      this.last = Math.max(this.first, lastDay(columns, this.undated));
      this.kindOn = new Uint8Array(columns.kinds.length).fill(1);
      this.bitmap = null;
      this.histories = columns.shapes.flatMap((shape, index) => (shape.states ? [index] : []));
      this.view = null;
      this.range = { lo: 0, hi: -1, timeless: false };
      this.stale = true;
      this.project();
      this.sight = new hisar.Sight(columns, this.x, this.y);
      this.index();
    }

    get total() { return this.columns.n; }
    /** The last of the chosen days, since 1970-01-01. */
    get day() { return this.first + this.range.hi; }
    get days() { return this.last - this.first + 1; }

    /** Positions as fractions of the world's width and height (Web Mercator); NaN where unplaced. */
    project() {
      const { n, lon, lat } = this.columns;
      this.x = new Float64Array(n);
      this.y = new Float64Array(n);
      for (let row = 0; row < n; row++) {
        this.x[row] = hisar.worldX(lon[row]);
        this.y[row] = hisar.worldY(lat[row]);
      }
    }

    /** Two orders of the dated rows, by first and by last day: a handle that moves touches only what it crosses. */
    index() {
      const { n, start, end } = this.columns, days = this.days, first = this.first;
      this.endOf = new Int32Array(n);
      this.startsBefore = new Uint32Array(days + 2);
      this.endsBefore = new Uint32Array(days + 2);
      for (let row = this.undated; row < n; row++) {
        this.endOf[row] = end[row] === hisar.OPEN_END ? days : end[row] - first;
        this.startsBefore[start[row] - first + 1]++;
        this.endsBefore[this.endOf[row] + 1]++;
      }
      this.startsBefore[0] = this.undated;
      for (let day = 0; day <= days; day++) {
        this.startsBefore[day + 1] += this.startsBefore[day];
        this.endsBefore[day + 1] += this.endsBefore[day];
      }
      this.byEnd = new Uint32Array(n - this.undated);
      const next = this.endsBefore.slice();
      for (let row = this.undated; row < n; row++) this.byEnd[next[this.endOf[row]]++] = row;
    }

    /** Rows whose first day lies before `day` (counted from the first), undated ones among them. */
    started(day) { return this.startsBefore[Math.max(0, Math.min(this.days, day))]; }

    /** Dated rows whose last day lies before `day`; an open end lies after every day. */
    ended(day) { return this.endsBefore[Math.max(0, Math.min(this.days, day))]; }

    /** @param {string[]} kinds ids of the kinds that are on */
    setKinds(kinds) {
      const on = Uint8Array.from(this.columns.kinds, (kind) => (kinds.includes(kind) ? 1 : 0));
      if (on.every((bit, i) => bit === this.kindOn[i])) return false;
      this.kindOn = on;
      return this.stale = true;
    }

    get kinds() { return this.columns.kinds.filter((_, i) => this.kindOn[i]); }

    /** @param {?Uint8Array} bitmap bit i is row i; null: every row matches */
    setWords(bitmap) {
      this.bitmap = bitmap;
      this.matching = null;
      this.stale = true;
    }

    /** Whether the words filter lets a row through. @param {number} row */
    matches(row) { return !this.bitmap || (this.bitmap[row >> 3] >> (row & 7) & 1) === 1; }

    /** Whether the words filter lets any row of a shape through. @param {number} index */
    shapeMatches(index) {
      if (!this.bitmap) return true;
      if (!this.matching) {
        const { n, shape, shapes } = this.columns;
        this.matching = new Uint8Array(shapes.length);
        for (let row = 0; row < n; row++) if (shape[row] !== hisar.NO_SHAPE && this.matches(row)) this.matching[shape[row]] = 1;
      }
      return this.matching[index] === 1;
    }

    /** Whether a row is on the map: its days, its kind and its words. @param {number} row */
    shows(row) {
      if (!this.kindOn[this.columns.kind[row]] || !this.matches(row)) return false;
      return this.active(row);
    }

    active(row) {
      if (row < this.undated) return this.range.timeless;
      return this.columns.start[row] - this.first <= this.range.hi && this.endOf[row] >= this.range.lo;
    }

    /**
     * Counts for a range of days and a view. Only what crossed a handle is touched where nothing else changed.
     * @param {?number} from @param {?number} to days, null: no bound @param {View} view
     */
    count(from, to, view) {
      const range = this.clamped(from, to);
      if (this.stale || !sameView(this.view, view)) this.recount(range, view);
      else this.advance(range);
      return this;
    }

    clamped(from, to) {
      const days = this.days;
      return {
        lo: from === null ? 0 : Math.max(0, Math.min(days, from - this.first)),
        hi: to === null ? days - 1 : Math.max(-1, Math.min(days - 1, to - this.first)),
        timeless: from === null && to === null,
      };
    }

    recount(range, view) {
      this.view = view;
      this.range = range;
      this.stale = false;
      this.lay(view);
      for (let row = range.timeless ? 0 : this.undated, end = this.started(range.hi + 1); row < end; row++) {
        if (row < this.undated || this.endOf[row] >= range.lo) this.put(row, 1);
      }
      this.undatedMatching = 0;
      for (let row = 0; row < this.undated; row++) {
        if (this.kindOn[this.columns.kind[row]] && this.matches(row)) this.undatedMatching++;
      }
    }

    /** Empty counters and cells; the cells are fixed to the world, so that a move of the map does not reshuffle them. */
    lay(view) {
      this.column0 = Math.floor(view.left / CELL);
      this.row0 = Math.floor(view.top / CELL);
      this.across = Math.floor((view.left + view.width) / CELL) - this.column0 + 1;
      this.down = Math.floor((view.top + view.height) / CELL) - this.row0 + 1;
      this.cells = new Int32Array(this.across * this.down);
      this.perKind = new Int32Array(this.columns.kinds.length);
      this.shapeUse = new Int32Array(this.columns.shapes.length);
      this.shown = this.inView = this.unplaced = 0;
      this.sight.clear(view);
    }

    advance(range) {
      const was = this.range, { start } = this.columns;
      this.range = range;
      if (was.timeless !== range.timeless) this.each(0, this.undated, null, () => true, range.timeless ? 1 : -1);
      const lasted = (row) => this.endOf[row] >= was.lo;
      const begun = (row) => start[row] - this.first <= range.hi;
      this.each(this.started(was.hi + 1), this.started(range.hi + 1), null, lasted, 1);
      this.each(this.started(range.hi + 1), this.started(was.hi + 1), null, lasted, -1);
      this.each(this.ended(was.lo), this.ended(range.lo), this.byEnd, begun, -1);
      this.each(this.ended(range.lo), this.ended(was.lo), this.byEnd, begun, 1);
    }

    each(from, to, order, holds, by) {
      for (let i = from; i < to; i++) {
        const row = order ? order[i] : i;
        if (holds(row)) this.put(row, by);
      }
    }

    put(row, by) {
      if (!this.matches(row)) return;
      const kind = this.columns.kind[row], shape = this.columns.shape[row];
      this.perKind[kind] += by;
      if (!this.kindOn[kind]) return;
      this.shown += by;
      this.sight.put(row, by);
      if (shape !== hisar.NO_SHAPE) this.shapeUse[shape] += by;
      const x = this.x[row] * this.view.scale - this.view.left, y = this.y[row] * this.view.scale - this.view.top;
      if (x >= 0 && y >= 0 && x < this.view.width && y < this.view.height) {
        this.inView += by;
        const column = Math.floor((x + this.view.left) / CELL) - this.column0;
        const down = Math.floor((y + this.view.top) / CELL) - this.row0;
        this.cells[down * this.across + column] += by;
      } else if (x !== x) this.unplaced += by;
    }

    /** Calls `each` with every row shown. @param {(row: number) => void} each */
    forEachShown(each) {
      const { lo, hi, timeless } = this.range;
      for (let row = timeless ? 0 : this.undated, end = this.started(hi + 1); row < end; row++) {
        if (row >= this.undated && this.endOf[row] < lo) continue;
        if (this.kindOn[this.columns.kind[row]] && this.matches(row)) each(row);
      }
    }

    /** Kind → number shown. */
    byKind() {
      return Object.fromEntries(this.columns.kinds.map((kind, i) => [kind, this.kindOn[i] ? this.perKind[i] : 0]));
    }
  };

  hisar.CELL = CELL;

  function countUndated({ n, flags }) {
    let undated = 0;
    while (undated < n && flags[undated] & hisar.Flag.UNDATED) undated++;
    return undated;
  }

  function lastDay({ n, start, end, lastDay: known }, undated) {
    let last = known === null ? -Infinity : known;
    for (let row = undated; row < n; row++) {
      const day = end[row] === hisar.OPEN_END ? start[row] : end[row];
      if (day > last) last = day;
    }
    return last;
  }

  function sameView(one, other) {
    return one !== null && ['scale', 'left', 'top', 'width', 'height'].every((key) => one[key] === other[key]);
  }
})(globalThis.hisar = globalThis.hisar || {});
