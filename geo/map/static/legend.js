// The legend beside the map, never over it: each kind with its symbol and its live count; a click switches it.
(function (hisar) {
  'use strict';

  const NARROW = 640;

  hisar.Legend = class Legend {
    /** @param {HTMLElement} parent @param {(kinds: string[], at: number) => void} choose */
    constructor(parent, choose) {
      this.choose = choose;
      this.box = hisar.element('aside', 'legend', parent);
      this.title = hisar.element('button', 'legend-title', this.box);
      this.title.type = 'button';
      this.list = hisar.element('ul', 'kinds', this.box);
      this.key = hisar.element('ul', 'key', this.box);
      this.mine = hisar.element('ul', 'mine', this.box);
      this.fold(parent.clientWidth < NARROW);
      this.title.addEventListener('click', () => this.fold(!this.folded));
    }

    fold(folded) {
      this.folded = folded;
      this.box.classList.toggle('hisar-folded', folded);
      this.title.setAttribute('aria-expanded', String(!folded));
    }

    /** Lists the kinds that occur in the data. */
    show(counts, words, colours, theme) {
      Object.assign(this, { counts, words });
      this.box.dir = words.table.dir;
      this.title.textContent = words.say('legend');
      this.box.setAttribute('aria-label', words.say('legend'));
      this.list.replaceChildren();
      this.rows = [];
      const present = new Set(counts.columns.kind);
      counts.columns.kinds.forEach((kind, i) => {
        if (present.has(i)) this.rows.push(this.row(kind, i, colours[i], theme));
      });
      if (this.rows.length > 1) this.everything();
      this.showKey(words);
    }

    row(kind, index, colour, theme) {
      const line = hisar.element('li', 'kind', this.list);
      const toggle = hisar.element('button', 'toggle', line);
      toggle.type = 'button';
      toggle.append(hisar.symbolImage(colour, theme, 8));
      hisar.element('span', 'name', toggle, this.words.kind(kind));
      const count = hisar.element('span', 'count', toggle);
      const only = hisar.element('button', 'only', line, this.words.say('only'));
      only.type = 'button';
      only.setAttribute('aria-label', `${this.words.say('only')}: ${this.words.kind(kind)}`);
      toggle.addEventListener('click', (event) => this.choose(this.switched(kind), event.timeStamp));
      only.addEventListener('click', (event) => this.choose([kind], event.timeStamp));
      return { index, toggle, count, only };
    }

    everything() {
      const line = hisar.element('li', 'kind', this.list);
      this.all = hisar.element('button', 'all', line, this.words.say('all_kinds'));
      this.all.type = 'button';
      this.all.addEventListener('click', (event) => this.choose(this.counts.columns.kinds.slice(), event.timeStamp));
    }

    switched(kind) {
      const on = new Set(this.counts.kinds);
      if (!on.delete(kind)) on.add(kind);
      return this.counts.columns.kinds.filter((each) => on.has(each));
    }

    /** What the signs besides the symbols mean: those that the data can show. */
    showKey(words) {
      this.key.replaceChildren();
      for (const name of hisar.signsOf(this.counts.columns.shapes)) {
        const line = hisar.element('li', '', this.key);
        hisar.element('span', `sample hisar-${name}`, line);
        hisar.element('span', '', line, words.say(name));
      }
    }

    /** A person's own layer, to switch off and on; null where there is none. @param {?{name: string, switched: () => boolean}} layer */
    own(layer) {
      this.mine.replaceChildren();
      if (!layer) return;
      const toggle = hisar.button('toggle', hisar.element('li', 'kind', this.mine), '', () => toggle.setAttribute('aria-pressed', String(layer.switched())));
      toggle.setAttribute('aria-pressed', 'true');
      hisar.element('span', 'sample hisar-own', toggle);
      hisar.element('span', 'name hisar-own-name', toggle, layer.name).dir = 'auto';
    }

    /** The live counts: what the chosen days and words hold of each kind, on the map or switched off. */
    tell() {
      for (const { index, toggle, count } of this.rows) {
        const on = this.counts.kindOn[index] === 1, text = this.words.number(this.counts.perKind[index]);
        if (count.textContent !== text) count.textContent = text;
        toggle.setAttribute('aria-pressed', String(on));
      }
      if (this.all) this.all.hidden = this.counts.kindOn.every(Boolean);
    }

    remove() { this.box.remove(); }
  };

  const SIEGE_STATES = ['in force', 'over'];

  /** Sign → whether a shape (geo/map/shapes.py) may be drawn with it, in the order of the key. */
  const SIGNS = {
    besieged: ({ areas }) => areas,
    over: ({ areas, circles, states }) => (areas || circles) && states && states.some(([, , state]) => SIEGE_STATES.includes(state)),
    passage: ({ passage }) => passage,
    closed: ({ passage, states }) => (passage && passage.state === 'closed') || holds(states, 'closed'),
    unclear: ({ passage, gate }) => passage || gate,
    disputed: ({ states }) => holds(states, 'disputed'),
    rough: ({ circles }) => circles && circles.some(({ inferred }) => !inferred),
    inferred: ({ circles, passage }) => (circles && circles.some(({ inferred }) => inferred))
      || (passage && (passage.from_inferred || passage.to_inferred)),
  };

  function holds(states, wanted) { return states && states.some(([, , state]) => state === wanted); }

  /** The signs that some shape may be drawn with. @param {object[]} shapes @returns {string[]} */
  hisar.signsOf = (shapes) => Object.keys(SIGNS).filter((name) => shapes.some(SIGNS[name]));

  /** A symbol as an element of its own. */
  hisar.symbolImage = function (colour, theme, radius) {
    const sprite = hisar.sprite(colour, colour.colour, theme.halo, radius, devicePixelRatio);
    const copy = document.createElement('canvas');
    copy.width = sprite.width;
    copy.height = sprite.height;
    copy.style.width = `${sprite.width / devicePixelRatio}px`;
    copy.getContext('2d').drawImage(sprite, 0, 0);
    copy.setAttribute('aria-hidden', 'true');
    return copy;
  };
})(globalThis.hisar = globalThis.hisar || {});
