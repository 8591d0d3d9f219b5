import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf, load } from './load.mjs';

const hisar = load('columns', 'projection', 'shapes', 'sight', 'counts', 'brush', 'presets', 'state');
const brushOf = (from, to, mode = 'window') => {
  const brush = new hisar.Brush(100, 220);
  brush.command(from, to, mode);
  return brush;
};
const told = ({ from, to, mode }) => [from, to, mode];

const MOVES = [
  ['one day moves with either handle', brushOf(150, 150, 'day'), (b) => b.move('from', 160), [160, 160, 'day']],
  ['one day stops at the ends', brushOf(150, 150, 'day'), (b) => b.shift(500), [220, 220, 'day']],
  ['one day moves as a whole', brushOf(150, 150, 'day'), (b) => b.shift(-3), [147, 147, 'day']],
  ['up to a day only the end moves', brushOf(null, 150, 'cumulative'), (b) => b.move('from', 120), [null, 120, 'cumulative']],
  ['up to a day moves on', brushOf(null, 150, 'cumulative'), (b) => b.shift(7), [null, 157, 'cumulative']],
  ['up to the last day nothing bounds', brushOf(null, 150, 'cumulative'), (b) => b.shift(700), [null, null, 'cumulative']],
  ['a drag over all days makes a window', brushOf(null, null, 'cumulative'), (b) => b.span(130, 120), [120, 130, 'window']],
  ['the last day of a window is the one day', brushOf(120, 150), (b) => b.choose('day'), [150, 150, 'day']],
  ['of all days the last is the one day', brushOf(null, null), (b) => b.choose('day'), [220, 220, 'day']],
  ['up to the last day of a window', brushOf(120, 150), (b) => b.choose('cumulative'), [null, 150, 'cumulative']],
  ['a window comes back as wide as it was', brushOf(120, 150), (b) => { b.choose('day'); b.shift(20); b.choose('window'); }, [140, 170, 'window']],
  ['a day becomes a window of a twelfth', brushOf(150, 150, 'day'), (b) => b.choose('window'), [141, 150, 'window']],
  ['all days up to the last are all days', brushOf(null, null, 'cumulative'), (b) => b.choose('window'), [null, null, 'window']],
  ['the mode that is there stays as it is', brushOf(120, 150), (b) => b.choose('window'), [120, 150, 'window']],
  ['two days are no one day', brushOf(120, 150, 'day'), () => {}, [120, 150, 'window']],
  ['days with a beginning do not add up', brushOf(120, 150, 'cumulative'), () => {}, [120, 150, 'window']],
];

for (const [what, brush, act, expected] of MOVES) {
  test(what, () => {
    act(brush);
    assert.deepEqual(told(brush), expected);
  });
}

test('whatever is done in whatever mode, the days are such as the mode has', () => {
  const acts = [(b, n) => b.move('from', 90 + n), (b, n) => b.move('to', 90 + n), (b, n) => b.shift(n - 70), (b, n) => b.choose(hisar.MODES[n % 3])];
  const brush = brushOf(null, null);
  for (let step = 0; step < 2000; step++) {
    acts[(step * 7919) % 4](brush, (step * 104729) % 140);
    const [from, to] = brush.days;
    assert.ok(brush.fits(brush.mode) && from <= to && from >= 100 && to <= 220, `step ${step}: ${told(brush)}`);
  }
});

const day = (text) => Date.parse(text) / 86400000;

test('the last week, month and year end with the data; what is longer than the data is not offered', () => {
  const stretches = (first, last) => hisar.lastStretches(day(first), day(last)).map(({ name, from, to }) => [name, from, to]);
  const last = day('2015-08-26');
  assert.deepEqual(stretches('2012-01-01', '2015-08-26'), [
    ['last_week', day('2015-08-20'), last], ['last_month', day('2015-07-27'), last], ['last_year', day('2014-08-27'), last],
  ]);
  assert.deepEqual(stretches('2015-08-01', '2015-08-26').map(([name]) => name), ['last_week']);
  assert.deepEqual(stretches('2014-11-01', '2015-03-31')[1], ['last_month', day('2015-03-01'), day('2015-03-31')]);
});

test('a whole siege goes from its first day in force to its last, or to the end of the data', () => {
  const names = { ar: 'مضايا', en: 'Madaya <b>' }, circle = (of) => ({ names: of });
  const shapes = [
    { circles: [circle(names)], states: [[10, 20, 'in force', 0], [25, 30, 'in force', 0], [31, null, 'over', 0]] },
    { areas: [circle({ en: 'x'.repeat(200) }), circle(names)], states: [[12, null, 'in force', 1]] },
    { passage: { from: [38, 35], to: [39, 35] }, states: [[1, null, 'open', 2]] },
    { circles: [circle(names)], states: [] },
  ];
  const counts = new hisar.Counts(columnsOf([{ start: 10, shape: 0 }, { start: 12, shape: 1 }, { start: 90, kind: 1, shape: 2 }], { shapes }));
  const [open, ended, ...others] = hisar.wholeSieges(counts, 'ar');
  assert.deepEqual([ended.name, ended.from, ended.to], ['مضايا', 10, 30]);
  assert.deepEqual([open.from, open.to, [...open.name].length, others.length], [12, 90, 61, 0]);
});

const KNOWN = { kinds: [], langs: [], bases: [] };

for (const [raw, expected] of [
  [{ mode: 'day' }, { mode: 'day' }], [{ mode: 'month' }, {}], [{ mode: 7 }, {}], [{ seen: [1, 9] }, { seen: [1, 9] }],
  [{ seen: null }, { seen: null }], [{ seen: [9, 1] }, {}], [{ seen: [1, 'x'] }, {}], [{ seen: [1] }, {}], [{ seen: [null, 4] }, {}],
]) {
  test(`of a command ${JSON.stringify(raw)} is left ${JSON.stringify(expected)}`, () => assert.deepEqual(hisar.readState(raw, KNOWN), expected));
}
