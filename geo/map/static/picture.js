// The map as a picture that says what it shows: dates and counts, legend, scale, attribution, licence and link.
(function (hisar) {
  'use strict';

  const LEAST_WIDTH = 560;
  const MARGIN = 18;

  const DENSITY = 2;

  /**
   * Draws the picture, sharp enough to be printed. @param {hisar.EventMap} live
   * @param {import('./colophon.js').About} about @returns {Promise<Blob>} a PNG
   */
  hisar.picture = function (live, about) {
    const canvas = document.createElement('canvas');
    atDensity(Math.max(DENSITY, devicePixelRatio), live, () => paint(canvas, live, about));
    return new Promise((resolve) => { canvas.toBlob(resolve, 'image/png'); });
  };

  /** All that is drawn asks the window how dense the screen is: for the picture it answers as a denser one would. */
  function atDensity(density, live, act) {
    const own = Object.getOwnPropertyDescriptor(window, 'devicePixelRatio');
    const redraw = () => {
      live.draw();
      if (live.map.hisarBase) live.map.hisarBase.draw();
    };
    Object.defineProperty(window, 'devicePixelRatio', { configurable: true, value: density });
    try {
      redraw();
      act();
    } finally {
      Object.defineProperty(window, 'devicePixelRatio', own);
      redraw();
    }
  }

  function paint(canvas, live, about) {
    const width = Math.max(LEAST_WIDTH, live.map.getSize().x);
    const how = { width, margin: MARGIN, rtl: live.words.rtl, theme: live.theme };
    const height = Math.ceil(lay(new hisar.Leaf(canvas.getContext('2d'), how), live, about));
    const g = hisar.sharpContext(canvas, width, height, devicePixelRatio);
    g.fillStyle = live.theme.paper;
    g.fillRect(0, 0, width, height);
    lay(new hisar.Leaf(g, how), live, about);
  }

  /** Every part in its place. @returns {number} the height of all */
  function lay(leaf, live, about) {
    const { words } = live;
    leaf.paragraph(about.title[words.lang] || '', { size: 17, weight: 600 });
    leaf.paragraph(live.timeline.row.sentence.textContent, { size: 14 });
    if (about.words) leaf.paragraph(`${words.say('searched')}: ${about.words}`);
    leaf.gap(10);
    drawScale(leaf, live, leaf.map(live.map.getContainer()));
    leaf.gap(12);
    leaf.columns([...kindsOf(live), ...keysOf(live)]);
    leaf.gap(12);
    if (live.base && live.base !== 'offline') leaf.paragraph(words.say('no_tiles'), { weight: 600, size: 11 });
    leaf.paragraph(words.say('sources'), { size: 11, colour: 'muted' });
    for (const [label, text] of about.lines[words.lang] || []) leaf.paragraph(`${label}: ${text}`, { size: 11, colour: 'muted' });
    leaf.paragraph(hisar.linkNow(live, about.link), { size: 11, ltr: true });
    return leaf.y + MARGIN - 6;
  }

  function drawScale({ g, theme }, { controls, words, map }, { left, bottom }) {
    const wide = controls.bar.offsetWidth, x = words.rtl ? left + map.getSize().x - wide - 12 : left + 12, y = bottom - 12;
    g.fillStyle = theme.halo;
    g.fillRect(x - 5, y - 22, wide + 10, 28);
    g.fillStyle = theme.ink;
    g.fillRect(x, y - 2, wide, 2);
    g.fillRect(x, y - 6, 1, 6);
    g.fillRect(x + wide - 1, y - 6, 1, 6);
    g.font = `400 11px ${theme.font}`;
    g.direction = words.rtl ? 'rtl' : 'ltr';
    g.textAlign = 'center';
    g.textBaseline = 'bottom';
    g.fillText(controls.length.textContent, x + wide / 2, y - 5);
  }

  /** The kinds on the map with their signs and counts. */
  function kindsOf({ counts, words, colours, theme }) {
    const items = [];
    counts.columns.kinds.forEach((kind, i) => {
      if (!counts.kindOn[i] || !counts.perKind[i]) return;
      const image = hisar.symbolImage(colours[i], theme, 8), size = image.width / devicePixelRatio;
      const draw = (g, x, y) => g.drawImage(image, x - size / 2, y - size / 2, size, size);
      items.push({ text: `${words.kind(kind)}: ${words.number(counts.perKind[i])}`, draw });
    });
    return items;
  }

  /** What areas, lines and circles mean, as the legend says it. */
  function keysOf({ counts, words, colours, theme }) {
    const of = (kind) => colours[counts.columns.kinds.indexOf(kind)].colour, siege = of('siege'), crossing = of('crossing');
    const still = { left: 0, top: 0 };
    const area = (state) => (g, x, y) => {
      const path = new Path2D();
      path.rect(x - 10, y - 6, 20, 12);
      const hatch = state === 'over' ? null : hisar.hatch(g, siege, still, devicePixelRatio);
      hisar.drawArea(g, path, siege, { hatch, broken: state === 'over', chosen: false });
    };
    const sign = (state) => (g, x, y) => hisar.drawSign(g, [x, y], state, { colour: crossing, paper: theme.paper, font: theme.font, glow: null });
    const circle = (inferred) => (g, x, y) => hisar.drawCircle(g, [x, y], 7, theme.muted, { inferred, hatch: null, chosen: false });
    const arrow = (g, x, y) => {
      const end = words.rtl ? -9 : 9;
      hisar.drawPassage(g, [x - end, y], [x + end, y], { colour: crossing, halo: theme.halo, state: 'open', chosen: false });
    };
    const drawn = {
      besieged: area('in force'), over: area('over'), passage: arrow, closed: sign('closed'), unclear: sign('unknown'),
      disputed: sign('disputed'), rough: circle(false), inferred: circle(true),
    };
    return hisar.signsOf(counts.columns.shapes).map((name) => ({ text: words.say(name), draw: drawn[name] }));
  }
})(globalThis.hisar = globalThis.hisar || {});
