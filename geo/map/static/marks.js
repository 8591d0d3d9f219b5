// Where each event's symbol stands on the canvas, and which symbol a finger means. No DOM.
(function (hisar) {
  'use strict';

  const FAN = 7;
  const OPEN_FAN = 60;
  /** A stack of more is listed instead of fanned out. */
  hisar.MOST_FANNED = OPEN_FAN;
  const GAP = 22;
  const MARGIN = 26;
  const AREA_SPEAKS_FROM_PIXELS = 20;

  /** A passage shorter than this is a symbol; a longer one is a line with an arrow. */
  hisar.PASSAGE_FROM_PIXELS = 16;
  /** A passage this long bears its symbol at its middle; a shorter one says enough by itself. */
  hisar.SYMBOL_ON_PASSAGE_FROM_PIXELS = 60;

  /**
   * A symbol, or a stack of events at one place that are too many to fan out. A quiet one is not drawn: the area or
   * the passage that it stands for says enough.
   * @typedef {{x: number, y: number, row: number, rows: number[], rough: boolean, spot: string,
   *   home: ?[number, number], quiet?: boolean}} Mark
   */

  /** What is known of a view's spots, as long as the view lasts. @type {WeakMap<object, Spots>} */
  const kept = new WeakMap();

  /**
   * The marks of what is shown, those at one place fanned out around it. Those of a place where nothing has changed
   * since the last time are the same objects.
   * @param {import('./counts.js').Counts} counts @param {import('./projection.js').Projection} projection
   * @param {?string} open the spot a person has opened @returns {Mark[]}
   */
  hisar.layMarks = function (counts, projection, open) {
    if (!kept.has(counts.view)) kept.set(counts.view, new Spots());
    return kept.get(counts.view).lay(counts, projection, open);
  };

  class Spots {
    constructor() { Object.assign(this, { byKey: new Map(), byRow: new Map(), turn: 0 }); }

    lay(counts, projection, open) {
      const marks = [];
      for (const spot of this.gather(counts, projection)) {
        const opened = spot.key === open;
        if (spot.filled !== spot.rows.length || spot.changed || spot.opened !== opened) {
          spot.rows.length = spot.filled;
          spot.marks = laySpot({ ...spot, rows: spot.rows.slice() }, projection, opened);
        }
        spot.changed = false;
        spot.opened = opened;
        for (const mark of spot.marks) marks.push(mark);
      }
      return marks;
    }

    /** The spots in use, each with its rows; one is changed where a row is not what stood in its place. */
    gather(counts, projection) {
      const used = [];
      this.turn++;
      for (const row of counts.sight.rows()) {
        const spot = this.spotAt(counts, projection, row);
        if (spot === null) continue;
        if (spot.turn !== this.turn) {
          spot.turn = this.turn;
          spot.filled = 0;
          used.push(spot);
        }
        if (spot.rows[spot.filled] !== row) {
          spot.rows[spot.filled] = row;
          spot.changed = true;
        }
        spot.filled++;
      }
      return used;
    }

    /** A row's spot; that of a siege depends on the day, any other's is remembered. */
    spotAt(counts, projection, row) {
      const known = this.byRow.get(row);
      if (known !== undefined) return known;
      const found = spotOf(counts, projection, row), spot = found && this.shared(found);
      if (!isSiege(counts.columns, row)) this.byRow.set(row, spot);
      return spot;
    }

    /** The one spot of a key; a siege's stands where the first of its reports does. */
    shared(found) {
      const known = this.byKey.get(found.key);
      if (!known) this.byKey.set(found.key, Object.assign(found, { rows: [], filled: 0, turn: 0, marks: [] }));
      else if (known.turn !== this.turn && (known.at[0] !== found.at[0] || known.at[1] !== found.at[1])) {
        Object.assign(known, { at: found.at, changed: true });
      }
      return known || found;
    }
  }

  function isSiege({ shape, shapes }, row) { return shape[row] !== hisar.NO_SHAPE && shapes[shape[row]].areas !== undefined; }

  /** The place a row stands at and what it shares it with; null where that is out of sight. */
  function spotOf(counts, projection, row) {
    const { flags, shape, uncertainty_m: uncertainty, lat, shapes } = counts.columns;
    if (flags[row] & hisar.Flag.UNPLACED) return null;
    const drawn = shape[row] === hisar.NO_SHAPE ? {} : shapes[shape[row]];
    if (drawn.passage) return passageSpot(drawn.passage, `p${shape[row]}`, projection);
    const at = projection.world(counts.x[row], counts.y[row]);
    if (drawn.areas && hisar.besieged(drawn, counts.day) && widthOf(drawn.areas, projection) >= AREA_SPEAKS_FROM_PIXELS) {
      return projection.near(at, MARGIN) ? { key: `a${shape[row]}`, at, radius: 0, quiet: true } : null;
    }
    const rough = (flags[row] & hisar.Flag.ROUGH) !== 0;
    const radius = rough ? hisar.circleRadius(projection, uncertainty[row], lat[row]) : 0;
    if (!projection.near(at, radius + MARGIN)) return null;
    return { key: `${counts.x[row]},${counts.y[row]},${rough ? uncertainty[row] : ''}`, at, radius };
  }

  function passageSpot(passage, key, projection) {
    const from = projection.point(passage.from), to = projection.point(passage.to), at = hisar.midway(from, to);
    const long = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const quiet = long >= hisar.PASSAGE_FROM_PIXELS && long < hisar.SYMBOL_ON_PASSAGE_FROM_PIXELS;
    return projection.near(at, MARGIN) ? { key, at, radius: 0, quiet } : null;
  }

  /** Pixels across the widest of some areas. */
  function widthOf(areas, projection) {
    return Math.max(...areas.map(({ rings }) => {
      const xs = rings[0].map((position) => projection.point(position)[0]);
      return Math.max(...xs) - Math.min(...xs);
    }));
  }

  /** Pixels of a circle of uncertainty; never too small to be seen as one. */
  hisar.circleRadius = (projection, metres, lat) => Math.max(12, projection.length(metres, lat));

  function laySpot({ key, at, radius, rows, quiet }, projection, open) {
    const mark = ([x, y], row) => ({ x, y, row, rows: [row], rough: radius > 0, spot: key, home: radius ? null : at });
    if (rows.length > (open ? OPEN_FAN : FAN)) {
      return [{ ...mark(radius ? onRim(at, radius, 0, 1, projection) : at, rows[0]), rows }];
    }
    if (radius) return rows.map((row, i) => mark(onRim(at, radius, i, rows.length, projection), row));
    if (rows.length === 1) return [{ ...mark(at, rows[0]), quiet: !!quiet }];
    return rows.map((row, i) => mark(rows.length > FAN ? onSpiral(at, i) : onRing(at, i, rows.length), row));
  }

  /** Pixels from a place to the symbols fanned out around it; a stack of more takes no more room than a few. */
  hisar.ringRadius = (n) => (n > FAN ? 13 : Math.max(13, GAP * n / (2 * Math.PI)));

  function onRing([x, y], i, n) {
    const radius = hisar.ringRadius(n), angle = 2 * Math.PI * i / n - Math.PI / 2;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  }

  function onSpiral([x, y], i) {
    let angle = 0, radius = 26;
    for (let k = 0; k < i; k++) {
      angle += GAP / radius;
      radius += GAP * GAP / (2 * Math.PI * radius);
    }
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  }

  /**
   * A rough place's symbol rides on the top of its circle, not at its centre: the place is somewhere within.
   * Where the top is out of sight the symbol waits at the edge of the canvas, still inside the circle.
   */
  function onRim([x, y], radius, i, n, projection) {
    const angle = (i - (n - 1) / 2) * GAP / Math.max(radius, GAP);
    const top = y - radius * Math.cos(angle), inside = y > 0 && x > 0 && x < projection.width;
    return [x + radius * Math.sin(angle), inside ? Math.max(top, MARGIN) : top];
  }

  /** The mark nearest to a point, within reach; of equals the one drawn last. @param {Mark[]} marks */
  hisar.nearestMark = function (marks, x, y, reach) {
    let nearest = null, best = reach * reach;
    for (const mark of marks) {
      const distance = (mark.x - x) ** 2 + (mark.y - y) ** 2;
      if (distance <= best) [nearest, best] = [mark, distance];
    }
    return nearest;
  };
})(globalThis.hisar = globalThis.hisar || {});
