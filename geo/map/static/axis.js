// Days ↔ pixels of the timeline, and where its ticks stand. No DOM.
(function (hisar) {
  'use strict';

  const DAY_MS = 86400000;

  hisar.Axis = class Axis {
    /**
     * @param {number} from first day seen @param {number} to last day seen, inclusive
     * @param {number} width pixels @param {boolean} rtl time runs right to left
     */
    constructor(from, to, width, rtl) { Object.assign(this, { from, to, width, rtl }); }

    get days() { return this.to - this.from + 1; }

    /** Pixels a day takes. */
    get perDay() { return this.width / this.days; }

    /** The x at which a day begins. @param {number} day may be a fraction */
    x(day) {
      const along = (day - this.from) * this.perDay;
      return this.rtl ? this.width - along : along;
    }

    /** The moment at an x, as a fraction of days. @param {number} x */
    at(x) { return this.from + (this.rtl ? this.width - x : x) / this.perDay; }

    /** Left edge and width of the days `first`–`last`, both inclusive. */
    stretch(first, last) {
      const a = this.x(first), b = this.x(last + 1);
      return [Math.min(a, b), Math.abs(b - a)];
    }

    /**
     * First and last day of an axis that shows `factor` times as many days, the moment at x `was` moved to x `now`;
     * no fewer than `fewest` days, and none beyond `first`–`last`.
     * @returns {[number, number]}
     */
    zoomed(factor, was, now, first, last, fewest) {
      const days = Math.min(last - first + 1, Math.max(fewest, Math.round(this.days * factor)));
      const share = (this.rtl ? this.width - now : now) / this.width;
      const from = Math.max(first, Math.min(last - days + 1, Math.round(this.at(was) - share * days)));
      return [from, from + days - 1];
    }

    /**
     * Where ticks stand, about one each `room` pixels, years as close as `yearRoom`: years, months or days.
     * @returns {{unit: 'year'|'month'|'day', days: number[]}}
     */
    ticks(room, yearRoom = room) {
      const wanted = Math.max(1, this.width / room), months = this.days / 30.4, years = months / 12;
      if (years > wanted / 2) return { unit: 'year', days: this.months(12 * niceStep(years * yearRoom / this.width)) };
      if (months > wanted / 2) return { unit: 'month', days: this.months([1, 2, 3, 6].find((s) => months / s <= wanted) || 12) };
      const step = [1, 2, 5, 10, 15].find((s) => this.days / s <= wanted) || 15;
      const days = [];
      for (let day = Math.ceil(this.from / step) * step; day <= this.to; day += step) days.push(day);
      return { unit: 'day', days };
    }

    /** First days of every `step`th month that is seen. */
    months(step) {
      const days = [], start = new Date(this.from * DAY_MS);
      let month = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
      for (; ; month += step) {
        const day = Date.UTC(Math.floor(month / 12), month % 12) / DAY_MS;
        if (day > this.to) return days;
        if (day >= this.from) days.push(day);
      }
    }
  };

  function niceStep(years) { return [1, 2, 5, 10, 20, 50, 100, 200, 500].find((step) => years <= step) || 1000; }
})(globalThis.hisar = globalThis.hisar || {});
