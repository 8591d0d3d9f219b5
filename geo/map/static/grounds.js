// What lies on the ground under the symbols: besieged areas, circles, passages and gates, each as it stood.
(function (hisar) {
  'use strict';

  const MOST_SHAPES = 400;
  const NAMED_FROM_PIXELS = 14;
  const BESIDE = 15;
  const FINGER = 12;
  const SIGN_AT = 0.22;

  /**
   * A shape that is drawn: `row` is the report it opens, `state` what stood on the last chosen day; `reports`: how
   * many of them the chosen days, kinds and words show. With none, no symbol stands for it.
   * @typedef {{shape: object, row: number, colour: string, siege: boolean, state: string, reports: number,
   *   chosen: boolean, paths: Path2D[], names: (() => void)[]}} Item
   */

  /** The shapes in use or standing; circles first, then areas, then passages and gates. @returns {Item[]} */
  hisar.drawShapes = function (g, scene, labels) {
    const drawn = [...shapeRows(scene)].map(([index, row]) => itemOf(scene, index, row));
    const style = { g, scene, labels, projection: scene.projection, lang: scene.words.lang };
    for (const item of drawn) drawCircles(style, item);
    for (const item of drawn) drawAreas(style, item);
    for (const item of drawn) drawPassage(style, item);
    for (const item of drawn) drawGate(style, item);
    return drawn;
  };

  /** Shape → the row it opens, of those in sight; none where they would cover the map. */
  function shapeRows({ counts, projection }) {
    const { shape, shapes } = counts.columns, seen = (index) => hisar.inSight(shapes[index], projection);
    const rows = new Map([...hisar.standing(counts)].filter(([index]) => seen(index))), waiting = new Set();
    counts.shapeUse.forEach((n, index) => n > 0 && !rows.has(index) && seen(index) && waiting.add(index));
    if (rows.size + waiting.size > MOST_SHAPES) return new Map();
    for (let row = 0; row < counts.total && waiting.size; row++) {
      if (waiting.has(shape[row]) && counts.shows(row)) {
        rows.set(shape[row], row);
        waiting.delete(shape[row]);
      }
    }
    return rows;
  }

  function itemOf({ counts, colours, chosen }, index, row) {
    const { shapes, kind, kinds, shape } = counts.columns, siege = kinds[kind[row]] === 'siege';
    return {
      shape: shapes[index], row, colour: colours[kind[row]].colour, siege, state: stateOf(shapes[index], siege, counts.day),
      reports: counts.shapeUse[index], chosen: chosen >= 0 && shape[chosen] === index, paths: [], names: [],
    };
  }

  /** What stood, by the shape's history; without one, what its only report says. */
  function stateOf(shape, siege, day) {
    if (!shape.states) return siege ? 'in force' : shape.passage ? shape.passage.state : 'unknown';
    const now = hisar.standingOn(shape, day);
    return now ? now.state : 'unknown';
  }

  /** The hatch of a siege in force, broken where reports disagree; none for what is over or unknown, and for crossings. */
  function hatchOf({ g, projection }, { siege, state, colour }) {
    if (!siege || (state !== 'in force' && state !== 'disputed')) return null;
    return hisar.hatch(g, colour, projection, devicePixelRatio, state === 'disputed');
  }

  function drawCircles(style, item) {
    const { g, scene, labels, projection, lang } = style, hatch = item.shape.circles && hatchOf(style, item);
    for (const { point, radius_m: metres, inferred, names } of item.shape.circles || []) {
      const at = projection.point(point), radius = hisar.circleRadius(projection, metres, point[1]);
      if (!projection.near(at, radius)) continue;
      hisar.drawCircle(g, at, radius, item.colour, { inferred, hatch, chosen: item.chosen });
      if (!item.reports && item.siege) item.paths.push(disc(at, radius));
      if ((inferred || item.siege) && radius > NAMED_FROM_PIXELS) {
        const under = Math.min(at[1] + radius + 10, projection.height - 12);
        item.names.push(() => labels.write(names[lang] || names.en, at[0], under, nameStyle(scene, item.colour)));
      }
    }
  }

  function drawAreas(style, item) {
    const { g, scene, labels, projection, lang } = style, hatch = item.shape.areas && hatchOf(style, item);
    for (const { rings, names } of item.shape.areas || []) {
      const box = boxOf(rings[0].map((position) => projection.point(position)));
      if (!projection.near([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2], Math.max(box[2] - box[0], box[3] - box[1]))) continue;
      const path = hisar.areaPath(rings, projection);
      item.paths.push(path);
      hisar.drawArea(g, path, item.colour, { hatch, broken: item.state !== 'in force', chosen: item.chosen });
      if (box[2] - box[0] < NAMED_FROM_PIXELS) continue;
      // No name may stand on another area: it would seem to be that one's.
      labels.taken.push(box);
      item.names.push(() => labels.writeAround(names[lang] || names.en, box, nameStyle(scene, item.colour)));
    }
  }

  function drawPassage(style, item) {
    const { g, scene, labels, projection, lang } = style, { passage } = item.shape;
    if (!passage) return;
    const ends = { from: projection.point(passage.from), to: projection.point(passage.to) }, middle = hisar.midway(ends.from, ends.to);
    const long = Math.hypot(ends.to[0] - ends.from[0], ends.to[1] - ends.from[1]);
    if (!projection.near(middle, long + 20)) return;
    if (!item.reports) item.paths.push(disc(middle, FINGER));
    for (const end of ['from', 'to']) {
      if (!passage[`${end}_inferred`]) continue;
      const radius = hisar.circleRadius(projection, passage[`${end}_m`], passage[end][1]);
      hisar.drawCircle(g, ends[end], radius, item.colour, { inferred: true, chosen: item.chosen });
    }
    if (long < hisar.PASSAGE_FROM_PIXELS) return drawSign(style, item, item.reports ? beside(middle, item) : middle);
    hisar.drawPassage(g, ends.from, ends.to, { colour: item.colour, halo: scene.theme.halo, state: item.state, chosen: item.chosen });
    if (item.state !== 'open') drawSign(style, item, signOnPassage(ends, middle, long, item));
    const [left, top, right, bottom] = boxOf([ends.from, ends.to]);
    labels.taken.push([left - 6, top - 8, right + 6, bottom + 8]);
    for (const end of ['from', 'to']) {
      const [x, y] = ends[end], later = x > ends[end === 'from' ? 'to' : 'from'][0], text = passage.names[end];
      const places = [[x + (later ? 12 : -12), y, later ? 'left' : 'right'], [x, y + 20, 'center'], [x, y - 20, 'center']];
      item.names.push(() => labels.writeFirst(text[lang] || text.en, places, nameStyle(scene, item.colour)));
    }
  }

  /** In the middle where no symbol stands there, else on the first part of the way, else beside. */
  function signOnPassage({ from, to }, middle, long, item) {
    if (!item.reports) return middle;
    if (long >= hisar.SYMBOL_ON_PASSAGE_FROM_PIXELS) return hisar.alongPassage(from, to, SIGN_AT);
    return item.reports > 1 ? beside(middle, item) : middle;
  }

  /** A crossing at one place: its state beside its symbol, or by itself where no report lies within the chosen days. */
  function drawGate(style, item) {
    const { scene, labels, projection, lang } = style, { gate, circles } = item.shape;
    if (!gate) return;
    const at = projection.point(gate.point);
    if (circles) at[1] -= hisar.circleRadius(projection, circles[0].radius_m, gate.point[1]);
    if (!projection.near(at, 20)) return;
    drawSign(style, item, item.reports ? beside(at, item) : at);
    if (item.reports) return;
    item.paths.push(disc(at, FINGER));
    const places = [[at[0] + 13, at[1], 'left'], [at[0] - 13, at[1], 'right'], [at[0], at[1] + 18, 'center']];
    item.names.push(() => labels.writeFirst(gate.names[lang] || gate.names.en, places, nameStyle(scene, item.colour)));
  }

  function drawSign({ g, scene: { theme }, labels }, { state, colour, chosen }, at) {
    hisar.drawSign(g, at, state, { colour, paper: theme.paper, font: theme.font, glow: chosen ? theme.glow : null });
    labels.taken.push([at[0] - FINGER, at[1] - FINGER, at[0] + FINGER, at[1] + FINGER]);
  }

  /** Where a sign leaves the symbols of its reports free: over the shoulder of one, to the side of several. */
  function beside([x, y], { reports }) {
    return reports > 1 ? [x + hisar.ringRadius(reports) + BESIDE + 4, y] : [x + BESIDE, y - BESIDE];
  }

  function disc([x, y], radius) {
    const path = new Path2D();
    path.arc(x, y, radius, 0, 2 * Math.PI);
    return path;
  }

  function nameStyle({ theme }, colour) { return { font: `600 13px ${theme.font}`, size: 15, colour }; }

  function boxOf(points) {
    const xs = points.map(([x]) => x), ys = points.map(([, y]) => y);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }
})(globalThis.hisar = globalThis.hisar || {});
