// What a picture of the map is put together from: text that wraps, the map's canvases, the legend.
(function (hisar) {
  'use strict';

  /** Words of a text broken into lines of a width; what is longer than a line, as an address, is cut where it must. */
  hisar.wrapped = function (text, width, measure) {
    const lines = [''];
    for (const word of text.split(/(?<=\s)/)) {
      if (measure(lines.at(-1) + word.trimEnd()) <= width) lines[lines.length - 1] += word;
      else for (const piece of pieces(word, width, measure)) lines.push(piece);
    }
    return lines.map((line) => line.trim()).filter(Boolean);
  };

  function pieces(word, width, measure) {
    const found = [''];
    for (const letter of word) {
      if (found.at(-1) && measure(found.at(-1) + letter) > width) found.push('');
      found[found.length - 1] += letter;
    }
    return found;
  }

  /** A column of parts, one under the other; laid once to learn its height and once to be seen. */
  hisar.Leaf = class Leaf {
    /** @param {CanvasRenderingContext2D} g @param {{width: number, margin: number, rtl: boolean, theme: object}} how */
    constructor(g, how) {
      Object.assign(this, { g, y: how.margin }, how);
    }

    get inner() { return this.width - 2 * this.margin; }

    /** A paragraph in the direction of the language, or from left to right as addresses are. */
    paragraph(text, { size = 12, weight = 400, colour = 'ink', ltr = false } = {}) {
      const { g } = this, right = this.rtl && !ltr;
      g.font = `${weight} ${size}px ${this.theme.font}`;
      g.fillStyle = this.theme[colour];
      g.direction = right ? 'rtl' : 'ltr';
      g.textAlign = right ? 'right' : 'left';
      g.textBaseline = 'top';
      for (const line of hisar.wrapped(text, this.inner, (part) => g.measureText(part).width)) {
        g.fillText(line, right ? this.width - this.margin : this.margin, this.y);
        this.y += Math.round(size * 1.45);
      }
    }

    gap(height) { this.y += height; }

    /** Small things side by side in columns as wide as the widest: a sign 22 pixels wide, and its words. */
    columns(items, size = 12) {
      const { g } = this, line = 22, sign = 30;
      g.font = `400 ${size}px ${this.theme.font}`;
      const wide = Math.min(this.inner, Math.max(...items.map(({ text }) => g.measureText(text).width)) + sign + 18);
      const across = Math.max(1, Math.floor(this.inner / wide));
      items.forEach(({ text, draw }, i) => {
        const left = this.margin + (i % across) * wide, middle = this.y + Math.floor(i / across) * line + line / 2;
        const at = (x) => (this.rtl ? this.width - x : x);
        draw(g, at(left + 11), middle);
        g.font = `400 ${size}px ${this.theme.font}`;
        g.fillStyle = this.theme.ink;
        g.direction = this.rtl ? 'rtl' : 'ltr';
        g.textAlign = this.rtl ? 'right' : 'left';
        g.textBaseline = 'middle';
        g.fillText(text, at(left + sign), middle);
      });
      this.y += Math.ceil(items.length / across) * line;
    }

    /** The map as it is seen: its canvases one over the other; images of other hosts cannot be drawn. */
    map(container) {
      const { g } = this, box = container.getBoundingClientRect(), left = Math.round((this.width - box.width) / 2);
      const level = (canvas) => Number(getComputedStyle(canvas.parentElement).zIndex) || 0;
      const layers = [...container.querySelectorAll('canvas.hisar-canvas')].sort((one, other) => level(one) - level(other));
      g.save();
      g.beginPath();
      g.rect(left, this.y, box.width, box.height);
      g.clip();
      for (const canvas of layers) {
        const at = canvas.getBoundingClientRect();
        g.drawImage(canvas, left + at.left - box.left, this.y + at.top - box.top, at.width, at.height);
      }
      g.restore();
      this.y += box.height;
      return { left, bottom: this.y };
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
