import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load, random } from './load.mjs';

const hisar = load('words', 'ruler', 'my_place');
const WORDS = new hisar.Words({ en: { locale: 'en', dir: 'ltr', metres: '{n} m', kilometres: '{n} km' } }, 'en');

/** Metres by the law of cosines in three dimensions: another way to the same answer. */
function chord([lon1, lat1], [lon2, lat2]) {
  const unit = (lon, lat) => {
    const [a, b] = [lon, lat].map((degrees) => degrees * Math.PI / 180);
    return [Math.cos(b) * Math.cos(a), Math.cos(b) * Math.sin(a), Math.sin(b)];
  };
  const [one, other] = [unit(lon1, lat1), unit(lon2, lat2)];
  return 6371008.8 * 2 * Math.asin(Math.min(1, Math.hypot(...one.map((x, i) => x - other[i])) / 2));
}

test('Ayyash to Deir ez-Zor is a little over twelve kilometres', () => {
  const metres = hisar.metresBetween([40.05303, 35.42022], [40.14084, 35.33588]);
  assert.ok(metres > 12200 && metres < 12500, String(metres));
});

test('distances agree with the chord through the globe, both ways', () => {
  const next = random(11);
  for (let i = 0; i < 500; i++) {
    const one = [360 * next() - 180, 170 * next() - 85], other = [360 * next() - 180, 170 * next() - 85];
    const metres = hisar.metresBetween(one, other);
    assert.ok(Math.abs(metres - chord(one, other)) < 0.01);
    assert.ok(Math.abs(metres - hisar.metresBetween(other, one)) < 1e-6);
  }
});

test('a way is as long as its legs, and shorter by one when a point is taken back', () => {
  const ruler = new hisar.Ruler();
  assert.equal(ruler.metres, 0);
  for (const point of [[40, 35], [40.1, 35], [40.1, 35], [40.1, 35.2]]) ruler.add(point);
  assert.equal(ruler.points.length, 3);
  const [zero, first, whole] = ruler.lengths();
  assert.equal(zero, 0);
  assert.ok(Math.abs(whole - first - hisar.metresBetween([40.1, 35], [40.1, 35.2])) < 1e-6);
  assert.ok(ruler.lengths([41, 35]).at(-1) > whole && ruler.metres === whole);
  ruler.undo();
  assert.equal(ruler.metres, first);
  ruler.clear();
  assert.deepEqual(ruler.lengths([40, 35]), []);
});

for (const [metres, said] of [[0, '0 m'], [840.4, '840 m'], [1000, '1 km'], [1234, '1.23 km'], [45678, '45.7 km'], [123456, '123 km'], [2345678, '2,346 km']]) {
  test(`${metres} metres are ${said}`, () => assert.equal(hisar.lengthInWords(WORDS, metres), said));
}

for (const [code, key] of [[1, 'my_place_refused'], [2, 'my_place_failed'], [3, 'my_place_failed']]) {
  test(`the browser's answer ${code} is told as ${key}`, () => assert.equal(hisar.whyNoPlace(code), key));
}
