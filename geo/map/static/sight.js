// Which of the rows shown have a symbol that the canvas may hold: a set that costs what a change touches. No DOM.
(function (hisar) {
  'use strict';

  /** How far from a place its symbol may stand: fanned out, or on the rim of the smallest circle. */
  const REACH_PIXELS = 40;

  hisar.Sight = class Sight {
    /**
     * @param {import('./columns.js').Columns} columns
     * @param {Float64Array} x @param {Float64Array} y positions as fractions of the world
     */
    constructor(columns, x, y) {
      this.places(columns, x, y);
      this.members = new Uint32Array(columns.n);
      this.slots = new Uint32Array(columns.n);
      this.size = 0;
    }

    /** Where each row's symbol stands: at its pin, but half-way along a passage; and how far its circle reaches. */
    places({ n, shape, shapes, flags, lat, uncertainty_m: metres }, x, y) {
      const passages = shapes.some((drawn) => drawn.passage);
      [this.x, this.y] = passages ? [x.slice(), y.slice()] : [x, y];
      this.reach = new Float32Array(n);
      for (let row = 0; row < n; row++) {
        const passage = shape[row] === hisar.NO_SHAPE ? null : shapes[shape[row]].passage;
        if (flags[row] & hisar.Flag.ROUGH) this.reach[row] = hisar.worldLength(metres[row], lat[row]);
        if (!passage) continue;
        const ends = [passage.from, passage.to].map(([lon, north]) => [hisar.worldX(lon), hisar.worldY(north)]);
        [this.x[row], this.y[row]] = hisar.midway(...ends);
      }
    }

    /** Nobody is seen, and the canvas shows another part of the world. @param {import('./counts.js').View} view */
    clear(view) {
      this.view = view;
      this.size = 0;
    }

    /** Takes a row in (`by` 1) or out (−1). @param {number} row @param {1|-1} by */
    put(row, by) {
      const { scale, left, top, width, height } = this.view, reach = REACH_PIXELS + this.reach[row] * scale;
      const x = this.x[row] * scale - left, y = this.y[row] * scale - top;
      if (!(x > -reach && y > -reach && x < width + reach && y < height + reach)) return;
      if (by > 0) this.fill(this.size++, row);
      else this.fill(this.slots[row], this.members[--this.size]);
    }

    fill(slot, row) {
      this.members[slot] = row;
      this.slots[row] = slot;
    }

    /** The rows, lowest first, so that symbols lie over one another the same way each time. @returns {Uint32Array} */
    rows() { return this.members.slice(0, this.size).sort(); }
  };
})(globalThis.hisar = globalThis.hisar || {});
