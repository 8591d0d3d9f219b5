// What a mark is, beside the pointer: kind, days, and the label its details give, all as text.
(function (hisar) {
  'use strict';

  hisar.Tooltip = class Tooltip {
    /** @param {HTMLElement} parent @param {(id: string) => Promise<?object>} details */
    constructor(parent, details) {
      this.details = details;
      this.box = hisar.element('div', 'tooltip', parent);
      this.box.hidden = true;
      this.head = hisar.element('strong', '', this.box);
      this.when = hisar.element('span', 'when', this.box);
      this.label = hisar.element('span', 'label', this.box);
      this.label.dir = 'auto';
    }

    /** @param {{x: number, y: number}} at @param {{head: string, when: string, id: ?string, lang: string, lines?: [string, string][]}} what */
    async show(at, { head, when, id, lang, lines = [] }) {
      this.box.dir = lang === 'ar' ? 'rtl' : 'ltr';
      this.head.textContent = head;
      this.when.textContent = when;
      this.label.textContent = lines.map(([key, value]) => `\u2068${key}\u2069: \u2068${value}\u2069`).join('\n');
      this.head.hidden = this.when.hidden = false;
      this.box.hidden = false;
      this.place(at);
      this.id = id;
      const told = id && (await this.details(id));
      if (this.id !== id || !told || typeof told.label !== 'object' || told.label === null) return;
      // The label says it all; kind and days were there until it came.
      this.label.textContent = String(told.label[lang] || '');
      this.head.hidden = this.when.hidden = this.label.textContent !== '';
      this.place(at);
    }

    /** Beside the mark, on the side that has room. */
    place({ x, y }) {
      const { clientWidth: width, clientHeight: height } = this.box.parentElement;
      const { offsetWidth: wide, offsetHeight: high } = this.box;
      const left = x + 16 + wide <= width ? x + 16 : Math.max(4, x - 16 - wide);
      this.box.style.transform = `translate(${left}px, ${Math.max(4, Math.min(height - high - 4, y - high / 2))}px)`;
    }

    hide() {
      this.id = null;
      this.box.hidden = true;
    }
  };

  /** Details by URL, by blob, or none; each asked for once, and silence where there is no answer. */
  hisar.detailsFrom = function (url, inside) {
    const kept = new Map();
    const ask = async (id) => {
      try {
        if (inside) return await inside(id);
        const answer = await fetch(url + id);
        return answer.ok ? await answer.json() : null;
      } catch { return null; }
    };
    return (id) => {
      if (!url && !inside) return Promise.resolve(null);
      if (!kept.has(id)) kept.set(id, ask(id));
      return kept.get(id);
    };
  };
})(globalThis.hisar = globalThis.hisar || {});
