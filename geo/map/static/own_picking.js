// The switch that lays a person's GeoJSON on a map that stands alone: a file or a notebook has no page around it to do so.
(function (hisar) {
  'use strict';

  const MOST_BYTES = 10e6;

  hisar.OwnPicking = class OwnPicking {
    /**
     * @param {object} live the event map @param {import('./notice.js').Notice} notice
     */
    constructor(live, notice) {
      Object.assign(this, { live, notice });
      this.input = hisar.element('input', '', live.map.getContainer());
      this.input.type = 'file';
      this.input.accept = '.geojson,.json,application/geo+json';
      this.input.hidden = true;
      this.input.addEventListener('change', () => this.read());
    }

    dress(words) { this.words = words; }

    /** Asks for a file; where one is laid already, takes it away. */
    toggle() {
      if (this.live.own && this.live.own.layer) return this.lay(null);
      this.input.value = '';
      this.input.click();
    }

    async read() {
      const [file] = this.input.files;
      if (!file) return;
      try {
        // Not read at all where it is too large.
        if (file.size > MOST_BYTES) throw new hisar.OwnFileError('own_too_large', { most: String(MOST_BYTES / 1e6) });
        this.lay(hisar.parseOwnGeoJson(file.name, await file.text()));
      } catch (error) {
        if (!(error instanceof hisar.OwnFileError)) throw error;
        const { n } = error.values;
        if (n) error.values.n = this.words.number(n);
        const text = `\u2068${file.name}\u2069: ${this.words.say(error.key, error.values)}`;
        this.notice.show(text, [[this.words.say('close'), () => this.notice.hide()]], this.words.table.dir);
      }
    }

    lay(layer) {
      const { live } = this;
      live.own = live.own || new hisar.OwnPane(live, { url: null, blob: null });
      live.own.lay(layer);
      this.notice.hide();
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
