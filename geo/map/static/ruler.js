// A way measured point by point: its legs and its length over the globe. No DOM.
(function (hisar) {
  'use strict';

  const RADIANS = Math.PI / 180;
  const EARTH_M = 6371008.8;

  /** Metres between two positions along a great circle (haversine; the mean radius: good to half a percent). */
  hisar.metresBetween = function ([lon1, lat1], [lon2, lat2]) {
    const half = (a, b) => Math.sin((b - a) * RADIANS / 2) ** 2;
    const h = half(lat1, lat2) + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * half(lon1, lon2);
    return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)));
  };

  hisar.Ruler = class Ruler {
    constructor() {
      /** @type {[number, number][]} lon, lat */
      this.points = [];
    }

    /** Adds a point; the same one twice in turn is one. @param {[number, number]} position lon, lat */
    add(position) {
      const last = this.points.at(-1);
      if (!last || last[0] !== position[0] || last[1] !== position[1]) this.points.push(position);
    }

    undo() { this.points.pop(); }

    clear() { this.points = []; }

    /** Metres from the first point to each, as far as `loose`, where the pointer is, if there is one. */
    lengths(loose = null) {
      let sum = 0;
      const way = this.points.length && loose ? [...this.points, loose] : this.points;
      return way.map((point, i) => (sum += i ? hisar.metresBetween(way[i - 1], point) : 0));
    }

    /** Metres from the first point to the last. */
    get metres() { return this.lengths().at(-1) || 0; }
  };

  /** A length in words, as exact as it is worth: metres below one kilometre, then kilometres. @param {number} metres */
  hisar.lengthInWords = function (words, metres) {
    if (metres < 1000) return words.say('metres', { n: words.number(Math.round(metres)) });
    const digits = metres < 10000 ? 2 : metres < 100000 ? 1 : 0;
    return words.say('kilometres', { n: words.number(Number((metres / 1000).toFixed(digits))) });
  };
})(globalThis.hisar = globalThis.hisar || {});
