import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const hisar = load('columns', 'words', 'state', 'bridge');
const TABLES = {
  en: { locale: 'en', dir: 'ltr', day: '{year}-{mm}-{dd}', month_year: '{month} {year}', months: ['January', ...Array(11).fill('x')],
    about: 'about {day}', span: '{from} to {to}', since: 'since {from}', no_date: 'no date', kinds: { siege: 'Siege' },
    count: { one: '{shown} of {total} event', other: '{shown} of {total} events' } },
  ar: { locale: 'ar-SY-u-nu-arab', dir: 'rtl', day: '{d} {month} {year}', months: ['كانون الثاني', ...Array(11).fill('x')], kinds: {},
    count: { two: 'حدثان', few: '{total} أحداث', many: '{total} حدثًا', other: '{total} حدث' } },
};
const english = new hisar.Words(TABLES, 'en'), arabic = new hisar.Words(TABLES, 'ar');

for (const [words, n, expected] of [
  [english, 1, '1 of 1 event'], [english, 2, '1 of 2 events'],
  [arabic, 2, 'حدثان'], [arabic, 9, '٩ أحداث'], [arabic, 11, '١١ حدثًا'], [arabic, 100, '١٠٠ حدث'],
]) {
  test(`${words.lang}: a count of ${n}`, () => {
    assert.equal(words.counted('count', n, { shown: words.number(1), total: words.number(n) }), expected);
  });
}

test('days are written in the digits of the language', () => {
  assert.equal(english.day(16436), '2015-01-01');
  assert.equal(arabic.day(16436), '١ كانون الثاني ٢٠١٥');
  assert.equal(english.month(16436), 'January 2015');
  assert.equal(english.day(-1), '1969-12-31');
});

test('a gap that nothing fills stays, and what fills one is not filled again', () => {
  assert.equal(english.say('about', {}), 'about {day}');
  assert.equal(english.say('span', { from: '{to}', to: 'x' }), '{to} to x');
});

test('how long an event lasted', () => {
  const { UNDATED, OPEN_END, APPROXIMATE } = hisar.Flag;
  assert.equal(english.span(0, 0, UNDATED), 'no date');
  assert.equal(english.span(0, 0, 0), '1970-01-01');
  assert.equal(english.span(0, 1, 0), '1970-01-01 to 1970-01-02');
  assert.equal(english.span(0, 9, APPROXIMATE | OPEN_END), 'since about 1970-01-01');
});

const KNOWN = { kinds: ['siege', 'aid'], langs: ['en', 'ar'], bases: ['Tiles.One'] };
const GOOD = { nonce: 3, range: [null, 16000], kinds: ['aid'], words: 'd8b9', view: [35, 40, 9], event: '0123456789abcdef', lang: 'ar', base: 'Tiles.One', goto: [35, 40, 900], theme: 'dark' };

test('a command is taken whole where every part can be used', () => assert.deepEqual(hisar.readState(GOOD, KNOWN), GOOD));

for (const [name, value] of [
  ['nonce', 1.5], ['range', [1]], ['range', ['1', null]], ['range', 'all'], ['kinds', ['<img>']], ['kinds', 'aid'], ['words', 'zz'],
  ['words', 'abc'], ['view', [95, 40, 9]], ['view', [35, 40]], ['view', [35, NaN, 9]], ['view', [35, 40, 9.5]], ['event', 'x'], ['event', 5],
  ['lang', 'fr'], ['base', 'https://evil'], ['goto', [1, 2]], ['goto', [1, 2, -3]], ['theme', 'pink'],
]) {
  test(`a command's ${name} cannot be ${JSON.stringify(value)}`, () => {
    const { [name]: left, ...rest } = hisar.readState({ ...GOOD, [name]: value }, KNOWN);
    assert.equal(left, undefined);
    assert.equal(Object.keys(rest).length, Object.keys(GOOD).length - 1);
  });
}

test('an empty, a missing or an odd command says nothing', () => {
  for (const raw of [{}, null, undefined, 'x', 5, []]) assert.deepEqual(hisar.readState(raw, KNOWN), {});
});

test('an echo that a later report has overtaken is told from a command', () => {
  const sent = [];
  globalThis.window = { Streamlit: { setComponentValue: (value) => sent.push(value), setComponentReady() {} } };
  const bridge = hisar.bridge(), report = (kinds) => ({ kinds });
  bridge.send(report(['siege']));
  bridge.send(report(['siege']));
  bridge.send(report(['aid']));
  assert.equal(sent.length, 2);
  assert.equal(bridge.overtaken(['siege']), true);
  assert.equal(bridge.overtaken(['aid']), false);
  assert.equal(bridge.overtaken(['siege', 'aid']), false);
  delete globalThis.window;
});
