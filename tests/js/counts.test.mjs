import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf, load, random, someEvents } from './load.mjs';

const hisar = load('columns', 'projection', 'shapes', 'sight', 'counts');
const VIEW = { scale: 256 * 2 ** 6, left: 9800, top: 6300, width: 400, height: 300 };

/** The counts from the definition, event by event. */
function recount(counts, from, to, view) {
  const { columns } = counts, told = { shown: 0, inView: 0, unplaced: 0, perKind: columns.kinds.map(() => 0), shapeUse: columns.shapes.map(() => 0) };
  for (let row = 0; row < columns.n; row++) {
    const undated = (columns.flags[row] & hisar.Flag.UNDATED) !== 0;
    const active = undated ? from === null && to === null
      : (to === null || columns.start[row] <= to) && (from === null || columns.end[row] >= from);
    if (!active || !counts.matches(row)) continue;
    told.perKind[columns.kind[row]]++;
    if (!counts.kindOn[columns.kind[row]]) continue;
    told.shown++;
    if (columns.shape[row] !== hisar.NO_SHAPE) told.shapeUse[columns.shape[row]]++;
    if (columns.flags[row] & hisar.Flag.UNPLACED) { told.unplaced++; continue; }
    const x = counts.x[row] * view.scale - view.left, y = counts.y[row] * view.scale - view.top;
    if (x >= 0 && x < view.width && y >= 0 && y < view.height) told.inView++;
  }
  return told;
}

function told({ shown, inView, unplaced, perKind, shapeUse }) {
  return { shown, inView, unplaced, perKind: [...perKind], shapeUse: [...shapeUse] };
}

test('counts kept up to date by each change equal counts from the definition, over 500 random changes', () => {
  const next = random(7), counts = new hisar.Counts(columnsOf(someEvents(1500, next), { shapes: [{}, {}, {}], lastDay: 16600 }));
  const day = () => (next() < 0.15 ? null : 15950 + Math.floor(next() * 700));
  let view = VIEW, seen = 0;
  for (let step = 0; step < 500; step++) {
    if (step % 40 === 39) counts.setKinds(counts.columns.kinds.filter(() => next() < 0.7));
    if (step % 60 === 59) counts.setWords(next() < 0.3 ? null : Uint8Array.from({ length: 188 }, () => next() * 256));
    if (step % 25 === 24) view = { ...VIEW, left: VIEW.left + Math.floor(next() * 300), scale: VIEW.scale };
    let [from, to] = [day(), day()];
    if (from !== null && to !== null && from > to) [from, to] = [to, from];
    counts.count(from, to, view);
    assert.deepEqual(told(counts), recount(counts, from, to, view), `step ${step}: ${from}–${to}`);
    assert.equal(counts.cells.reduce((sum, n) => sum + n, 0), counts.inView);
    let walked = 0;
    counts.forEachShown(() => walked++);
    assert.equal(walked, counts.shown);
    seen += counts.shown;
  }
  assert.ok(seen > 1000);
});

test('an open end holds on every later day, an undated event only where nothing bounds the days', () => {
  const counts = new hisar.Counts(columnsOf([{ start: 100, end: null }, { start: 100, end: 110 }, {}], { lastDay: 120 }));
  const shown = (from, to) => counts.count(from, to, VIEW).shown;
  assert.deepEqual([[null, null], [111, null], [111, 120], [5000, 6000], [null, 99], [null, 100], [100, null]].map((r) => shown(...r)), [3, 1, 1, 1, 0, 2, 2]);
  assert.deepEqual([counts.first, counts.last], [100, 120]);
});

test('without any event, and with undated ones alone, there is still a timeline', () => {
  for (const events of [[], [{}, {}]]) {
    const counts = new hisar.Counts(columnsOf(events, { lastDay: events.length ? 300 : null }));
    assert.ok(counts.last >= counts.first);
    assert.equal(counts.count(null, null, VIEW).shown, events.length);
    assert.equal(counts.count(10, 20, VIEW).shown, 0);
  }
});

test('a word filter lets through the rows whose bit is set, lowest bit first', () => {
  const counts = new hisar.Counts(columnsOf(Array.from({ length: 10 }, (_, i) => ({ start: 100 + i }))));
  counts.setWords(Uint8Array.of(0b00000101, 0b00000010));
  const rows = [];
  counts.count(null, null, VIEW).forEachShown((row) => rows.push(row));
  assert.deepEqual(rows, [0, 2, 9]);
});
