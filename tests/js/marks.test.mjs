import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf, load } from './load.mjs';

const hisar = load('columns', 'projection', 'shapes', 'sight', 'counts', 'symbols', 'shapes', 'marks', 'controls');
const SCALE = 256 * 2 ** 9;
const VIEW = { scale: SCALE, left: hisar.worldX(39) * SCALE - 400, top: hisar.worldY(35) * SCALE - 300, width: 800, height: 600 };

function marksOf(events, { shapes = [], open = null, view = VIEW } = {}) {
  const counts = new hisar.Counts(columnsOf(events, { shapes }));
  counts.count(null, null, view);
  return hisar.layMarks(counts, new hisar.Projection(view), open);
}

const here = (n, more = {}) => Array.from({ length: n }, () => ({ start: 1, lon: 39, lat: 35, ...more }));

test('an event alone stands at its place', () => {
  const [mark] = marksOf(here(1));
  assert.ok(Math.hypot(mark.x - 400, mark.y - 300) < 0.1);
});

test('a few events at one place are fanned out so that each can be reached', () => {
  const marks = marksOf(here(6));
  assert.equal(marks.length, 6);
  for (const mark of marks) {
    assert.equal(hisar.nearestMark(marks, mark.x, mark.y, 14), mark);
    assert.ok(Math.hypot(mark.x - 400, mark.y - 300) < 40);
  }
});

test('many events at one place are one stack with their number, and open on demand', () => {
  const [stack, ...others] = marksOf(here(30));
  assert.equal(others.length, 0);
  assert.equal(stack.rows.length, 30);
  const opened = marksOf(here(30), { open: stack.spot });
  assert.equal(opened.length, 30);
  for (const mark of opened) assert.equal(hisar.nearestMark(opened, mark.x, mark.y, 10), mark);
});

test('a rough place has its symbol on the rim of its circle, never at its centre', () => {
  for (const zoom of [5, 9, 13]) {
    const scale = 256 * 2 ** zoom;
    const view = { ...VIEW, scale, left: hisar.worldX(39) * scale - 400, top: hisar.worldY(35) * scale - 300 };
    const [mark] = marksOf(here(1, { flags: hisar.Flag.ROUGH, uncertainty: 8000 }), { view });
    assert.ok(mark.rough && Math.abs(mark.y - 300) >= 12);
    assert.ok(mark.y >= 0 && mark.y <= 600, 'in sight while its place is');
  }
});

test('an unplaced event and one out of sight have no mark', () => {
  assert.deepEqual(marksOf([{ start: 1 }, { start: 1, lon: 10, lat: 10 }]), []);
});

test('a crossing stands half-way along its passage', () => {
  const shapes = [{ passage: { from: [38.9, 35], to: [39.1, 35] } }], [mark] = marksOf(here(1, { shape: 0 }), { shapes });
  assert.ok(Math.abs(mark.x - 400) < 1 && Math.abs(mark.y - 300) < 40);
});

test('of nothing within reach, nothing is nearest', () => assert.equal(hisar.nearestMark(marksOf(here(1)), 100, 100, 22), null));

test('every shape draws inside its square and no two are the same', () => {
  const drawn = Object.values(hisar.SHAPES).map((shape) => {
    const calls = [];
    const path = Object.fromEntries(['moveTo', 'lineTo', 'arc', 'closePath', 'quadraticCurveTo'].map((name) => [name, (...xy) => calls.push([name, ...xy])]));
    shape(path);
    assert.ok(calls.flat().filter(Number.isFinite).every((n) => Math.abs(n) <= 2 * Math.PI));
    return JSON.stringify(calls);
  });
  assert.equal(new Set(drawn).size, drawn.length);
});

for (const [metresAPixel, metres] of [[1, 100], [0.5, 50], [150, 10000], [9, 500], [4000, 300000]]) {
  test(`at ${metresAPixel} m a pixel the scale bar says ${metres} m`, () => {
    const scale = hisar.niceScale(metresAPixel);
    assert.equal(scale.metres, metres);
    assert.ok(scale.pixels > 30 && scale.pixels <= 110);
  });
}
