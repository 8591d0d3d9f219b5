// Names on a canvas, each with a halo, none over another. Text only ever reaches the page as pixels.
(function (hisar) {
  'use strict';

  const LONGEST = 32;

  hisar.Labels = class Labels {
    /**
     * @param {CanvasRenderingContext2D} g @param {Object<string, string>} theme @param {boolean} rtl
     * @param {number} [width] of the canvas, where names are to be kept whole
     */
    constructor(g, theme, rtl, width = Infinity) {
      Object.assign(this, { g, theme, rtl, width, taken: [], written: new Map() });
    }

    /**
     * Writes a name where it fits.
     * @param {string} name @param {number} x @param {number} y middle of the line
     * @param {{font: string, colour: string, align?: CanvasTextAlign, size: number, must?: boolean}} style
     * @returns {boolean} whether it was written
     */
    write(name, x, y, { font, colour, align = 'center', size, must }) {
      const { g } = this, text = shortened(name);
      g.font = font;
      const wide = g.measureText(text).width, wanted = align === 'center' ? x - wide / 2 : align === 'right' ? x - wide : x;
      const left = x < 0 || x > this.width ? wanted : Math.max(3, Math.min(this.width - wide - 3, wanted));
      const box = [left - 2, y - size / 2 - 1, left + wide + 2, y + size / 2 + 1];
      if (!must && this.taken.some((other) => overlap(box, other))) return false;
      this.taken.push(box);
      this.written.set(name, box);
      g.direction = this.rtl ? 'rtl' : 'ltr';
      g.textAlign = 'left';
      g.textBaseline = 'middle';
      g.lineJoin = 'round';
      g.lineWidth = 3;
      g.strokeStyle = this.theme.halo;
      g.strokeText(text, left, y);
      g.fillStyle = colour;
      g.fillText(text, left, y);
      return true;
    }

    /** Writes a name at the first of some places (x, y, align) that is free. */
    writeFirst(name, places, style) {
      return places.some(([x, y, align]) => this.write(name, x, y, { ...style, align }));
    }

    /** Writes a name around a box (left, top, right, bottom): below, above, or beside it; where nothing is free, in it. */
    writeAround(name, [left, top, right, bottom], style) {
      const [x, y] = [(left + right) / 2, (top + bottom) / 2], high = style.size / 2 + 2;
      const places = [[x, bottom + high, 'center'], [x, top - high, 'center'], [right + 5, y, 'left'], [left - 5, y, 'right']];
      return this.writeFirst(name, places, style)
        || this.write(name, x, y, { ...style, must: true });
    }

    /** Writes a name beside a point, on the first side that has room: where writing goes first. */
    writeBeside(name, x, y, gap, style) {
      const sides = [[gap, 0, 'left'], [-gap, 0, 'right'], [0, -gap - style.size / 2, 'center'], [0, gap + style.size / 2, 'center']];
      if (this.rtl) sides.unshift(...sides.splice(1, 1));
      const farther = sides.map(([dx, dy, align]) => [2.4 * dx, 2.4 * dy, align]);
      return this.writeFirst(name, [...sides, ...farther].map(([dx, dy, align]) => [x + dx, y + dy, align]), style);
    }
  };

  /** A name no longer than a name: what a document calls a place may be anything. */
  function shortened(name) {
    const letters = [...name];
    return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : name;
  }

  function overlap(one, other) {
    return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
  }
})(globalThis.hisar = globalThis.hisar || {});
