// The event layer: loads the columns, and ties counts, canvas, timeline, legend and bridge together.
(function (hisar) {
  'use strict';

  const ZOOMS = [2, 18];

  hisar.EventMap = class EventMap extends hisar.Steered {
    constructor(map, options) {
      super();
      Object.assign(this, { map, options, chosen: -1, open: null, nonce: 0, pending: [], theme: {}, onlookers: [] });
      this.bridge = hisar.bridge();
      const { frame, body } = hisar.frameAround(map);
      this.frame = frame;
      map.setMinZoom(ZOOMS[0]).setMaxZoom(ZOOMS[1]);
      if (map.attributionControl) map.attributionControl.remove();
      this.pane = new hisar.CanvasPane(map, { name: 'hisar-events', level: 450, pad: 0 });
      this.controls = new hisar.Controls(map);
      this.sources = hisar.element('div', 'sources', map.getContainer());
      this.timeline = new hisar.Timeline(this.frame, {
        input: (at) => this.changed(at), settled: () => this.report(), seen: () => this.settle(), choose: (row, at) => this.choose(row, at),
      });
      this.legend = new hisar.Legend(body, (kinds, at) => this.choseKinds(kinds, at));
      this.details = hisar.detailsFrom(options.detailUrl, hisar.detailsInside(options));
      this.tooltip = new hisar.Tooltip(map.getContainer(), this.details);
      this.pointing = new hisar.Pointing(map, () => this.drawn, {
        choose: (row, at) => this.choose(row, at), open: (mark) => this.openStack(mark), cell: (cell) => this.openCell(cell),
        own: (x, y, reach) => (this.own ? this.own.at(x, y, reach) : null),
      }, this.tooltip);
      this.over = [this.controls.corner, this.controls.scale, this.sources, this.legend.box];
      this.pile = new hisar.Pile(this);
      this.tools = new hisar.Tools(this, this.controls.corner, (busy) => this.pointing.pause(busy));
      this.start();
    }

    start() {
      const { map, options } = this;
      this.view = this.viewNow();
      this.resized();
      map.on('move zoom', () => this.request()).on('moveend', () => this.moved()).on('resize', () => this.request());
      this.lang = options.lang;
      this.wanted = 'auto';
      hisar.watchTheme(() => this.follow());
      this.observer = new ResizeObserver(() => this.resized());
      this.observer.observe(map.getContainer());
      this.dress();
      this.command({ nonce: 0, ...options.state, ...this.bridge.initial() });
      this.ready = this.load();
    }

    async load() {
      const { columnsUrl } = this.options;
      try {
        const columns = hisar.readColumns(await (columnsUrl ? hisar.fetchBytes(columnsUrl) : hisar.blobBytes('hisar-columns')));
        this.counts = new hisar.Counts(columns);
      } catch (error) {
        this.timeline.row.sentence.textContent = this.words.say('failed');
        throw error;
      }
      this.brush = new hisar.Brush(this.counts.first, this.counts.last);
      for (const state of this.pending.splice(0)) this.apply(state);
      this.dress();
      this.draw();
      performance.measure('hisar:ready', { start: 0, end: performance.now() });
      this.bridge.resync();
    }

    // ---- hands

    choose(row, at) {
      this.chosen = row;
      if (row < 0) this.open = null;
      this.changed(at);
      this.report();
    }

    /** A stack is fanned out, or listed where that would take too much room. */
    openStack(mark) {
      if (mark.rows.length > hisar.MOST_FANNED) return this.pile.open(mark.rows, mark);
      this.open = this.open === mark.spot ? null : mark.spot;
      this.request();
    }

    /** A cell opens on what it holds; what no zoom can part is listed. */
    openCell(cell) {
      const { map } = this, { rows, box } = hisar.cellRows(this.counts, cell), zoom = map.getZoom();
      if (hisar.isOnePlace(box) || zoom >= map.getMaxZoom()) return this.pile.open(rows, cell);
      const [west, north, east, south] = box, corner = (x, y) => [hisar.latitude(y), 360 * x - 180];
      const bounds = L.latLngBounds(corner(west, south), corner(east, north)), wanted = map.getBoundsZoom(bounds, false, [60, 60]);
      map.setView(bounds.getCenter(), Math.max(zoom + 1, Math.min(wanted, zoom + 5, map.getMaxZoom())));
    }

    choseKinds(kinds, at) {
      this.counts.setKinds(kinds);
      this.refresh();
      this.changed(at);
      this.report();
    }

    // ---- drawing

    /** Language and theme: words, direction and colours of every part. */
    dress({ lang, theme } = {}) {
      this.lang = lang || this.lang;
      this.wanted = theme || this.wanted;
      hisar.setTheme(this.frame, this.wanted);
      this.theme = hisar.readTheme(this.frame);
      this.words = new hisar.Words(this.options.words, this.lang);
      this.colours = this.options.symbols.map(({ kind, shape, light, dark }) => (
        { shape, colour: this.theme.dark ? dark : light, lasts: this.options.spanKinds.includes(kind) }));
      this.colours.forEach(({ colour }, i) => this.frame.style.setProperty(`--hisar-kind-${this.options.symbols[i].kind}`, colour));
      this.frame.lang = this.words.lang;
      this.frame.classList.toggle('hisar-rtl', this.words.rtl);
      this.map.getContainer().setAttribute('aria-label', this.words.say('map'));
      this.map.getContainer().setAttribute('role', 'region');
      this.controls.show(this.words);
      this.tools.dress(this.words, this.theme);
      this.credit();
      if (this.map.hisarBase) this.map.hisarBase.dress(this.words, this.theme);
      this.baseStale = true;
      if (this.counts) this.refresh();
      else if (this.map.hisarBase) this.map.hisarBase.draw();
      this.request();
    }

    /** Dresses anew where light has turned to dark around the map, or dark to light. */
    follow() {
      const was = this.frame.dataset.theme;
      hisar.setTheme(this.frame, this.wanted);
      if (this.frame.dataset.theme !== was) this.dress();
    }

    credit() {
      const tiles = this.options.tiles[this.base];
      this.sources.textContent = tiles ? `${this.words.say('sources')} · ${tiles.attribution}` : this.words.say('sources');
      this.sources.dir = this.words.table.dir;
    }

    /** What kinds, words, language or theme decide; not the days. */
    refresh() {
      this.timeline.show(this.counts, this.brush, this.words, this.colours, this.theme);
      this.legend.show(this.counts, this.words, this.colours, this.theme);
    }

    changed(at) {
      this.since = this.since || at;
      this.request();
    }

    request() {
      if (this.asked || !this.counts) return;
      this.asked = requestAnimationFrame(() => {
        this.asked = 0;
        this.draw();
        if (this.since) this.measure(this.since);
        this.since = 0;
      });
    }

    /** From the input event to the frame: what is asked for now, before all else, runs once the frame has been handed on. */
    measure(start) {
      hisar.afterFrame(() => performance.measure('hisar:redraw', { start, end: performance.now() }));
    }

    count(view = this.counts.view) { return this.counts.count(this.brush.from, this.brush.to, view); }

    draw() {
      const { g, view } = this.pane.begin(), { theme, words, colours, chosen, open } = this;
      const counts = this.count(view), projection = new hisar.Projection(view);
      // Reading the layout costs a frame; what lies over the map moves only when the map does.
      if (this.baseStale || !this.covered) this.covered = hisar.coveredBoxes(this.map.getContainer(), this.over);
      const scene = { counts, projection, theme, words, colours, chosen, open, covered: this.covered };
      this.drawn = { counts, words, ...hisar.drawEvents(g, scene) };
      this.timeline.chosen = chosen;
      this.timeline.draw();
      this.timeline.tell();
      this.legend.tell();
      if (this.baseStale && this.map.hisarBase) this.map.hisarBase.keepOff(this.drawn.labels);
      this.baseStale = false;
      for (const look of this.onlookers) look();
    }

    answer() {
      const { counts } = this;
      return { total: counts.total, in_range: counts.shown, in_view: counts.inView, kinds: counts.byKind() };
    }
  };

  /** The folium plugin's door. */
  hisar.eventLayer = (options) => ({
    addTo(map) {
      hisar.live = new hisar.EventMap(map, options);
      hisar.standAlone(hisar.live);
      return hisar.live;
    },
  });
  hisar.setState = (state) => hisar.live && hisar.live.command(state);
  hisar.counts = () => (hisar.live && hisar.live.drawn ? hisar.live.answer() : null);
})(globalThis.hisar = globalThis.hisar || {});
