// Names on a canvas, each with a halo, none over another. Text only ever reaches the page as pixels.
(function (hisar) {
  'use strict';

  const LONGEST = 32;

  hisar.Labels = class Labels {
    /** @param {CanvasRenderingContext2D} g @param {Object<string, string>} theme @param {boolean} rtl */
    constructor(g, theme, rtl) { Object.assign(this, { g, theme, rtl, taken: [], written: new Set() }); }

    /**
     * Writes a name where it fits.
     * @param {string} name @param {number} x @param {number} y middle of the line
     * @param {{font: string, colour: string, align?: CanvasTextAlign, size: number}} style
     * @returns {boolean} whether it was written
     */
    write(name, x, y, { font, colour, align = 'center', size }) {
      const { g } = this, text = shortened(name);
      g.font = font;
      const wide = g.measureText(text).width, left = align === 'center' ? x - wide / 2 : align === 'right' ? x - wide : x;
      const box = [left - 2, y - size / 2 - 1, left + wide + 2, y + size / 2 + 1];
      if (this.taken.some((other) => overlap(box, other))) return false;
      this.taken.push(box);
      this.written.add(name);
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

    /** Writes a name around a box (left, top, right, bottom): below, above, or beside it. */
    writeAround(name, [left, top, right, bottom], style) {
      const [x, y] = [(left + right) / 2, (top + bottom) / 2], high = style.size / 2 + 2;
      const places = [[x, bottom + high, 'center'], [x, top - high, 'center'], [right + 5, y, 'left'], [left - 5, y, 'right']];
      return places.some(([at, middle, align]) => this.write(name, at, middle, { ...style, align }));
    }

    /** Writes a name beside a point, on the first side that has room: where writing goes first. */
    writeBeside(name, x, y, gap, style) {
      const sides = [[gap, 0, 'left'], [-gap, 0, 'right'], [0, -gap - style.size / 2, 'center'], [0, gap + style.size / 2, 'center']];
      if (this.rtl) sides.unshift(...sides.splice(1, 1));
      const farther = sides.map(([dx, dy, align]) => [2.4 * dx, 2.4 * dy, align]);
      return [...sides, ...farther].some(([dx, dy, align]) => this.write(name, x + dx, y + dy, { ...style, align }));
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
