// The chosen days and how hands and keys move them. No DOM.
(function (hisar) {
  'use strict';

  /** A side of the range: a day, or null where nothing bounds it. @typedef {?number} Side */

  hisar.Brush = class Brush {
    /** @param {number} first @param {number} last ends of the timeline, inclusive */
    constructor(first, last) { Object.assign(this, { first, last, from: null, to: null }); }

    /** Keeps days that lie outside the timeline as they are: a link may name them. @param {Side} from @param {Side} to */
    set(from, to) {
      const swapped = from !== null && to !== null && from > to;
      [this.from, this.to] = swapped ? [to, from] : [from, to];
    }

    get whole() { return this.from === null && this.to === null; }

    /** First and last day as drawn: inside the timeline. @returns {[number, number]} */
    get days() {
      const clamp = (day) => Math.max(this.first, Math.min(this.last, day));
      return [clamp(this.from === null ? this.first : this.from), clamp(this.to === null ? this.last : this.to)];
    }

    /** Moves one handle to a day; it stops at the other. @param {'from'|'to'} side @param {number} day */
    move(side, day) {
      const [from, to] = this.days;
      if (side === 'from') this.assign(Math.min(day, to), to, side);
      else this.assign(from, Math.max(day, from), side);
    }

    /** Moves both handles together, as far as the timeline reaches. @param {number} by days */
    shift(by) {
      const [from, to] = this.days;
      const step = Math.max(this.first - from, Math.min(this.last - to, by));
      if (step) this.assign(from + step, to + step);
    }

    /** Chooses the days between two, in any order. */
    span(one, other) { this.assign(Math.min(one, other), Math.max(one, other)); }

    /** A handle at the end of the timeline bounds nothing; the side not moved keeps what it was. */
    assign(from, to, side) {
      if (side !== 'to') this.from = from <= this.first ? null : from;
      if (side !== 'from') this.to = to >= this.last ? null : to;
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
