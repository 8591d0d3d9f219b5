// The chosen days and how hands and keys move them, in each mode. No DOM.
(function (hisar) {
  'use strict';

  const USUAL_SHARE = 1 / 12;

  /** A side of the range: a day, or null where nothing bounds it. @typedef {?number} Side */
  /**
   * How the chosen days move: a window with two ends; everything up to a day; or one day.
   * @typedef {'window'|'cumulative'|'day'} Mode
   */

  /** @type {Mode[]} */
  hisar.MODES = ['window', 'cumulative', 'day'];

  hisar.Brush = class Brush {
    /** @param {number} first @param {number} last ends of the timeline, inclusive */
    constructor(first, last) {
      const width = Math.max(1, Math.floor((last - first + 1) * USUAL_SHARE));
      Object.assign(this, { first, last, from: null, to: null, mode: 'window', width });
    }

    /** Keeps days that lie outside the timeline as they are: a link may name them. @param {Side} from @param {Side} to */
    set(from, to) {
      const swapped = from !== null && to !== null && from > to;
      [this.from, this.to] = swapped ? [to, from] : [from, to];
      if (!this.fits(this.mode)) this.mode = 'window';
    }

    /** Sets days and mode together; days that are not of the mode are a window's. @param {Mode} mode */
    command(from, to, mode) {
      this.mode = mode;
      this.set(from, to);
    }

    /** Whether the days are such as a mode has. @param {Mode} mode */
    fits(mode) {
      if (mode === 'day') return this.from !== null && this.from === this.to;
      return mode === 'cumulative' ? this.from === null : true;
    }

    /** Changes the mode; the last chosen day stays, and a window comes back as wide as it was. @param {Mode} mode */
    choose(mode) {
      const [from, to] = this.days;
      if (mode === this.mode) return;
      if (this.mode === 'window' && !this.whole) this.width = to - from + 1;
      this.mode = mode;
      if (mode === 'day') this.from = this.to = to;
      else if (mode === 'cumulative') this.assign(this.first, to);
      else if (!this.whole) this.assign(to - this.width + 1, to);
    }

    get whole() { return this.from === null && this.to === null; }

    /** First and last day as drawn: inside the timeline. @returns {[number, number]} */
    get days() {
      const clamp = (day) => Math.max(this.first, Math.min(this.last, day));
      return [clamp(this.from === null ? this.first : this.from), clamp(this.to === null ? this.last : this.to)];
    }

    /** Moves one handle to a day; it stops at the other. Modes with one handle have but one. @param {'from'|'to'} side */
    move(side, day) {
      const [from, to] = this.days, here = Math.max(this.first, Math.min(this.last, day));
      if (this.mode === 'day') this.from = this.to = here;
      else if (this.mode === 'cumulative') this.assign(this.first, here);
      else if (side === 'from') this.assign(Math.min(day, to), to, side);
      else this.assign(from, Math.max(day, from), side);
    }

    /** Moves what is chosen as a whole, as far as the timeline reaches. @param {number} by days */
    shift(by) {
      const [from, to] = this.days;
      if (this.mode !== 'window') return this.move('to', to + by);
      const step = Math.max(this.first - from, Math.min(this.last - to, by));
      if (step) this.assign(from + step, to + step);
    }

    /** Chooses the days between two, in any order, as a window. */
    span(one, other) {
      this.mode = 'window';
      this.assign(Math.min(one, other), Math.max(one, other));
    }

    /** A handle at the end of the timeline bounds nothing; the side not moved keeps what it was. */
    assign(from, to, side) {
      if (side !== 'to') this.from = from <= this.first ? null : from;
      if (side !== 'from') this.to = to >= this.last ? null : to;
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
