// Draws a person's own layer under the events, in a colour and with a mark that no event has.
(function (hisar) {
  'use strict';

  const MOST_NAMES = 250;
  const MARK = 4.5;

  /** Draws the layer on its pane, where the map is now. */
  hisar.drawOwnLayer = function (g, layer, projection, theme, rtl) {
    const seen = hisar.ownInSight(layer, projection);
    for (const feature of seen) drawArea(g, feature.rings, projection, theme);
    for (const feature of seen) drawLines(g, feature, projection, theme);
    for (const feature of seen) for (const [x, y] of feature.points) drawPoint(g, projection.world(x, y), theme);
    if (seen.length <= MOST_NAMES) writeNames(g, seen, projection, theme, rtl);
  };

  function drawArea(g, rings, projection, theme) {
    if (!rings.length) return;
    g.globalAlpha = 0.12;
    g.fillStyle = theme.own;
    g.fill(pathOf(rings, projection, true), 'evenodd');
    g.globalAlpha = 1;
  }

  function drawLines(g, { lines, rings }, projection, theme) {
    const path = pathOf(rings, projection, true);
    path.addPath(pathOf(lines, projection, false));
    g.lineJoin = g.lineCap = 'round';
    for (const [colour, width] of [[theme.halo, 4], [theme.own, 2]]) {
      g.strokeStyle = colour;
      g.lineWidth = width;
      g.stroke(path);
    }
  }

  function pathOf(lines, projection, close) {
    const path = new Path2D();
    for (const line of lines) {
      for (let i = 0; i < line.length; i += 2) {
        const [x, y] = projection.world(line[i], line[i + 1]);
        if (i) path.lineTo(x, y); else path.moveTo(x, y);
      }
      if (close) path.closePath();
    }
    return path;
  }

  /** A hollow square: no kind of event has one. */
  function drawPoint(g, [x, y], theme) {
    g.fillStyle = theme.paper;
    g.fillRect(x - MARK, y - MARK, 2 * MARK, 2 * MARK);
    g.strokeStyle = theme.own;
    g.lineWidth = 2.5;
    g.strokeRect(x - MARK, y - MARK, 2 * MARK, 2 * MARK);
  }

  function writeNames(g, seen, projection, theme, rtl) {
    const labels = new hisar.Labels(g, theme, rtl, projection.width), style = { font: `500 11.5px ${theme.font}`, size: 14, colour: theme.own };
    for (const { name, box } of seen) {
      if (!name) continue;
      const [x, y] = projection.world((box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
      labels.writeBeside(name, x, y, 9, style);
    }
  }
})(globalThis.hisar = globalThis.hisar || {});
