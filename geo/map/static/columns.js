// The bytes of geo/map/columns.py as typed arrays. No DOM.
(function (hisar) {
  'use strict';

  const TYPES = { u8: Uint8Array, u32: Uint32Array, i32: Int32Array, f32: Float32Array };

  hisar.OPEN_END = 0x7fffffff;
  hisar.NO_SHAPE = 0xffffffff;
  hisar.Flag = Object.freeze({
    APPROXIMATE: 1, OPEN_END: 2, UNPLACED: 4, UNDATED: 8, INFERRED: 16, AMBIGUOUS: 32, AREA: 64, ROUGH: 128,
  });

  /**
   * @typedef {object} Columns
   * @property {number} n rows, sorted by first day; undated rows come first
   * @property {string[]} kinds ids of kinds; the `kind` column indexes them
   * @property {object[]} shapes what rows draw besides their symbol, see geo/map/shapes.py
   * @property {?number} lastDay the last day something is known of
   * @property {Uint32Array} id_hi @property {Uint32Array} id_lo
   * @property {Float32Array} lon @property {Float32Array} lat
   * @property {Int32Array} start @property {Int32Array} end days since 1970-01-01
   * @property {Float32Array} uncertainty_m @property {Uint32Array} shape
   * @property {Uint8Array} kind @property {Uint8Array} flags @property {Uint8Array} margin_days
   */

  /** @param {ArrayBuffer} buffer @returns {Columns} */
  hisar.readColumns = function (buffer) {
    const head = new Uint8Array(buffer, 0, Math.min(8, buffer.byteLength));
    if (String.fromCharCode(...head.subarray(0, 4)) !== 'HSR1') throw new Error('not event columns');
    const length = new DataView(buffer).getUint32(4, true);
    const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
    const columns = { n: header.n, kinds: header.kinds, shapes: header.shapes, lastDay: header.last_day };
    for (const { name, type, offset } of header.columns) {
      columns[name] = new TYPES[type](buffer, 8 + length + offset, header.n);
    }
    return columns;
  };

  /** The sixteen hex digits of a row's event. @param {Columns} columns @param {number} row */
  hisar.eventId = function (columns, row) {
    const hex = (word) => word.toString(16).padStart(8, '0');
    return hex(columns.id_hi[row]) + hex(columns.id_lo[row]);
  };

  /** The row of an event, or -1. @param {Columns} columns @param {string} id */
  hisar.rowOf = function (columns, id) {
    const hi = parseInt(id.slice(0, 8), 16), lo = parseInt(id.slice(8), 16);
    for (let row = 0; row < columns.n; row++) {
      if (columns.id_lo[row] === lo && columns.id_hi[row] === hi) return row;
    }
    return -1;
  };
})(globalThis.hisar = globalThis.hisar || {});
