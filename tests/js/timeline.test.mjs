import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf, load, random, someEvents } from './load.mjs';

const hisar = load('columns', 'projection', 'shapes', 'sight', 'counts', 'axis', 'brush', 'histogram');

const MOVES = [
  ['a handle moves', (b) => b.move('from', 120), [120, null]],
  ['a handle at the end bounds nothing', (b) => { b.move('to', 150); b.move('to', 200); }, [null, null]],
  ['a handle stops at the other', (b) => { b.move('to', 150); b.move('from', 180); }, [150, 150]],
  ['the window moves as one', (b) => { b.set(110, 120); b.shift(5); }, [115, 125]],
  ['the window stops at the end', (b) => { b.set(110, 120); b.shift(500); }, [190, null]],
  ['days may be chosen backwards', (b) => b.span(140, 130), [130, 140]],
  ['days of a link are kept though they lie outside', (b) => b.set(10, 20), [10, 20]],
  ['days of a link in the wrong order are put right', (b) => b.set(140, 130), [130, 140]],
  ['moving one handle keeps the other as the link had it', (b) => { b.set(10, 150); b.move('to', 140); }, [10, 140]],
];

for (const [what, act, expected] of MOVES) {
  test(what, () => {
    const brush = new hisar.Brush(100, 200);
    act(brush);
    assert.deepEqual([brush.from, brush.to], expected);
  });
}

test('what is drawn lies inside the timeline whatever the link says', () => {
  const brush = new hisar.Brush(100, 200);
  brush.set(10, 20);
  assert.deepEqual(brush.days, [100, 100]);
  brush.set(250, null);
  assert.deepEqual(brush.days, [200, 200]);
});

for (const rtl of [false, true]) {
  test(`days and pixels agree, ${rtl ? 'right to left' : 'left to right'}`, () => {
    const axis = new hisar.Axis(16000, 16364, 730, rtl);
    for (const day of [16000, 16001, 16200.5, 16365]) assert.ok(Math.abs(axis.at(axis.x(day)) - day) < 1e-9);
    assert.equal(axis.x(16000) < axis.x(16364), !rtl);
    const [left, wide] = axis.stretch(16000, 16364);
    assert.deepEqual([left, wide], [0, 730]);
  });
}

for (const [days, unit] of [[20, 'day'], [400, 'month'], [9000, 'year'], [40000, 'year'], [1, 'day']]) {
  test(`over ${days} days ticks are ${unit}s, in order, in sight, and not crowded`, () => {
    const axis = new hisar.Axis(14000, 14000 + days - 1, 900, false), ticks = axis.ticks(80);
    assert.equal(ticks.unit, unit);
    assert.ok(ticks.days.length >= 1 && ticks.days.length <= 900 / 80 + 2, String(ticks.days.length));
    assert.ok(ticks.days.every((day, i) => day >= axis.from && day <= axis.to && (!i || day > ticks.days[i - 1])));
  });
}

test('where names of months are long and the page is narrow, each year still has its tick', () => {
  const years = new hisar.Axis(14975, 14975 + 5 * 365, 370, true).ticks(166, 56);
  assert.equal(years.unit, 'year');
  assert.equal(years.days.length, 5);
});

for (const rtl of [false, true]) {
  test(`zooming keeps the moment under the finger and stays inside, ${rtl ? 'right to left' : 'left to right'}`, () => {
    const whole = new hisar.Axis(16000, 16999, 500, rtl), [from, to] = whole.zoomed(0.1, 200, 200, 16000, 16999, 5);
    const closer = new hisar.Axis(from, to, 500, rtl);
    assert.equal(to - from + 1, 100);
    assert.ok(Math.abs(closer.at(200) - whole.at(200)) <= 1);
    assert.deepEqual(closer.zoomed(1000, 10, 10, 16000, 16999, 5), [16000, 16999]);
    const [first, last] = closer.zoomed(0.0001, 0, 0, 16000, 16999, 5);
    assert.equal(last - first + 1, 5);
    for (const now of [-9000, 9000]) {
      const [left, right] = closer.zoomed(1, 0, now, 16000, 16999, 5);
      assert.ok(left >= 16000 && right <= 16999 && right - left === 99);
    }
  });
}

test('every dated event stands in one bin', () => {
  const counts = new hisar.Counts(columnsOf(someEvents(500, random(3)), { shapes: [{}, {}, {}] }));
  const axis = new hisar.Axis(counts.first, counts.last, 600, false), { firm, soft, most } = hisar.binStarts(counts, axis, 97);
  assert.equal([...firm, ...soft].flatMap((of) => [...of]).reduce((sum, n) => sum + n, 0), counts.total - counts.undated);
  assert.equal(most, Math.max(...[...firm[0]].map((_, bin) => [...firm, ...soft].reduce((sum, of) => sum + of[bin], 0))));
});

for (const [days, bins] of [[400, 97], [30, 30], [7, 3], [1800, 200], [1, 1]]) {
  test(`each of ${bins} bins over ${days} days has the days that are counted in it`, () => {
    for (const rtl of [false, true]) {
      const axis = new hisar.Axis(100, 99 + days, 600, rtl), counted = (day) => Math.floor((day - 100) * (bins / axis.days));
      for (let x = 0.5; x < 600; x += 7) {
        const [first, last] = hisar.binDays(axis, bins, x), bin = counted(Math.floor(axis.at(x)));
        assert.deepEqual([counted(first), counted(last), counted(first - 1) === bin, counted(last + 1) === bin], [bin, bin, false, false]);
      }
    }
  });
}

test('events with a rough date stand apart in their bin', () => {
  const counts = new hisar.Counts(columnsOf([{ start: 0 }, { start: 0, flags: hisar.Flag.APPROXIMATE }, { start: 3, kind: 1 }]));
  const { firm, soft, most } = hisar.binStarts(counts, new hisar.Axis(0, 3, 40, false), 4);
  assert.deepEqual([[...firm[0]], [...soft[0]], [...firm[1]], most], [[1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], 2]);
});
