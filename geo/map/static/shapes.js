// Draws what an event is besides its symbol: hatched areas, passages with a direction, circles somewhere in which.
(function (hisar) {
  'use strict';

  const HATCH = 7;

  /** Adds the rings of an area to a path. @param {import('./projection.js').Projection} projection */
  hisar.areaPath = function (rings, projection) {
    const path = new Path2D();
    for (const ring of rings) {
      ring.forEach((position, i) => {
        const [x, y] = projection.point(position);
        if (i) path.lineTo(x, y); else path.moveTo(x, y);
      });
      path.closePath();
    }
    return path;
  };

  /** Thin diagonal lines, whole or broken, fixed to the ground so that they do not swim when the map moves. */
  hisar.hatch = function (g, colour, projection, density, broken = false) {
    const size = HATCH * density, tile = document.createElement('canvas');
    tile.width = tile.height = size;
    const t = tile.getContext('2d');
    t.strokeStyle = colour;
    t.lineWidth = 1.3 * density;
    t.beginPath();
    for (const shift of [-size, 0, size]) {
      t.moveTo(shift - 1, size + 1);
      t.lineTo(shift + size + 1, -1);
    }
    t.stroke();
    if (broken) t.clearRect(0, 0, size, size * 0.4);
    const pattern = g.createPattern(tile, 'repeat');
    const offset = (edge) => -(Math.round(edge) % HATCH);
    pattern.setTransform(new DOMMatrix().translate(offset(projection.left), offset(projection.top)).scale(1 / density));
    return pattern;
  };

  /** A besieged area: a breath of colour, hatch, and an outline; one that is not in force, or not by all, is broken. */
  hisar.drawArea = function (g, path, colour, { hatch, broken, chosen }) {
    if (hatch) {
      g.globalAlpha = 0.1;
      g.fillStyle = colour;
      g.fill(path, 'evenodd');
      g.globalAlpha = chosen ? 1 : 0.8;
      g.fillStyle = hatch;
      g.fill(path, 'evenodd');
    }
    g.globalAlpha = hatch || chosen ? 1 : 0.7;
    g.strokeStyle = colour;
    g.lineWidth = chosen ? 3 : 1.6;
    g.lineJoin = 'round';
    g.setLineDash(broken ? [5, 4] : []);
    g.stroke(path);
    g.setLineDash([]);
    g.globalAlpha = 1;
  };

  /** A circle that holds the place; broken where the place is inferred. Never smaller than can be seen. */
  hisar.drawCircle = function (g, [x, y], radius, colour, { inferred, hatch, chosen }) {
    g.beginPath();
    g.arc(x, y, radius, 0, 2 * Math.PI);
    g.globalAlpha = chosen ? 0.16 : 0.07;
    g.fillStyle = colour;
    g.fill();
    if (hatch) {
      g.globalAlpha = 0.6;
      g.fillStyle = hatch;
      g.fill();
    }
    g.globalAlpha = chosen ? 1 : 0.75;
    g.strokeStyle = colour;
    g.lineWidth = chosen ? 2.4 : 1.3;
    g.setLineDash(inferred ? [6, 5] : []);
    g.stroke();
    g.setLineDash([]);
    g.globalAlpha = 1;
  };

  const DASHES = { closed: [3, 8], unknown: [10, 7], disputed: [10, 6, 3, 6] };

  /** A passage: a cased line, gently bent, with an arrow head where it leads; broken where it is not open to all. */
  hisar.drawPassage = function (g, from, to, { colour, halo, state, chosen }) {
    const bend = hisar.bendOf(from, to);
    const line = new Path2D();
    line.moveTo(...from);
    line.quadraticCurveTo(...bend, ...to);
    g.lineCap = 'round';
    g.strokeStyle = halo;
    g.lineWidth = chosen ? 9 : 7;
    g.stroke(line);
    g.strokeStyle = colour;
    g.lineWidth = chosen ? 4.5 : 3;
    g.setLineDash(DASHES[state] || []);
    g.stroke(line);
    g.setLineDash([]);
    drawHead(g, bend, to, colour, halo);
    g.fillStyle = halo;
    g.strokeStyle = colour;
    g.lineWidth = 2;
    g.beginPath();
    g.arc(...from, 3.5, 0, 2 * Math.PI);
    g.fill();
    g.stroke();
  };

  function drawHead(g, bend, [x, y], colour, halo) {
    g.save();
    g.translate(x, y);
    g.rotate(Math.atan2(y - bend[1], x - bend[0]));
    g.beginPath();
    g.moveTo(5, 0);
    g.lineTo(-10, -7.5);
    g.lineTo(-7, 0);
    g.lineTo(-10, 7.5);
    g.closePath();
    g.lineWidth = 3;
    g.strokeStyle = halo;
    g.stroke();
    g.fillStyle = colour;
    g.fill();
    g.restore();
  }

  /** The state of a crossing: a bar across when closed, a bar with a gap when open, both when disputed, else a question mark. */
  hisar.drawSign = function (g, [x, y], state, { colour, paper, font, glow }) {
    g.save();
    g.translate(x, y);
    g.lineCap = 'butt';
    ring(g, 9.5, paper, glow || paper, 3);
    ring(g, 8, paper, colour, 1.8);
    g.strokeStyle = g.fillStyle = colour;
    if (BARS[state]) drawBars(g, BARS[state]);
    else {
      g.font = `700 12px ${font}`;
      g.textAlign = 'center';
      g.textBaseline = 'middle';
      g.fillText('?', 0, 0.8);
    }
    g.restore();
  };

  const BARS = {
    closed: [[-5, 0, 5, 0]],
    open: [[-5.5, 0, -2, 0], [2, 0, 5.5, 0]],
    disputed: [[-5, -2.4, 5, -2.4], [-5, 2.4, -1.6, 2.4], [1.6, 2.4, 5, 2.4]],
  };

  function drawBars(g, bars) {
    g.lineWidth = bars.length > 2 ? 2.2 : 3.2;
    g.beginPath();
    for (const [x1, y1, x2, y2] of bars) {
      g.moveTo(x1, y1);
      g.lineTo(x2, y2);
    }
    g.stroke();
  }

  function ring(g, radius, fill, stroke, width) {
    g.beginPath();
    g.arc(0, 0, radius, 0, 2 * Math.PI);
    g.fillStyle = fill;
    g.fill();
    g.strokeStyle = stroke;
    g.lineWidth = width;
    g.stroke();
  }

  /** The control point of a passage's bend. @returns {[number, number]} */
  hisar.bendOf = function ([x1, y1], [x2, y2]) {
    return [(x1 + x2) / 2 - (y2 - y1) * 0.18, (y1 + y2) / 2 + (x2 - x1) * 0.18];
  };

  /** The point at a share of the way along a passage. @returns {[number, number]} */
  hisar.alongPassage = function (from, to, share) {
    const bend = hisar.bendOf(from, to), rest = 1 - share;
    return [0, 1].map((axis) => rest * rest * from[axis] + 2 * rest * share * bend[axis] + share * share * to[axis]);
  };

  /** The point half-way along a passage, where its symbol stands. @returns {[number, number]} */
  hisar.midway = (from, to) => hisar.alongPassage(from, to, 0.5);
})(globalThis.hisar = globalThis.hisar || {});
