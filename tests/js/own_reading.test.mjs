import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load, random } from './load.mjs';

const hisar = load('own_reading');
const point = (...coordinates) => ({ type: 'Point', coordinates });
const feature = (geometry, properties = {}) => ({ type: 'Feature', geometry, properties });
const file = (...features) => JSON.stringify({ type: 'FeatureCollection', features });
const read = (text) => hisar.parseOwnGeoJson('mine', text).features;

const REFUSED = [
  ['own_not_geojson', 'PK a zip'], ['own_not_geojson', ''], ['own_not_geojson', '[1]'], ['own_not_geojson', '{"type":"Topology"}'],
  ['own_not_geojson', 'null'], ['own_empty', file()], ['own_empty', file(feature(null))],
  ['own_bad_feature', file(feature(point(40, 35)), { type: 'Point' })], ['own_bad_feature', file(feature(point('x', 35)))],
  ['own_bad_feature', file(feature({ type: 'constructor' }))], ['own_bad_feature', file(feature({ type: 'Polygon', coordinates: 4 }))],
  ['own_wrong_crs', JSON.stringify({ ...JSON.parse(file(feature(point(1, 2)))), crs: { properties: { name: 'EPSG:32637' } } })],
  ['own_axes', file(feature(point(35.3, 140.1)))], ['own_axes', file(feature(point(33.51, 36.29)), feature(point(34.7, 36.7)))],
  ['own_degrees', file(feature(point(604000, 3911000)))],
];
REFUSED.forEach(([key, text], i) => test(`${key} (${i})`, () => assert.throws(() => read(text), (error) => error instanceof hisar.OwnFileError && error.key === key)));

test('the wrong feature and the wrong position are named', () => {
  assert.throws(() => read(file(feature(point(40, 35)), 4)), ({ values }) => values.n === 2);
  assert.throws(() => read(file(feature(point(604000.5, 3911000)))), ({ values }) => values.position.startsWith('604001, 3911000') || values.position.startsWith('604000'));
});

test('every geometry becomes points, lines and areas', () => {
  const ring = [[40, 35], [41, 35], [41, 36], [40, 35]];
  const [one] = read(file(feature({ type: 'GeometryCollection', geometries: [
    point(40, 35, 120), { type: 'MultiLineString', coordinates: [[[40, 35], [41, 35]]] }, { type: 'MultiPolygon', coordinates: [[ring]] },
  ] }, { Name: 'دوار', nested: {}, none: null, n: 4 })));
  assert.deepEqual([one.points, one.lines, one.areas], [[[40, 35]], [[[40, 35], [41, 35]]], [[ring]]]);
  assert.deepEqual([one.name, one.facts], ['دوار', [['Name', 'دوار'], ['n', '4']]]);
});

test('WGS 84 may be named in the old way, and a text is cut to a length', () => {
  const [one] = read(JSON.stringify({ ...JSON.parse(file(feature(point(40, 35), { long: 'x'.repeat(900) }))), crs: { properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } } }));
  assert.equal(one.facts[0][1].length, 160);
});

test('a large file is refused before it is read', () => assert.throws(() => read(' '.repeat(10e6 + 1)), ({ key }) => key === 'own_too_large'));

test('any text is a layer or a refusal', () => {
  const next = random(7), whole = file(feature(point(40, 35), { a: 1 }), feature({ type: 'LineString', coordinates: [[40, 35], [41, 36]] }));
  for (let i = 0; i < 400; i++) {
    const at = Math.floor(next() * whole.length), text = whole.slice(0, at) + '[]{},:"1x'[Math.floor(next() * 9)] + whole.slice(at + Math.floor(next() * 3));
    try { read(text); } catch (error) { assert.ok(error instanceof hisar.OwnFileError, `${error.stack} ${text}`); }
  }
});
