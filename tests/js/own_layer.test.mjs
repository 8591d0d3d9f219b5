import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const hisar = load('projection', 'own_layer');
const SCALE = 256 * 2 ** 9;
const VIEW = { scale: SCALE, left: hisar.worldX(40) * SCALE - 400, top: hisar.worldY(35) * SCALE - 300, width: 800, height: 600 };
const FAR = { ...VIEW, left: VIEW.left + 5000 };

const square = (size) => [[40 - size, 35 - size], [40 + size, 35 - size], [40 + size, 35 + size], [40 - size, 35 + size], [40 - size, 35 - size]];
const LAYER = hisar.readOwnLayer({
  name: 'mine', features: [
    { name: 'area with a hole', facts: [], areas: [[square(0.5), square(0.2)]] },
    { name: 'road', facts: [['lanes', '2']], lines: [[[40.3, 34.9], [40.3, 35.1]]] },
    { name: 'post', facts: [], points: [[40.3, 35]] },
  ],
});

const nameAt = (lon, lat, reach = 8) => {
  const [x, y] = new hisar.Projection(VIEW).point([lon, lat]);
  const found = hisar.ownAt(LAYER, VIEW, x, y, reach);
  return found && found.name;
};

for (const [what, lon, lat, name] of [
  ['a point before the line it stands on', 40.3, 35, 'post'], ['a line before the area under it', 40.3, 35.05, 'road'],
  ['an area', 40.4, 35.3, 'area with a hole'], ['nothing in its hole', 40.05, 35.05, null], ['nothing outside', 41, 36, null],
]) test(what, () => assert.equal(nameAt(lon, lat), name));

test('reach is in pixels', () => {
  const [x, y] = new hisar.Projection(VIEW).point([40.3, 35]);
  assert.equal(hisar.ownAt(LAYER, VIEW, x + 7, y, 8).name, 'post');
  assert.equal(hisar.ownAt(LAYER, VIEW, x + 9, y, 8).name, 'area with a hole');
});

test('only what a view touches is drawn', () => {
  assert.equal(hisar.ownInSight(LAYER, VIEW).length, 3);
  assert.equal(hisar.ownInSight(LAYER, FAR).length, 0);
});

test('whatever stands in a layer is text', () => {
  const { features: [{ name, facts }] } = hisar.readOwnLayer({ name: 1, features: [{ name: null, facts: [[1, { a: 1 }]] }] });
  assert.deepEqual([name, facts], ['null', [['1', '[object Object]']]]);
});
