// What the map is told and what it tells: commands applied part by part, reports when a move has settled.
(function (hisar) {
  'use strict';

  const SETTLE_MS = 350;
  /** A mark this far within the map is seen whole. */
  const SEEN_PIXELS = 14;

  /** The half of an event map that commands and reports pass through; layer.js is the other. */
  hisar.Steered = class Steered {
    // ---- Python → map

    /** Takes a command: at once, or as soon as the events are there. */
    command(raw) {
      const { options } = this;
      const known = { langs: Object.keys(options.words), bases: Object.keys(options.tiles), kinds: options.symbols.map(({ kind }) => kind) };
      const state = hisar.readState(raw, known);
      if (state.lang || state.theme) this.dress(state);
      if (state.base) this.setBase(state.base);
      if ('layer' in state) this.askLayer(state.layer);
      if ('card' in state) this.card = state.card;
      if (this.counts) this.apply(state);
      else this.pending.push(state);
      if (!this.counts && state.view) this.look(state.view);
    }

    apply(state) {
      if ('nonce' in state && state.nonce !== this.nonce || !this.begun) this.applyOnce(state);
      if (state.kinds && !this.bridge.overtaken(state.kinds) && this.counts.setKinds(state.kinds)) this.refresh();
      if ('words' in state) this.search(state.words);
      this.request();
    }

    applyOnce({ nonce, range, mode, seen, view, event, goto: goal, show }) {
      this.nonce = nonce === undefined ? this.nonce : nonce;
      this.begun = true;
      if (range) this.brush.command(...range, mode || 'window');
      if (seen !== undefined) this.timeline.look(seen);
      if (view) this.look(view);
      if (event !== undefined) this.chosen = event === null ? -1 : hisar.rowOf(this.counts.columns, event);
      if (goal) this.goTo(goal);
      if (show) this.bringIntoView();
    }

    look([lat, lon, zoom]) {
      this.view = [lat, lon, zoom];
      this.quiet = true;
      this.map.setView([lat, lon], zoom, { animate: false });
      this.quiet = false;
    }

    goTo([lat, lon, radius]) {
      const bounds = L.latLng(lat, lon).toBounds(Math.max(500, 2 * radius));
      this.look([lat, lon, Math.min(15, this.map.getBoundsZoom(bounds))]);
      this.settle();
    }

    /** Moves the map to the chosen event if its mark is out of sight; what is seen already stays where it is. */
    bringIntoView() {
      const { x, y } = this.counts.sight, row = this.chosen;
      if (row < 0 || Number.isNaN(y[row])) return;
      const lat = hisar.latitude(y[row]), lon = 360 * x[row] - 180, size = this.map.getSize(), at = this.map.latLngToContainerPoint([lat, lon]);
      if (Math.min(at.x, at.y, size.x - at.x, size.y - at.y) >= SEEN_PIXELS) return;
      this.look([Number(lat.toFixed(5)), Number(lon.toFixed(5)), this.view[2]]);
      this.settle();
    }

    /** A person's own layer, by its token; the plugin that draws it may come later. */
    askLayer(token) {
      this.ownAsked = token;
      if (this.own) this.own.ask(token);
    }

    setBase(id) {
      this.base = id;
      hisar.setTiles(this.map, this.options.tiles, id);
      this.credit();
    }

    /** Shows only the rows that have the words; an answer that comes late is not followed. */
    async search(hex) {
      if (hex === (this.hex || '')) return;
      this.hex = hex;
      const bitmap = await hisar.askWords(this.options, hex);
      if (hex !== this.hex) return;
      this.counts.setWords(bitmap);
      this.refresh();
      this.request();
    }

    // ---- map → Python

    report() {
      if (!this.drawn) return;
      clearTimeout(this.settling);
      this.baseStale = true;
      this.request();
      this.count();
      this.timeline.speak();
      this.bridge.send({
        nonce: this.nonce, range: [this.brush.from, this.brush.to], mode: this.brush.mode, seen: this.timeline.seen, kinds: this.counts.kinds, view: this.view,
        event: this.chosen < 0 ? null : hisar.eventId(this.counts.columns, this.chosen),
        shown: this.counts.shown, total: this.counts.total,
      });
    }

    viewNow() {
      const { lat, lng } = this.map.getCenter();
      return [Number(lat.toFixed(5)), Number(lng.toFixed(5)), Math.round(this.map.getZoom())];
    }

    moved() {
      this.baseStale = true;
      this.request();
      this.controls.measure();
      if (this.quiet) return;
      this.view = this.viewNow();
      this.settle();
    }

    settle() {
      clearTimeout(this.settling);
      this.settling = setTimeout(() => this.report(), SETTLE_MS);
    }

    /** A frame of another size shows the same middle; nobody moved the map. */
    resized() {
      this.quiet = true;
      this.map.invalidateSize({ animate: false, pan: false });
      const middle = [this.view[0], this.view[1]];
      this.map.setView(middle, this.view[2], { animate: false });
      // Leaflet cuts what it pans by down to whole pixels; the rest may be most of one.
      const rest = this.map.latLngToContainerPoint(middle).subtract(this.map.getSize().divideBy(2)).round();
      this.map.panBy(rest, { animate: false });
      this.quiet = false;
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
