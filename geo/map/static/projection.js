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

  /** The latitude of a fraction of the world's height; `worldY` the other way. @param {number} y */
  hisar.latitude = (y) => Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) / RADIANS;

  const MARGIN = 24;
  const boxes = new WeakMap();

  /** Whether a shape (geo/map/shapes.py) may touch the canvas. @param {import('./projection.js').Projection} projection */
  hisar.inSight = function (shape, projection) {
    if (!boxes.has(shape)) boxes.set(shape, boxOf(shape));
    const [west, north, east, south] = boxes.get(shape), { scale, left, top, width, height } = projection;
    return east * scale > left - MARGIN && west * scale < left + width + MARGIN
      && south * scale > top - MARGIN && north * scale < top + height + MARGIN;
  };

  /** The box around all parts of a shape, in fractions of the world; a passage's bend stays within half its length. */
  function boxOf({ areas = [], circles = [], passage, gate }) {
    const points = areas.flatMap(({ rings }) => rings.flat().map((position) => [position, 0]));
    points.push(...circles.map(({ point, radius_m: metres }) => [point, hisar.worldLength(metres, point[1])]));
    if (gate) points.push([gate.point, 0]);
    if (passage) {
      const { from, to } = passage, bend = Math.hypot(hisar.worldX(from[0]) - hisar.worldX(to[0]), hisar.worldY(from[1]) - hisar.worldY(to[1])) / 2;
      for (const end of ['from', 'to']) points.push([passage[end], Math.max(bend, hisar.worldLength(passage[`${end}_m`], passage[end][1]))]);
    }
    return points.reduce(([west, north, east, south], [[lon, lat], reach]) => [
      Math.min(west, hisar.worldX(lon) - reach), Math.min(north, hisar.worldY(lat) - reach),
      Math.max(east, hisar.worldX(lon) + reach), Math.max(south, hisar.worldY(lat) + reach),
    ], [Infinity, Infinity, -Infinity, -Infinity]);
  }

  /** Metres at a latitude as a fraction of the world's width. */
  hisar.worldLength = (metres, lat) => metres / (EQUATOR_M * Math.cos(lat * RADIANS));

  /** The canvas's pixels for a view. */
  hisar.Projection = class Projection {
    /** @param {import('./counts.js').View} view */
    constructor(view) { Object.assign(this, view); }

    /** @param {[number, number]} position lon, lat @returns {[number, number]} */
    point([lon, lat]) { return this.world(hisar.worldX(lon), hisar.worldY(lat)); }

    world(x, y) { return [x * this.scale - this.left, y * this.scale - this.top]; }

    /** Pixels that `metres` take at a latitude. */
    length(metres, lat) { return hisar.worldLength(metres, lat) * this.scale; }

    /** Whether a box around a point, `reach` pixels to each side, touches the canvas. */
    near([x, y], reach) {
      return x > -reach && y > -reach && x < this.width + reach && y < this.height + reach;
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
