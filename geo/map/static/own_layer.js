// A person's own layer, made ready to draw and to point at: world fractions, boxes, hits. No DOM.
(function (hisar) {
  'use strict';

  /**
   * @typedef {object} OwnFeature see geo/map/own_layer.py
   * @property {string} name @property {[string, string][]} facts
   * @property {Float64Array[]} points @property {Float64Array[]} lines @property {Float64Array[]} rings x and y in turn
   * @property {[number, number, number, number]} box west, north, east, south in fractions of the world
   */

  /** @param {{name: string, features: object[]}} layer @returns {{name: string, features: OwnFeature[]}} */
  hisar.readOwnLayer = ({ name, features }) => ({ name: String(name), features: features.map(readFeature) });

  function readFeature({ name, facts, points = [], lines = [], areas = [] }) {
    const feature = {
      name: String(name), facts: facts.map(([key, value]) => [String(key), String(value)]),
      points: points.map((point) => flat([point])), lines: lines.map(flat), rings: areas.flat().map(flat),
    };
    return { ...feature, box: boxOf([...feature.points, ...feature.lines, ...feature.rings]) };
  }

  function flat(positions) { return Float64Array.from(positions.flatMap(([lon, lat]) => [hisar.worldX(lon), hisar.worldY(lat)])); }

  function boxOf(paths) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const path of paths) {
      for (let i = 0; i < path.length; i += 2) {
        box[0] = Math.min(box[0], path[i]);
        box[1] = Math.min(box[1], path[i + 1]);
        box[2] = Math.max(box[2], path[i]);
        box[3] = Math.max(box[3], path[i + 1]);
      }
    }
    return box;
  }

  /** The features a view touches. @param {import('./projection.js').Projection} projection @param {number} reach pixels */
  hisar.ownInSight = function ({ features }, { scale, left, top, width, height }, reach = 12) {
    const [west, north, east, south] = [left - reach, top - reach, left + width + reach, top + height + reach].map((edge) => edge / scale);
    return features.filter(({ box }) => box[2] >= west && box[0] <= east && box[3] >= north && box[1] <= south);
  };

  /** The feature at a point of the canvas: a point or a line within reach, else the last area that holds it. */
  hisar.ownAt = function (layer, projection, x, y, reach) {
    const { scale, left, top } = projection, at = [(x + left) / scale, (y + top) / scale], near = reach / scale;
    const seen = layer.features.filter(({ box }) => at[0] >= box[0] - near && at[0] <= box[2] + near && at[1] >= box[1] - near && at[1] <= box[3] + near);
    const nearest = (paths) => seen.findLast((feature) => paths(feature).some((path) => distance(path, at) <= near));
    return nearest(({ points }) => points) || nearest(({ lines }) => lines) || seen.findLast(({ rings }) => holds(rings, at)) || null;
  };

  /** How far a point is from a path, in fractions of the world. */
  function distance(path, [x, y]) {
    let best = Math.hypot(path[0] - x, path[1] - y);
    for (let i = 2; i < path.length; i += 2) {
      const [ax, ay, dx, dy] = [path[i - 2], path[i - 1], path[i] - path[i - 2], path[i + 1] - path[i - 1]];
      const share = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
      best = Math.min(best, Math.hypot(ax + share * dx - x, ay + share * dy - y));
    }
    return best;
  }

  /** Whether rings hold a point, by the even-odd rule: a ring within a ring is a hole. */
  function holds(rings, [x, y]) {
    let inside = false;
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        const crosses = (ring[i + 1] > y) !== (ring[j + 1] > y);
        if (crosses && x < (ring[j] - ring[i]) * (y - ring[i + 1]) / (ring[j + 1] - ring[i + 1]) + ring[i]) inside = !inside;
      }
    }
    return inside;
  }
})(globalThis.hisar = globalThis.hisar || {});
