import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf, load, random, someEvents } from './load.mjs';

const hisar = load('columns', 'projection', 'shapes', 'sight', 'counts', 'standing', 'marks');
const VIEW = { scale: 256 * 2 ** 6, left: 9800, top: 6300, width: 400, height: 300 };
const SHAPES = [{ passage: { from: [38.9, 35], to: [39.1, 35] } }, { circles: [] }, {
  areas: [{ rings: [[[38, 34], [39, 34], [39, 35], [38, 34]]], names: {} }], states: [[16000, 16200, 'in force', 0]],
}];

function changes(counts, next, steps) {
  const day = () => (next() < 0.15 ? null : 15950 + Math.floor(next() * 700));
  let view = VIEW;
  return Array.from({ length: steps }, (_, step) => () => {
    if (step % 11 === 10) counts.setKinds(counts.columns.kinds.filter(() => next() < 0.7));
    if (step % 13 === 12) view = { ...VIEW, left: VIEW.left + Math.floor(next() * 300), scale: VIEW.scale * (next() < 0.5 ? 1 : 2) };
    const [from, to] = [day(), day()].sort((a, b) => (a ?? 0) - (b ?? 0));
    counts.count(from, to, view);
    return new hisar.Projection(view);
  });
}

const someCounts = (next) => new hisar.Counts(columnsOf(
  someEvents(900, next).map((event) => (next() < 0.2 ? { ...event, flags: hisar.Flag.ROUGH, uncertainty: 90000 * next() } : event)),
  { shapes: SHAPES, lastDay: 16600 },
));

test('the rows in sight are those shown whose symbol may touch the canvas, over 200 random changes', () => {
  const next = random(11), counts = someCounts(next), { sight } = counts;
  let seen = 0;
  for (const change of changes(counts, next, 200)) {
    const projection = change(), shown = new Set(), expected = [];
    counts.forEachShown((row) => shown.add(row));
    for (const row of [...shown].sort((a, b) => a - b)) {
      const reach = 40 + sight.reach[row] * projection.scale;
      if (projection.near(projection.world(sight.x[row], sight.y[row]), reach)) expected.push(row);
    }
    assert.deepEqual([...sight.rows()], expected);
    seen += expected.length;
  }
  assert.ok(seen > 1000);
});

test('every event in the view is in sight', () => {
  const next = random(12), counts = someCounts(next);
  for (const change of changes(counts, next, 60)) {
    change();
    assert.ok(counts.sight.size >= counts.inView);
  }
});

test('marks kept from one day to the next equal marks laid anew', () => {
  const next = random(13), counts = someCounts(next), all = changes(counts, next, 120);
  all.forEach((change, step) => {
    const projection = change(), open = step % 3 ? null : `${counts.x[step]},${counts.y[step]},`;
    const kept = hisar.layMarks(counts, projection, open), view = counts.view;
    counts.view = { ...view };
    assert.deepEqual(kept, hisar.layMarks(counts, projection, open));
    counts.view = view;
  });
});

test('where nothing changed, the marks are the same objects', () => {
  const counts = new hisar.Counts(columnsOf([{ start: 1, lon: 39, lat: 35 }, { start: 5, lon: 40, lat: 35 }]));
  const view = { ...VIEW, left: hisar.worldX(39) * VIEW.scale - 100, top: hisar.worldY(35) * VIEW.scale - 100 };
  const marks = (from, to) => hisar.layMarks(counts.count(from, to, view), new hisar.Projection(view), null);
  const [before] = marks(1, 4), [after, other] = marks(1, 5);
  assert.equal(after, before);
  assert.equal(other.row, 1);
});
