// Everything the event canvas holds: areas, circles and passages, then symbols, then names, or cells of counts.
(function (hisar) {
  'use strict';

  const MOST_SYMBOLS = 2000;
  /** Of the map for each symbol: with less, they cover one another until nobody can tell them apart. */
  const SYMBOL_NEEDS_PIXELS = 256;
  const RADIUS = 8;

  /**
   * @typedef {object} Scene what is drawn
   * @property {import('./counts.js').Counts} counts @property {import('./projection.js').Projection} projection
   * @property {object} theme @property {import('./words.js').Words} words
   * @property {{shape: string, colour: string}[]} colours by kind
   * @property {[number, number, number, number][]} covered boxes of the canvas that something else covers
   * @property {number} chosen the chosen row, or -1 @property {?string} open the opened stack
   */

  /**
   * Draws the scene. @param {Scene} scene
   * @returns {{marks: object[], areas: object[], cells: boolean, labels: hisar.Labels}} what can be hit, and what was written
   */
  hisar.drawEvents = function (g, scene) {
    const cells = scene.counts.inView > mostSymbols(scene.projection), labels = new hisar.Labels(g, scene.theme, scene.words.rtl, scene.projection.width);
    labels.taken.push(...scene.covered);
    if (cells) hisar.drawCells(g, scene.counts, scene.theme, scene.words, labels);
    const marks = cells ? chosenAlone(scene) : hisar.layMarks(scene.counts, scene.projection, scene.open);
    const areas = hisar.drawShapes(g, scene, labels);
    drawLeaders(g, marks, scene.theme);
    const sprites = spritesOf(scene), chosen = scene.chosen < 0 ? [] : marks.filter(({ rows }) => rows.includes(scene.chosen));
    for (const mark of marks) if (!mark.quiet) drawMark(g, mark, scene, sprites);
    for (const mark of chosen) {
      drawGlow(g, mark, scene.theme);
      drawMark(g, mark, scene, sprites);
    }
    for (const mark of marks) if (!mark.quiet) labels.taken.push(boxOf(mark));
    for (const write of areas.flatMap((area) => area.names)) write();
    return { marks, areas, cells, labels };
  };

  /** How many events are drawn as symbols before cells with counts take over. */
  function mostSymbols({ width, height }) { return Math.min(MOST_SYMBOLS, width * height / SYMBOL_NEEDS_PIXELS); }

  /** Among cells only the chosen event has a symbol. */
  function chosenAlone({ counts, chosen, projection }) {
    if (chosen < 0 || !counts.shows(chosen) || Number.isNaN(counts.x[chosen])) return [];
    const [x, y] = projection.world(counts.sight.x[chosen], counts.sight.y[chosen]);
    return [{ x, y, row: chosen, rows: [chosen], rough: false, spot: 'chosen', home: null }];
  }

  /** What a symbol covers; marks are kept from frame to frame, and their boxes with them. */
  function boxOf(mark) {
    const { x, y } = mark, reach = RADIUS + 2;
    return (mark.box = mark.box || [x - reach, y - reach, x + reach, y + reach]);
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

  /** On whole pixels: an image that lies between pixels is blended anew, which takes twice the time. */
  function drawSprite(g, { x, y }, { image, size }) {
    const density = devicePixelRatio, snapped = (edge) => Math.round(edge * density) / density;
    g.drawImage(image, snapped(x - size / 2), snapped(y - size / 2), size, size);
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
