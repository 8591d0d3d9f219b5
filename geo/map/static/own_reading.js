// A GeoJSON file that a person lays on a map without a server: read and checked here, as geo/map/own_file.py does. No DOM.
(function (hisar) {
  'use strict';

  const MOST = { bytes: 10e6, features: 20000, points: 300000, facts: 12, text: 160 };
  const SYRIA = [35.4, 32.2, 42.5, 37.4];
  const WGS84 = /(^|[:/ ])(CRS84|4326)$/i;
  const NAME_KEYS = ['name', 'title', 'label', 'اسم', 'الاسم', 'name_ar', 'name_en', 'nam_ar', 'nam_en'];

  /** What is wrong with a file: `key` of the word that says it, and what fills its gaps. */
  hisar.OwnFileError = class OwnFileError extends Error {
    constructor(key, values = {}) {
      super(key);
      Object.assign(this, { key, values });
    }
  };

  function refuse(key, values) { throw new hisar.OwnFileError(key, values); }

  /**
   * A file as geo/map/own_layer.py makes layers; throws OwnFileError. @param {string} name @param {string} text
   * @returns {{name: string, features: object[]}}
   */
  hisar.parseOwnGeoJson = function (name, text) {
    if (text.length > MOST.bytes) refuse('own_too_large', { most: String(MOST.bytes / 1e6) });
    const parsed = parse(text), { type } = parsed || {}, box = [Infinity, Infinity, -Infinity, -Infinity];
    const features = type === 'FeatureCollection' ? parsed.features : type === 'Feature' ? [parsed] : null;
    if (!Array.isArray(features)) refuse('own_not_geojson');
    checkCrs(parsed.crs);
    const count = { points: 0, box };
    if (features.length > MOST.features) refuse('own_too_large', { most: String(MOST.bytes / 1e6) });
    const read = features.map((feature, i) => readFeature(feature, i + 1, count)).filter((feature) => feature !== null);
    if (!read.length) refuse('own_empty');
    checkBox(box);
    return { name: short(name), features: read };
  };

  function parse(text) {
    try { return JSON.parse(text.replace(/^\ufeff/, '')); } catch { return refuse('own_not_geojson'); }
  }

  /** RFC 7946 knows WGS 84 only; a file of 2008 may name another, which nothing here can convert. */
  function checkCrs(crs) {
    if (!crs) return;
    const name = String((crs.properties || {}).name);
    if (!WGS84.test(name)) refuse('own_wrong_crs', { crs: short(name) });
  }

  function readFeature(feature, number, count) {
    if (!feature || feature.type !== 'Feature') refuse('own_bad_feature', { n: number });
    if (!feature.geometry) return null;
    const parts = { points: [], lines: [], areas: [] };
    try { take(feature.geometry, parts, count); } catch (error) {
      if (error instanceof hisar.OwnFileError) throw error;
      refuse('own_bad_feature', { n: number });
    }
    const facts = Object.entries(feature.properties || {}).filter(([, value]) => value !== null && typeof value !== 'object' && String(value).trim())
      .map(([key, value]) => [short(key), short(value)]);
    const named = Object.fromEntries(facts.map(([key, value]) => [key.toLowerCase(), value]).reverse());
    return { name: named[NAME_KEYS.find((key) => key in named)] || '', facts: facts.slice(0, MOST.facts), ...parts };
  }

  const TAKES = {
    Point: ({ coordinates }, { points }, count) => points.push(position(coordinates, count)),
    MultiPoint: ({ coordinates }, { points }, count) => points.push(...path(coordinates, count)),
    LineString: ({ coordinates }, { lines }, count) => lines.push(path(coordinates, count)),
    MultiLineString: ({ coordinates }, { lines }, count) => coordinates.forEach((line) => lines.push(path(line, count))),
    Polygon: ({ coordinates }, { areas }, count) => areas.push(coordinates.map((ring) => path(ring, count))),
    MultiPolygon: ({ coordinates }, { areas }, count) => coordinates.forEach((area) => areas.push(area.map((ring) => path(ring, count)))),
    GeometryCollection: ({ geometries }, parts, count) => geometries.forEach((geometry) => take(geometry, parts, count)),
  };

  function take(geometry, parts, count) {
    if (!Object.hasOwn(TAKES, geometry.type)) throw new TypeError('no geometry');
    TAKES[geometry.type](geometry, parts, count);
  }

  function path(positions, count) { return positions.map((each) => position(each, count)); }

  function position([lon, lat], count) {
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) throw new TypeError('no position');
    if (++count.points > MOST.points) refuse('own_too_large', { most: String(MOST.bytes / 1e6) });
    const { box } = count;
    [box[0], box[1], box[2], box[3]] = [Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)];
    return [lon, lat];
  }

  /** Positions are degrees, longitude first: what is not, or looks as if it were not, is refused by its first corner. */
  function checkBox([west, south, east, north]) {
    const shown = { position: `${Number(west.toPrecision(6))}, ${Number(south.toPrecision(6))}` };
    const [across, up] = [Math.max(Math.abs(west), Math.abs(east)), Math.max(Math.abs(south), Math.abs(north))];
    if (across <= 90 && up > 90 && up <= 180) refuse('own_axes', shown);
    if (across > 180 || up > 90) refuse('own_degrees', shown);
    const outside = east < SYRIA[0] || west > SYRIA[2] || north < SYRIA[1] || south > SYRIA[3];
    if (outside && south >= SYRIA[0] && north <= SYRIA[2] && west >= SYRIA[1] && east <= SYRIA[3]) refuse('own_axes', shown);
  }

  function short(text) {
    const folded = String(text).split(/\s+/).filter(Boolean).join(' '), letters = [...folded];
    return letters.length > MOST.text ? `${letters.slice(0, MOST.text - 1).join('')}…` : folded;
  }
})(globalThis.hisar = globalThis.hisar || {});
