// A line at the top of the map that says what is going on, with buttons to go on or to end it; read out when it changes.
(function (hisar) {
  'use strict';

  hisar.Notice = class Notice {
    /** @param {HTMLElement} parent */
    constructor(parent) {
      this.box = hisar.element('div', 'notice', parent);
      this.text = hisar.element('span', 'notice-text', this.box);
      this.text.setAttribute('role', 'status');
      this.acts = hisar.element('span', 'notice-acts', this.box);
      this.box.hidden = true;
      L.DomEvent.disableClickPropagation(this.box);
    }

    /** @param {string} text @param {[string, () => void][]} acts what each button says and does @param {string} dir */
    show(text, acts, dir) {
      this.box.dir = dir;
      this.box.hidden = false;
      if (this.text.textContent !== text) this.text.textContent = text;
      const labels = acts.map(([label]) => label).join('\n');
      this.does = acts.map(([, act]) => act);
      // Buttons that say the same stay, and with them the focus.
      if (labels === this.labels) return;
      this.labels = labels;
      this.acts.replaceChildren();
      acts.forEach(([label], i) => hisar.button('notice-act', this.acts, label, () => this.does[i]()));
    }

    hide() {
      this.box.hidden = true;
      this.text.textContent = '';
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
