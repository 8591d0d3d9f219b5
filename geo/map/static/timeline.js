// The timeline under the map: a row of controls, the histogram, bars of what lasts, and the handles of the chosen days.
(function (hisar) {
  'use strict';

  const CHART = { histogram: 54, lane: 9, ticks: 18 };
  const FEW_LANES = 6;
  const LOW_LANE = 6;
  const MOST_LANES = 12;
  const MOST_BARS = 300;
  const BIN_PIXELS = 6;

  hisar.Timeline = class Timeline {
    /**
     * @param {HTMLElement} parent
     * @param {{input: (at: number) => void, settled: () => void, seen: () => void, choose: (row: number, at: number) => void}} on
     * called at each change, when a hand lets go, when other days are seen, when a bar is chosen
     */
    constructor(parent, on) {
      Object.assign(this, { on, seen: null });
      this.box = hisar.element('section', 'timeline', parent);
      this.player = new hisar.Player(this);
      this.row = new hisar.TimelineRow(this.box, this.answers());
      this.chart = hisar.element('div', 'chart', this.box);
      this.canvas = hisar.element('canvas', 'histogram', this.chart);
      this.canvas.setAttribute('aria-hidden', 'true');
      this.handles = { from: this.handle('from'), to: this.handle('to') };
      this.layers = { bright: document.createElement('canvas'), dim: document.createElement('canvas') };
      this.hint = new hisar.Hint(this);
      this.hands = new hisar.Hands(this);
      parent.addEventListener('pointerdown', (event) => this.touched(event), true);
      this.observer = new ResizeObserver(() => this.brush && this.refresh());
      this.observer.observe(this.chart);
    }

    handle(side) {
      const handle = hisar.element('div', `handle hisar-${side}`, this.chart);
      handle.tabIndex = 0;
      handle.setAttribute('role', 'slider');
      return handle;
    }

    // ---- what the row asks for

    answers() {
      return {
        play: () => this.player.toggle(), speed: (times) => this.player.go(times), whole: (at) => this.showWhole(at),
        mode: (mode, at) => this.changed(at, () => this.chooseMode(mode)), days: (...days) => this.chooseDays(...days),
      };
    }

    changed(at, act) {
      this.player.pause();
      act();
      this.on.input(at);
      this.on.settled();
    }

    chooseMode(mode) {
      this.brush.choose(mode);
      this.follow(this.brush.days[1]);
    }

    /** Days to choose at once; where they are not all seen, every day is. */
    chooseDays(from, to, at) {
      const [left, right] = this.shownDays;
      if (from < left || to > right) this.look(null);
      this.changed(at, () => this.brush.span(from, to));
    }

    /** Every day, chosen and seen. */
    showWhole(at) {
      this.seen = null;
      this.refresh();
      this.changed(at, () => this.brush.command(null, null, this.brush.mode));
    }

    /** Any touch of the map or the timeline stops play, but for the buttons that steer it. */
    touched({ target }) {
      if (target !== this.row.play && target !== this.row.speed) this.player.pause();
    }

    // ---- which days are seen

    /** Shows only some days; null shows all. @param {?[number, number]} days */
    zoomTo(days) {
      const whole = !days || (days[0] <= this.brush.first && days[1] >= this.brush.last);
      this.look(whole ? null : days);
      this.on.seen();
    }

    /** The axis is there at once, for the next turn of a wheel; its drawing comes with the frame. */
    look(days) {
      this.seen = days;
      if (this.axis) this.axis = new hisar.Axis(...this.shownDays, this.axis.width, this.axis.rtl);
      cancelAnimationFrame(this.zooming);
      this.zooming = requestAnimationFrame(() => {
        this.refresh();
        if (this.counts) this.tell();
      });
    }

    /** The days seen that the timeline has; all, where it has none of them. @returns {[number, number]} */
    get shownDays() {
      const { first, last } = this.brush, [from, to] = this.seen || [first, last];
      return from > last || to < first ? [first, last] : [Math.max(first, from), Math.min(last, to)];
    }

    /** Moves what is seen so far that a day is in it. @param {number} day */
    follow(day) {
      const [left, right] = this.shownDays, by = day > right ? day - right : Math.min(0, day - left);
      if (this.seen && by) this.zoomTo([left + by, right + by]);
    }

    // ---- drawing

    /** Gives the timeline what it shows. */
    show(counts, brush, words, colours, theme) {
      if (counts !== this.counts) this.lasting = new hisar.Lasting(counts, new Set(colours.flatMap(({ lasts }, i) => (lasts ? [i] : []))));
      Object.assign(this, { counts, brush, words, colours, theme });
      this.box.dir = words.table.dir;
      this.row.show(words, counts);
      this.row.labelPlay(this.player.playing);
      const bars = this.lasting.bars(MOST_BARS);
      this.lanes = bars && hisar.layBars(bars, MOST_LANES);
      this.measures = this.lanes && this.lanes.length > FEW_LANES ? { ...CHART, lane: LOW_LANE } : CHART;
      this.refresh();
      this.name();
    }

    /** The chosen days are in the name of the timeline, for those who hear the page. */
    name() { this.box.setAttribute('aria-label', this.words.say('timeline_days', this.row.days(this.brush))); }

    /** Draws anew what days seen, size or filters decide; moving a handle needs none of it. */
    refresh() {
      const width = this.chart.clientWidth;
      if (!width || !this.counts) return;
      this.axis = new hisar.Axis(...this.shownDays, width, this.words.rtl);
      const rows = this.lanes ? this.lanes.length : this.lasting.kinds.length;
      this.height = this.measures.histogram + rows * this.measures.lane + this.measures.ticks;
      this.chart.style.height = `${this.height}px`;
      this.bins = hisar.binStarts(this.counts, this.axis, Math.max(1, Math.min(this.axis.days, Math.floor(width / BIN_PIXELS))));
      for (const [name, layer] of Object.entries(this.layers)) {
        const g = hisar.sharpContext(layer, width, this.height, devicePixelRatio);
        hisar.drawTimeline(g, { ...this, chart: this.measures, dim: name === 'dim' });
      }
      this.draw();
    }

    /** The chosen days bright, the others dim, and the handles at their ends. */
    draw() {
      if (!this.axis) return;
      const { width } = this.axis, density = devicePixelRatio, [from, to] = this.brush.days;
      const g = hisar.sharpContext(this.canvas, width, this.height, density), [left, wide] = this.axis.stretch(from, to);
      const top = this.height - CHART.ticks;
      g.drawImage(this.layers.dim, 0, 0, width, this.height);
      g.fillStyle = this.theme.paper;
      g.fillRect(left, 0, wide, top);
      g.fillStyle = this.theme.chosen;
      g.fillRect(left, 0, wide, top);
      g.drawImage(this.layers.bright, left * density, 0, wide * density, top * density, left, 0, wide, top);
      this.drawChosen(g, top);
      this.placeHandles(from, to);
    }

    /** The chosen event glows here as on the map: its days between two lines. */
    drawChosen(g, top) {
      const { start, margin_days: margins } = this.counts.columns, row = this.chosen;
      if (!(row >= this.counts.undated)) return;
      const last = Math.min(this.axis.to, this.counts.first + this.counts.endOf[row]);
      const [left, wide] = this.axis.stretch(start[row] - margins[row], Math.max(start[row], last));
      g.fillStyle = this.theme.glow;
      g.globalAlpha = 0.22;
      g.fillRect(left, 0, Math.max(3, wide), top);
      g.globalAlpha = 1;
      g.fillRect(left, 0, Math.max(3, wide), 3);
    }

    /** The bar under a point of the chart, or null. */
    barAt(x, y) {
      const { histogram, lane: high } = this.measures, lane = Math.floor((y - histogram) / high), bars = (this.lanes && this.lanes[lane]) || [];
      return bars.find((bar) => hisar.barStretch(this.axis, bar).holds(x)) || null;
    }

    placeHandles(from, to) {
      const { axis, brush: { mode }, words } = this;
      this.handles.from.hidden = mode !== 'window';
      this.place('from', axis.x(from), from, words.say('first_day'));
      if (mode === 'day') this.place('to', axis.x(to + 0.5), to, words.say('chosen_day'));
      else this.place('to', axis.x(to + 1), to, words.say('last_day'));
    }

    place(side, x, day, name) {
      const handle = this.handles[side], off = x < -1 || x > this.axis.width + 1, now = `${day} ${name} ${this.words.lang}`;
      handle.style.transform = `translateX(${x}px)`;
      handle.classList.toggle('hisar-off', off);
      if (handle.told === now) return;
      handle.told = now;
      const facts = { label: name, valuemin: this.brush.first, valuemax: this.brush.last, valuenow: day, valuetext: this.words.day(day) };
      for (const [fact, value] of Object.entries(facts)) handle.setAttribute(`aria-${fact}`, String(value));
    }

    tell() { this.row.tell(this.counts, this.brush, this.seen !== null); }

    /** Says what a hand has chosen, once it has let go. */
    speak() {
      this.tell();
      this.name();
      this.row.speak();
    }

    remove() {
      this.player.pause();
      this.observer.disconnect();
      this.box.remove();
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
