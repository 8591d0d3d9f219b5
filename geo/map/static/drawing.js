// Everything the event canvas holds: areas, circles and passages, then symbols, then names, or cells of counts.
(function (hisar) {
  'use strict';

  const MOST_SYMBOLS = 3000;
  const MOST_SHAPES = 400;
  const RADIUS = 8;
  const NAMED_FROM_PIXELS = 14;

  /**
   * @typedef {object} Scene what is drawn
   * @property {import('./counts.js').Counts} counts @property {import('./projection.js').Projection} projection
   * @property {object} theme @property {import('./words.js').Words} words
   * @property {{shape: string, colour: string}[]} colours by kind
   * @property {number} chosen the chosen row, or -1 @property {?string} open the opened stack
   */

  /**
   * Draws the scene. @param {Scene} scene
   * @returns {{marks: object[], areas: object[], cells: boolean, labels: hisar.Labels}} what can be hit, and what was written
   */
  hisar.drawEvents = function (g, scene) {
    const cells = scene.counts.inView > MOST_SYMBOLS, labels = new hisar.Labels(g, scene.theme, scene.words.rtl, scene.projection.width);
    if (cells) hisar.drawCells(g, scene.counts, scene.theme, scene.words, labels);
    const marks = cells ? [] : hisar.layMarks(scene.counts, scene.projection, scene.open);
    const areas = drawShapes(g, scene, labels);
    drawLeaders(g, marks, scene.theme);
    const sprites = spritesOf(scene), chosen = scene.chosen < 0 ? [] : marks.filter(({ rows }) => rows.includes(scene.chosen));
    for (const mark of marks) if (!mark.quiet) drawMark(g, mark, scene, sprites);
    for (const mark of chosen) {
      drawGlow(g, mark, scene.theme);
      drawMark(g, mark, scene, sprites);
    }
    for (const { x, y, quiet } of marks) if (!quiet) labels.taken.push([x - RADIUS - 2, y - RADIUS - 2, x + RADIUS + 2, y + RADIUS + 2]);
    for (const write of areas.flatMap((area) => area.names)) write();
    return { marks, areas, cells, labels };
  };

  /** The shapes in use, in sight; circles first, then areas, then passages. */
  function drawShapes(g, scene, labels) {
    const { counts, projection } = scene, rows = shapeRows(counts), drawn = [];
    if (!rows) return drawn;
    for (const [index, row] of rows) {
      const shape = counts.columns.shapes[index], kind = counts.columns.kind[row];
      const chosen = scene.chosen >= 0 && counts.columns.shape[scene.chosen] === index;
      drawn.push({ shape, row, chosen, colour: scene.colours[kind].colour, hatched: !!shape.areas || scene.colours[kind].lasts,
        paths: [], names: [] });
    }
    const style = { g, scene, labels, projection, lang: scene.words.lang };
    for (const item of drawn) drawCircles(style, item);
    for (const item of drawn) drawAreas(style, item);
    for (const item of drawn) drawPassage(style, item);
    return drawn;
  }

  /** Shape → a row that draws it, or null where shapes would cover the map. */
  function shapeRows(counts) {
    const used = counts.shapeUse.reduce((sum, n) => sum + (n > 0 ? 1 : 0), 0), rows = new Map();
    if (!used || used > MOST_SHAPES) return null;
    const { shape } = counts.columns;
    for (let row = 0; row < counts.total && rows.size < used; row++) {
      if (shape[row] !== hisar.NO_SHAPE && !rows.has(shape[row]) && counts.shows(row)) rows.set(shape[row], row);
    }
    return rows;
  }

  function drawCircles({ g, scene, labels, projection, lang }, item) {
    for (const { point, radius_m: metres, inferred, names } of item.shape.circles || []) {
      const at = projection.point(point), radius = hisar.circleRadius(projection, metres, point[1]);
      if (!projection.near(at, radius)) continue;
      const siege = item.hatched && hisar.hatch(g, item.colour, projection, devicePixelRatio);
      hisar.drawCircle(g, at, radius, item.colour, { inferred, hatch: siege, chosen: item.chosen });
      if ((inferred || siege) && radius > NAMED_FROM_PIXELS) {
        const under = Math.min(at[1] + radius + 10, projection.height - 12);
        item.names.push(() => labels.write(names[lang] || names.en, at[0], under, nameStyle(scene, item.colour)));
      }
    }
  }

  function drawAreas({ g, scene, labels, projection, lang }, item) {
    const hatch = item.shape.areas && hisar.hatch(g, item.colour, projection, devicePixelRatio);
    for (const { rings, names } of item.shape.areas || []) {
      const box = boxOf(rings[0].map((position) => projection.point(position)));
      if (!projection.near([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2], Math.max(box[2] - box[0], box[3] - box[1]))) continue;
      const path = hisar.areaPath(rings, projection);
      item.paths.push(path);
      hisar.drawArea(g, path, item.colour, hatch, item.chosen);
      if (box[2] - box[0] < NAMED_FROM_PIXELS) continue;
      // No name may stand on another area: it would seem to be that one's.
      labels.taken.push(box);
      item.names.push(() => labels.writeAround(names[lang] || names.en, box, nameStyle(scene, item.colour)));
    }
  }

  function drawPassage({ g, scene, labels, projection, lang }, item) {
    const { passage } = item.shape;
    if (!passage) return;
    const ends = { from: projection.point(passage.from), to: projection.point(passage.to) };
    const long = Math.hypot(ends.to[0] - ends.from[0], ends.to[1] - ends.from[1]);
    if (!projection.near(hisar.midway(ends.from, ends.to), long + 20)) return;
    for (const end of ['from', 'to']) {
      if (!passage[`${end}_inferred`]) continue;
      const radius = hisar.circleRadius(projection, passage[`${end}_m`], passage[end][1]);
      hisar.drawCircle(g, ends[end], radius, item.colour, { inferred: true, chosen: item.chosen });
    }
    if (long < hisar.PASSAGE_FROM_PIXELS) return;
    hisar.drawPassage(g, ends.from, ends.to, { colour: item.colour, halo: scene.theme.halo, state: passage.state, chosen: item.chosen });
    const [left, top, right, bottom] = boxOf([ends.from, ends.to]);
    labels.taken.push([left - 6, top - 8, right + 6, bottom + 8]);
    for (const end of ['from', 'to']) {
      const [x, y] = ends[end], later = x > ends[end === 'from' ? 'to' : 'from'][0], text = passage.names[end];
      const places = [[x + (later ? 12 : -12), y, later ? 'left' : 'right'], [x, y + 20, 'center'], [x, y - 20, 'center']];
      item.names.push(() => labels.writeFirst(text[lang] || text.en, places, nameStyle(scene, item.colour)));
    }
  }

  function nameStyle({ theme }, colour) { return { font: `600 13px ${theme.font}`, size: 15, colour }; }

  function boxOf(points) {
    const xs = points.map(([x]) => x), ys = points.map(([, y]) => y);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }

  /** Thin lines from symbols that were fanned out to the place they stand for. */
  function drawLeaders(g, marks, theme) {
    g.strokeStyle = g.fillStyle = theme.muted;
    g.lineWidth = 1;
    for (const { x, y, home } of marks) {
      if (!home || (home[0] === x && home[1] === y)) continue;
      g.beginPath();
      g.moveTo(...home);
      g.lineTo(x, y);
      g.stroke();
      g.fillRect(home[0] - 1.5, home[1] - 1.5, 3, 3);
    }
  }

  /** The symbols of every kind, large for a point and small for the rim of a circle. */
  function spritesOf({ colours, theme }) {
    const density = devicePixelRatio;
    const of = (halo, radius) => {
      const images = colours.map((each) => hisar.sprite(each, each.colour, halo, radius, density));
      return images.map((image) => ({ image, size: image.width / density }));
    };
    return { large: of(theme.halo, RADIUS), small: of(theme.paper, RADIUS - 2.5) };
  }

  function drawMark(g, mark, scene, sprites) {
    const kind = scene.counts.columns.kind[mark.row];
    if (mark.rows.length > 1) drawStack(g, mark, scene);
    else if (mark.rough) drawBadge(g, mark, sprites.small[kind], scene.colours[kind].colour, scene.theme);
    else drawSprite(g, mark, sprites.large[kind]);
  }

  function drawSprite(g, { x, y }, { image, size }) {
    g.drawImage(image, x - size / 2, y - size / 2, size, size);
  }

  /** A symbol that rides on a circle: small, in a ring of its own, so that it does not read as a point on the ground. */
  function drawBadge(g, mark, sprite, colour, theme) {
    disc(g, mark, RADIUS + 2, theme.paper, colour, 1.3);
    drawSprite(g, mark, sprite);
  }

  function drawStack(g, mark, { theme, words }) {
    const text = words.number(mark.rows.length);
    g.font = `600 11px ${theme.font}`;
    disc(g, mark, Math.max(12, g.measureText(text).width / 2 + 5), theme.paper, theme.ink, 1.6);
    g.fillStyle = theme.ink;
    g.textAlign = 'center';
    g.textBaseline = 'middle';
    g.fillText(text, mark.x, mark.y + 0.5);
  }

  function drawGlow(g, mark, theme) {
    g.save();
    g.shadowColor = theme.glow;
    g.shadowBlur = 12;
    disc(g, mark, RADIUS + 6, theme.halo, theme.glow, 3);
    g.restore();
  }

  function disc(g, { x, y }, radius, fill, stroke, width) {
    g.beginPath();
    g.arc(x, y, radius, 0, 2 * Math.PI);
    g.fillStyle = fill;
    g.fill();
    g.strokeStyle = stroke;
    g.lineWidth = width;
    g.stroke();
  }
})(globalThis.hisar = globalThis.hisar || {});
