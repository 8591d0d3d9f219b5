import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf, load, random, someEvents } from './load.mjs';

const hisar = load('columns', 'projection', 'shapes', 'sight', 'counts', 'standing', 'axis', 'bars', 'bar_drawing');
const PLAIN = [{}, {}, {}];

test('bars of one lane do not touch, and too many bars make no lanes', () => {
  const counts = new hisar.Counts(columnsOf(someEvents(60, random(5)), { shapes: PLAIN })), lasting = new hisar.Lasting(counts, new Set([0]));
  const bars = lasting.bars(99), lanes = hisar.layBars(bars, 99), count = counts.columns.kind.reduce((n, kind, row) => n + (kind === 0 && row >= counts.undated), 0);
  for (const lane of lanes) lane.forEach((bar, i) => assert.ok(!i || bar.first > (lane[i - 1].last ?? Infinity)));
  assert.equal(lanes.flat().length, count);
  assert.equal(hisar.layBars(bars, 1), null);
  assert.equal(lasting.bars(count - 1), null);
});

test('a band says how many lasted on each day', () => {
  const counts = new hisar.Counts(columnsOf([{ start: 0, end: 3 }, { start: 2, end: null }, { start: 5, kind: 1 }], { lastDay: 6 }));
  const lasting = new hisar.Lasting(counts, new Set([0]));
  assert.deepEqual([...lasting.band(new hisar.Axis(0, 6, 70, false), 7, 0)], [1, 1, 2, 2, 1, 1, 1]);
  assert.deepEqual([...lasting.band(new hisar.Axis(4, 6, 70, false), 3, 0)], [1, 1, 1]);
});

test('reports of one situation are one bar with its states; others are bars by themselves', () => {
  const shapes = [{ circles: [], states: [[10, 20, 'in force', 0], [21, 30, 'disputed', 1], [40, null, 'over', 2]] }, {}];
  const counts = new hisar.Counts(columnsOf([{ start: 10, shape: 0 }, { start: 21, shape: 0 }, { start: 40, shape: 0 }, { start: 15, end: 18 }, { start: 1, kind: 2 }], { shapes }));
  const lasting = new hisar.Lasting(counts, new Set([0, 1])), [situation, alone, ...others] = lasting.bars(9);
  assert.deepEqual([situation.first, situation.last, situation.parts.map(({ state }) => state)], [10, 30, ['in force', 'disputed']]);
  assert.deepEqual([alone.first, alone.last, alone.parts[0].state, others], [15, 18, 'told', []]);
  counts.setKinds(['crossing']);
  assert.deepEqual(lasting.bars(9), []);
});

for (const [states, first, last] of [
  [[[10, 20, 'over', 0]], 10, 10], [[[10, 20, 'in force', 0], [21, 25, 'over', 0], [26, null, 'disputed', 0]], 10, null],
  [[[10, 20, 'in force', 0], [21, 25, 'over', 0], [30, null, 'over', 0]], 10, 20], [[[10, null, 'open', 0]], 10, null],
]) {
  test(`of a history ${JSON.stringify(states)} the bar ends on ${last}`, () => {
    const counts = new hisar.Counts(columnsOf([{ start: 10, shape: 0 }], { shapes: [{ circles: [], states }] }));
    const [bar] = new hisar.Lasting(counts, new Set([0])).bars(9);
    assert.deepEqual([bar.first, bar.last], [first, last]);
  });
}

test('a situation of which the words find no report has no bar', () => {
  const shapes = [{ circles: [], states: [[10, 20, 'in force', 0]] }], counts = new hisar.Counts(columnsOf([{ start: 10, shape: 0 }], { shapes }));
  const lasting = new hisar.Lasting(counts, new Set([0]));
  counts.setWords(Uint8Array.of(0));
  assert.deepEqual(lasting.bars(9), []);
  counts.setWords(Uint8Array.of(1));
  assert.equal(lasting.bars(9).length, 1);
});

for (const rtl of [false, true]) {
  test(`a bar lies on its days, never too short to be seen, ${rtl ? 'right to left' : 'left to right'}`, () => {
    const axis = new hisar.Axis(0, 99, 1000, rtl), stretch = (bar) => hisar.barStretch(axis, { soft: 0, ...bar });
    const { left, wide, holds } = stretch({ first: 10, last: 19 });
    assert.deepEqual([left, wide], rtl ? [800, 100] : [100, 100]);
    assert.ok(holds(left + 50) && !holds(left - 20));
    const open = stretch({ first: 50, last: null });
    assert.deepEqual([open.left, open.wide], rtl ? [0, 500] : [500, 500]);
    const short = hisar.barStretch(new hisar.Axis(0, 9999, 1000, rtl), { first: 5000, last: 5000, soft: 0 });
    assert.equal(short.wide, 5);
    assert.equal(stretch({ first: 10, last: 19, soft: 3 }).wide, 130);
  });
}
