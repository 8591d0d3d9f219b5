import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf, load } from './load.mjs';

const hisar = load('columns', 'projection', 'shapes', 'sight', 'counts', 'standing', 'shapes', 'marks');
const VIEW = { scale: 256, left: 0, top: 0, width: 256, height: 256 };
const HISTORY = { states: [[10, 19, 'in force', 0], [20, 24, 'disputed', 1], [30, null, 'over', 2]] };

for (const [day, state] of [[9, null], [10, 'in force'], [19, 'in force'], [20, 'disputed'], [24, 'disputed'], [25, null], [30, 'over'], [9999, 'over']]) {
  test(`day ${day} is ${state}`, () => assert.equal(hisar.standingOn(HISTORY, day)?.state ?? null, state));
}

test('a shape without a dated report never stands', () => assert.equal(hisar.standingOn({ states: [] }, 5), null));

/** A siege of three reports, and a crossing with one; the clash gives the timeline its length. */
function countsOf() {
  const gate = { gate: {}, states: [[12, null, 'closed', 1]] };
  const events = [{ start: 10, kind: 0, shape: 0 }, { start: 12, kind: 1, shape: 1 }, { start: 20, kind: 0, shape: 0 }, { start: 30, kind: 0, shape: 0 }, { start: 40, kind: 2 }];
  const history = { areas: [], states: [[10, 19, 'in force', 0], [20, 29, 'disputed', 2], [30, null, 'over', 3]] };
  return new hisar.Counts(columnsOf(events, { shapes: [history, gate] }));
}

function standing(counts, from, to) { return [...hisar.standing(counts.count(from, to, VIEW))]; }

for (const [from, to, expected] of [[1, 9, []], [11, 11, [[0, 0]]], [15, 16, [[0, 0], [1, 1]]], [21, 22, [[0, 2], [1, 1]]], [31, 35, [[1, 1]]], [null, null, [[1, 1]]]]) {
  test(`what stands from ${from} to ${to}`, () => assert.deepEqual(standing(countsOf(), from, to), expected));
}

test('what stands is never counted', () => {
  const counts = countsOf().count(15, 16, VIEW);
  assert.equal(hisar.standing(counts).size, 2);
  assert.equal(counts.shown, 0);
  assert.deepEqual([...counts.shapeUse], [0, 0]);
});

test('a kind that is off does not stand', () => {
  const counts = countsOf();
  counts.setKinds(['siege']);
  assert.deepEqual(standing(counts, 15, 16), [[0, 0]]);
});

test('what stands has the words in one report at least', () => {
  const counts = countsOf();
  counts.setWords(Uint8Array.of(0b01000));
  assert.deepEqual(standing(counts, 15, 16), [[0, 0]]);
  counts.setWords(Uint8Array.of(0b10000));
  assert.deepEqual(standing(counts, 15, 16), []);
  counts.setWords(null);
  assert.equal(standing(counts, 15, 16).length, 2);
});

test('an area speaks for its report only while it is besieged', () => {
  assert.equal(hisar.besieged({ areas: [] }, 5), true);
  assert.deepEqual([9, 10, 24, 26, 30].map((day) => hisar.besieged(HISTORY, day)), [false, true, true, false, false]);
});

const NEAR = new hisar.Projection({ scale: 256 * 2 ** 12, left: hisar.worldX(40) * 256 * 2 ** 12 - 400, top: hisar.worldY(35) * 256 * 2 ** 12 - 300, width: 800, height: 600 });
const ring = (lon, lat, size) => [[[lon - size, lat - size], [lon + size, lat - size], [lon + size, lat + size], [lon - size, lat - size]]];
for (const [what, shape, seen] of [
  ['an area here', { areas: [{ rings: ring(40, 35, 0.01) }] }, true],
  ['an area elsewhere', { areas: [{ rings: ring(41, 35, 0.01) }] }, false],
  ['an area around all that is seen', { areas: [{ rings: ring(40, 35, 5) }] }, true],
  ['a small circle elsewhere', { circles: [{ point: [41, 35], radius_m: 1000 }] }, false],
  ['a wide circle from elsewhere', { circles: [{ point: [41, 35], radius_m: 100000 }] }, true],
  ['a gate just outside', { gate: { point: [40.14, 35] } }, true],
  ['a gate elsewhere', { gate: { point: [40.3, 35] } }, false],
  ['a passage across', { passage: { from: [39, 35], to: [41, 35], from_m: 100, to_m: 100 } }, true],
  ['a passage elsewhere', { passage: { from: [38, 35], to: [38.1, 35], from_m: 100, to_m: 100 } }, false],
]) {
  test(`${what} is ${seen ? 'in' : 'out of'} sight`, () => assert.equal(hisar.inSight(shape, NEAR), seen));
}
