import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf, load } from './load.mjs';

const hisar = load('columns');

function bytesOf(header, ...blobs) {
  const text = JSON.stringify(header), padded = text.padEnd(Math.ceil(text.length / 8) * 8);
  const bytes = new Uint8Array(8 + padded.length + blobs.reduce((sum, blob) => sum + blob.length, 0));
  bytes.set(new TextEncoder().encode('HSR1'));
  new DataView(bytes.buffer).setUint32(4, padded.length, true);
  bytes.set(new TextEncoder().encode(padded), 8);
  let at = 8 + padded.length;
  for (const blob of blobs) { bytes.set(blob, at); at += blob.length; }
  return bytes.buffer;
}

test('columns are read where the header says', () => {
  const listed = [{ name: 'start', type: 'i32', offset: 0 }, { name: 'kind', type: 'u8', offset: 8 }];
  const header = { n: 2, kinds: ['siege'], columns: listed, shapes: [], last_day: 7 };
  const columns = hisar.readColumns(bytesOf(header, Uint8Array.of(1, 0, 0, 0, 255, 255, 255, 255), Uint8Array.of(3, 4)));
  assert.deepEqual([...columns.start], [1, -1]);
  assert.deepEqual([...columns.kind], [3, 4]);
  assert.equal(columns.lastDay, 7);
});

for (const [what, buffer] of [['nothing', new ArrayBuffer(0)], ['a page', new TextEncoder().encode('<!doctype html>').buffer]]) {
  test(`${what} is not taken for columns`, () => assert.throws(() => hisar.readColumns(buffer), /not event columns/));
}

test('an id leads to its row and back', () => {
  const columns = columnsOf([{ start: 1 }, { start: 2 }, {}]);
  for (let row = 0; row < columns.n; row++) assert.equal(hisar.rowOf(columns, hisar.eventId(columns, row)), row);
  assert.match(hisar.eventId(columns, 1), /^[0-9a-f]{16}$/);
  assert.equal(hisar.rowOf(columns, 'ffffffffffffffff'), -1);
});
