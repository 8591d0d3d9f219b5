// How each kind of thing on the base map is drawn, and how and from which zoom its name is written.
(function (hisar) {
  'use strict';

  const LINES = {
    boundary: { colour: 'border', width: 1.4 }, governorate: { colour: 'border', width: 0.9 },
    district: { colour: 'line', width: 1, dash: [6, 3] }, subdistrict: { colour: 'line', width: 0.9, dash: [1.5, 3] },
    neighbourhood: { colour: 'line', width: 0.8 }, road: { colour: 'road', width: 1 },
  };
  const FILLED = { world: 'abroad', sea: 'sea', land: 'land', lake: 'water', governorate: 'land' };
  const POINTS = ['town', 'village', 'landmark'];
  /** From the ground up. */
  hisar.BASE_ORDER = ['world', 'sea', 'land', 'governorate', 'subdistrict', 'district', 'neighbourhood', 'lake', 'river', 'road',
    'boundary', 'landmark', 'village', 'town'];
  /** Whose name finds room first. */
  hisar.BASE_NAMED = ['town', 'neighbourhood', 'village', 'landmark', 'lake', 'river', 'governorate', 'district', 'subdistrict'];

  /** Zooms between which units bear their names: farther in, what lies in them is named instead. */
  const UNIT_NAMED = { governorate: [7, 9], district: [9, 10], subdistrict: [11, 12] };
  const SAME_NAME_WITHIN = 120;
  const WORLD_UNTIL_ZOOM = 6;
  const RIVER_GROWS_FROM = 5;
  const WIDEST_RIVER = 7;
  /** From here on a river is drawn as the band it flows in: its line is not as exact as the screen. */
  const BAND_FROM_ZOOM = 11;

  /** What lies under everything: the sea as long as the rough continents are drawn on it, farther in the land abroad. */
  hisar.groundOf = (zoom, theme) => theme[zoom < WORLD_UNTIL_ZOOM ? 'sea' : 'abroad'];

  /** Draws one feature. @param {object} feature see base.js @param {object} scene `{g, zoom, theme, projection}` */
  hisar.drawBase = function (feature, scene) {
    if (feature.kind === 'world' && scene.zoom >= WORLD_UNTIL_ZOOM) return;
    if (POINTS.includes(feature.kind)) return drawPoint(feature, scene);
    if (feature.kind === 'river') return drawRiver(feature, scene);
    const { g, theme, projection } = scene, { kind, paths } = feature, line = LINES[kind], path = pathOf(paths, projection, kind in FILLED);
    if (kind in FILLED) {
      g.fillStyle = theme[FILLED[kind]];
      g.fill(path, 'evenodd');
    }
    if (line) strokeLine(g, path, theme[line.colour], line.width, line.dash);
  };

  function strokeLine(g, path, colour, width, dash = []) {
    g.strokeStyle = colour;
    g.lineWidth = width;
    g.lineJoin = g.lineCap = 'round';
    g.setLineDash(dash);
    g.stroke(path);
    g.setLineDash([]);
  }

  function pathOf(paths, projection, close) {
    const drawn = new Path2D();
    for (const path of paths) {
      for (let i = 0; i < path.length; i += 2) {
        const [x, y] = projection.world(path[i], path[i + 1]);
        if (i) drawn.lineTo(x, y); else drawn.moveTo(x, y);
      }
      if (close) drawn.closePath();
    }
    return drawn;
  }

  /** A river bends, and nobody surveyed the corners of its line: a curve through the middles of its legs. */
  function curveOf(paths, projection) {
    const drawn = new Path2D();
    for (const path of paths) {
      const points = Array.from({ length: path.length / 2 }, (_, i) => projection.world(path[2 * i], path[2 * i + 1]));
      drawn.moveTo(...points[0]);
      for (let i = 1; i < points.length - 1; i++) {
        const [[x, y], [nextX, nextY]] = [points[i], points[i + 1]];
        drawn.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
      }
      drawn.lineTo(...points.at(-1));
    }
    return drawn;
  }

  function drawRiver({ paths, rank, rough, within_m: within, box }, { g, zoom, theme, projection }) {
    const path = curveOf(paths, projection), width = Math.max(1, Math.min(WIDEST_RIVER, (zoom - RIVER_GROWS_FROM) * (rank <= 5 ? 0.75 : 0.45)));
    if (zoom >= BAND_FROM_ZOOM && within) {
      const lat = hisar.latitude((box[1] + box[3]) / 2);
      g.globalAlpha = 0.16;
      strokeLine(g, path, theme.water, 2 * projection.length(within, lat));
      g.globalAlpha = 1;
    }
    strokeLine(g, path, theme.water, width, rough && zoom > 9 ? [8, 6] : []);
  }

  function drawPoint({ kind, rank, paths: [[x, y]] }, { g, theme, projection }) {
    const [left, top] = projection.world(x, y);
    g.fillStyle = kind === 'landmark' ? theme.muted : theme.paper;
    g.strokeStyle = theme.muted;
    g.lineWidth = 1;
    g.beginPath();
    if (kind === 'landmark') g.rect(left - 2, top - 2, 4, 4);
    else g.arc(left, top, kind === 'village' ? 1.5 : rank <= 6 ? 2.6 : 1.9, 0, 2 * Math.PI);
    g.fill();
    g.stroke();
  }

  /** Writes a feature's name where there is room. @param {hisar.Labels} labels */
  hisar.nameBase = function (feature, text, { zoom, projection, theme }, labels) {
    const style = nameStyle(feature, zoom, theme);
    if (!style) return;
    const [x, y] = labelPoint(feature, projection);
    if (standsNear(labels.written.get(text), x, y)) return;
    if (POINTS.includes(feature.kind)) labels.writeBeside(text, x, y, 6, style);
    else labels.write(text, x, y, style);
  };

  /** A village and the neighbourhood it has become bear one name: it is written once. */
  function standsNear(box, x, y) { return box && Math.hypot((box[0] + box[2]) / 2 - x, (box[1] + box[3]) / 2 - y) < SAME_NAME_WITHIN; }

  /** Where a name stands: at a point, where an area has room for it, or half-way along a line. */
  function labelPoint({ kind, paths, box, at }, projection) {
    if (POINTS.includes(kind)) return projection.world(paths[0][0], paths[0][1]);
    if (at) return projection.point(at);
    if (kind !== 'river') return projection.world((box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
    const longest = paths.reduce((one, other) => (other.length > one.length ? other : one)), middle = 2 * Math.floor(longest.length / 4);
    return projection.world(longest[middle], longest[middle + 1]);
  }

  function nameStyle({ kind, rank }, zoom, theme) {
    const font = (size, weight) => ({ font: `${weight} ${size}px ${theme.font}`, size: size + 2 });
    if (kind === 'town') return { ...font(rank <= 6 ? 12.5 : 11.5, rank <= 6 ? 600 : 400), colour: theme.ink };
    if (kind === 'village') return { ...font(10.5, 400), colour: theme.ink };
    if (kind === 'landmark') return { ...font(10.5, 'italic 400'), colour: theme.muted };
    if (kind === 'neighbourhood') return { ...font(11, 400), colour: theme.muted };
    if (kind === 'lake' || kind === 'river') return zoom >= rank + 1 && { ...font(11, 'italic 400'), colour: theme['water-ink'] };
    const [from, to] = UNIT_NAMED[kind] || [Infinity, 0];
    return zoom >= from && zoom <= to && { ...font(kind === 'governorate' ? 11.5 : 10.5, 'italic 400'), colour: theme.muted };
  }
})(globalThis.hisar = globalThis.hisar || {});
