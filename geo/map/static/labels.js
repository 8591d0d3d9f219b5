// Names on a canvas, each with a halo, none over another. Text only ever reaches the page as pixels.
(function (hisar) {
  'use strict';

  hisar.Labels = class Labels {
    /** @param {CanvasRenderingContext2D} g @param {Object<string, string>} theme @param {boolean} rtl */
    constructor(g, theme, rtl) { Object.assign(this, { g, theme, rtl, taken: [] }); }

    /** Keeps a box free of names. */
    reserve(left, top, width, height) { this.taken.push([left, top, left + width, top + height]); }

    /**
     * Writes a name where it fits.
     * @param {string} text @param {number} x @param {number} y middle of the line
     * @param {{font: string, colour: string, align?: CanvasTextAlign, size: number, must?: boolean}} style
     * @returns {boolean} whether it was written
     */
    write(text, x, y, { font, colour, align = 'center', size, must = false }) {
      const { g } = this;
      g.font = font;
      const wide = g.measureText(text).width, left = align === 'center' ? x - wide / 2 : align === 'right' ? x - wide : x;
      const box = [left - 2, y - size / 2 - 1, left + wide + 2, y + size / 2 + 1];
      if (!must && this.taken.some((other) => overlap(box, other))) return false;
      this.taken.push(box);
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
  };

  function overlap(one, other) {
    return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
  }
})(globalThis.hisar = globalThis.hisar || {});
