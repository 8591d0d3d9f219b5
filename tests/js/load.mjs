// The map's scripts without a browser: each file adds what it has to globalThis.hisar, as in a page.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export function load(...names) {
  for (const name of names) require(`../../geo/map/static/${name}.js`);
  return globalThis.hisar;
}

/** A generator of numbers in 0–1 that gives the same ones each time (mulberry32). */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const KINDS = ['siege', 'crossing', 'clash', 'aid'];
const NO_DAY = -2147483648;

/**
 * Columns of hand-made events, sorted as geo/map/columns.py sorts them.
 * @param {{start?: number, end?: ?number, lon?: number, lat?: number, kind?: number, flags?: number, shape?: number,
 *   uncertainty?: number}[]} events `start` missing: undated; `end` null: open; `lon` missing: unplaced
 */
export function columnsOf(events, { shapes = [], lastDay = null } = {}) {
  const { Flag, OPEN_END, NO_SHAPE } = load('columns');
  const sorted = events.map((event) => ({ kind: 0, flags: 0, ...event })).sort((a, b) => (a.start ?? NO_DAY) - (b.start ?? NO_DAY));
  const of = (Type, value) => Type.from(sorted, value);
  const dated = ({ start }) => start !== undefined;
  return {
    n: sorted.length, kinds: KINDS, shapes, lastDay,
    id_hi: of(Uint32Array, (_, i) => i), id_lo: of(Uint32Array, (_, i) => 1000 + i),
    lon: of(Float32Array, ({ lon }) => lon ?? NaN), lat: of(Float32Array, ({ lat }) => lat ?? NaN),
    start: of(Int32Array, ({ start }) => start ?? NO_DAY),
    end: of(Int32Array, (event) => (!dated(event) ? NO_DAY : event.end === null ? OPEN_END : event.end ?? event.start)),
    uncertainty_m: of(Float32Array, ({ uncertainty }) => uncertainty ?? 500),
    shape: of(Uint32Array, ({ shape }) => shape ?? NO_SHAPE),
    kind: of(Uint8Array, ({ kind }) => kind),
    flags: of(Uint8Array, (event) => event.flags | (dated(event) ? 0 : Flag.UNDATED) | (event.end === null ? Flag.OPEN_END : 0)
      | (event.lon === undefined ? Flag.UNPLACED : 0)),
    margin_days: of(Uint8Array, () => 0),
  };
}

/** `n` events of every sort: some open, some undated, some unplaced. */
export function someEvents(n, next) {
  const day = (most) => Math.floor(next() * most);
  return Array.from({ length: n }, () => {
    const event = { kind: day(KINDS.length) };
    if (next() > 0.05) Object.assign(event, { start: 16000 + day(400) });
    if (event.start !== undefined && next() < 0.5) event.end = next() < 0.2 ? null : event.start + day(90);
    if (next() > 0.05) Object.assign(event, { lon: 36 + 6 * next(), lat: 32.5 + 4.5 * next() });
    if (next() < 0.1) event.shape = day(3);
    return event;
  });
}
