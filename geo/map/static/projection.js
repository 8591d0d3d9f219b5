// Degrees → fractions of the world (Web Mercator) → pixels of the canvas. No DOM.
(function (hisar) {
  'use strict';

  const RADIANS = Math.PI / 180;
  const EQUATOR_M = 40075016.68557849;
  const LIMIT = 85.0511287798;

  /** @param {number} lon degrees @returns {number} 0–1 from the west */
  hisar.worldX = (lon) => (lon + 180) / 360;

  /** @param {number} lat degrees @returns {number} 0–1 from the north */
  hisar.worldY = function (lat) {
    const sine = Math.sin(Math.max(-LIMIT, Math.min(LIMIT, lat)) * RADIANS);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  };

  /** The canvas's pixels for a view. */
  hisar.Projection = class Projection {
    /** @param {import('./counts.js').View} view */
    constructor(view) { Object.assign(this, view); }

    /** @param {[number, number]} position lon, lat @returns {[number, number]} */
    point([lon, lat]) { return this.world(hisar.worldX(lon), hisar.worldY(lat)); }

    world(x, y) { return [x * this.scale - this.left, y * this.scale - this.top]; }

    /** Pixels that `metres` take at a latitude. */
    length(metres, lat) { return metres / (EQUATOR_M * Math.cos(lat * RADIANS)) * this.scale; }

    /** Whether a box around a point, `reach` pixels to each side, touches the canvas. */
    near([x, y], reach) {
      return x > -reach && y > -reach && x < this.width + reach && y < this.height + reach;
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
