// A person's own layer on the living map: fetched when a command names one or read from the page, drawn, pointed at.
(function (hisar) {
  'use strict';

  hisar.OwnPane = class OwnPane {
    /** @param {object} live the event map @param {{url: ?string, blob: ?string}} options see geo/map/own_layer.py */
    constructor(live, { url, blob }) {
      Object.assign(this, { live, url, layer: null, hidden: false, token: null });
      live.map.on('moveend resize', () => this.draw());
      live.onlookers.push(() => this.follow());
      if (blob) hisar.blobJson(blob).then((layer) => this.lay(layer));
    }

    /** Shows the layer of a token, or none; an answer that comes late is not followed. @param {?string} token hex */
    async ask(token) {
      if (token === this.token || !this.url) return;
      this.token = token;
      if (token === null) return this.lay(null);
      try {
        const layer = JSON.parse(new TextDecoder().decode(await hisar.fetchBytes(this.url + token)));
        if (token === this.token) this.lay(layer);
      } catch (error) {
        console.warn(`own layer not loaded: ${error.message}`);
      }
    }

    lay(layer) {
      this.layer = layer && hisar.readOwnLayer(layer);
      this.hidden = false;
      this.pane = this.pane || new hisar.CanvasPane(this.live.map, { name: 'hisar-own', level: 430, pad: 0.3 });
      this.live.tools.press('own_pick', this.layer !== null);
      this.live.legend.own(this.layer && { name: this.layer.name, switched: () => this.flip() });
      this.draw();
    }

    /** Switches the layer off and on. @returns {boolean} whether it is on */
    flip() {
      this.hidden = !this.hidden;
      this.draw();
      return !this.hidden;
    }

    /** Language or theme may have changed since the last drawing. */
    follow() {
      const { theme, words } = this.live;
      if (this.layer && (this.theme !== theme || this.words !== words)) this.draw();
    }

    draw() {
      if (!this.pane) return;
      const { g, view } = this.pane.begin(), { theme, words } = this.live;
      Object.assign(this, { theme, words });
      if (this.layer && !this.hidden) hisar.drawOwnLayer(g, this.layer, new hisar.Projection(view), theme, words.rtl);
    }

    /** What the layer has at a point of the map: a heading and lines of text, or null. */
    at(x, y, reach) {
      if (!this.layer || this.hidden) return null;
      const { map } = this.live, { min } = map.getPixelBounds();
      const found = hisar.ownAt(this.layer, { scale: map.options.crs.scale(map.getZoom()), left: min.x, top: min.y }, x, y, reach);
      return found && { head: found.name || this.layer.name, lines: found.facts.filter(([, value]) => value !== found.name) };
    }
  };

  /** The folium plugin's door; it stands after the event layer. */
  hisar.ownLayers = function (options) {
    const { live } = hisar;
    live.own = new hisar.OwnPane(live, options);
    if (live.ownAsked !== undefined) live.own.ask(live.ownAsked);
  };
})(globalThis.hisar = globalThis.hisar || {});
