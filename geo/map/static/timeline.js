// The timeline under the map: histogram, bars of what lasts, two handles, a play button and the count in words.
(function (hisar) {
  'use strict';

  const CHART = { histogram: 54, lane: 7, lanes: 6, ticks: 18 };

  hisar.Timeline = class Timeline {
    /**
     * @param {HTMLElement} parent
     * @param {{input: (at: number) => void, settled: () => void}} on called at each change, and when a hand lets go
     */
    constructor(parent, on) {
      this.on = on;
      this.box = hisar.element('section', 'timeline', parent);
      const row = hisar.element('div', 'row', this.box);
      this.play = hisar.element('button', 'play', row);
      this.speed = hisar.element('button', 'speed', row);
      this.play.type = this.speed.type = 'button';
      const told = hisar.element('div', 'told', row);
      this.sentence = hisar.element('p', 'sentence', told);
      this.inView = hisar.element('p', 'gaps', told);
      this.gaps = hisar.element('p', 'gaps', told);
      this.whole = hisar.element('button', 'whole', row);
      this.whole.type = 'button';
      this.chart = hisar.element('div', 'chart', this.box);
      this.canvas = hisar.element('canvas', 'histogram', this.chart);
      this.handles = { from: this.handle('from'), to: this.handle('to') };
      this.layers = { bright: document.createElement('canvas'), dim: document.createElement('canvas') };
      this.listen();
    }

    handle(side) {
      const handle = hisar.element('div', `handle hisar-${side}`, this.chart);
      handle.tabIndex = 0;
      handle.setAttribute('role', 'slider');
      return handle;
    }

    listen() {
      this.hands = new hisar.Hands(this);
      this.player = new hisar.Player(this);
      this.play.addEventListener('click', () => this.player.toggle());
      this.speed.addEventListener('click', () => this.player.faster());
      this.whole.addEventListener('click', (event) => this.showWhole(event.timeStamp));
      this.observer = new ResizeObserver(() => this.brush && this.refresh());
      this.observer.observe(this.chart);
    }

    /** Every day, chosen and seen. */
    showWhole(at) {
      this.player.pause();
      this.seen = null;
      this.brush.set(null, null);
      this.refresh();
      this.on.input(at);
      this.on.settled();
    }

    /** Shows only some days; null shows all. @param {?[number, number]} days */
    zoomTo(days) {
      const whole = !days || (days[0] <= this.brush.first && days[1] >= this.brush.last);
      this.seen = whole ? null : days;
      cancelAnimationFrame(this.zooming);
      this.zooming = requestAnimationFrame(() => {
        this.refresh();
        this.tell();
      });
    }

    /** Gives the timeline what it shows. */
    show(counts, brush, words, colours, theme) {
      Object.assign(this, { counts, brush, words, colours, theme });
      this.box.dir = words.table.dir;
      this.box.setAttribute('aria-label', words.say('timeline'));
      this.handles.from.setAttribute('aria-label', words.say('first_day'));
      this.handles.to.setAttribute('aria-label', words.say('last_day'));
      this.whole.textContent = words.say('whole');
      this.labelPlay();
      this.refresh();
    }

    labelPlay() {
      const { playing, speed } = this.player, times = `${this.words.number(speed)}×`;
      this.play.textContent = playing ? '❚❚' : '▶';
      this.play.setAttribute('aria-label', this.words.say(playing ? 'pause' : 'play'));
      this.speed.textContent = times;
      this.speed.setAttribute('aria-label', `${this.words.say('play')} ${times}`);
    }

    // ---- drawing

    /** Draws anew what days, kinds, words, size or theme decide; moving a handle needs none of it. */
    refresh() {
      const width = this.chart.clientWidth;
      if (!width || !this.counts) return;
      const [first, last] = this.seen || [this.brush.first, this.brush.last];
      this.axis = new hisar.Axis(first, last, width, this.words.rtl);
      const lasting = new Set(this.counts.columns.kinds.flatMap((kind, i) => (this.colours[i].lasts ? [i] : [])));
      this.lanes = hisar.laySpans(this.counts, lasting, CHART.lanes);
      const rows = this.lanes ? this.lanes.length : lasting.size;
      this.height = CHART.histogram + rows * CHART.lane + CHART.ticks;
      this.chart.style.height = `${this.height}px`;
      const bins = hisar.binStarts(this.counts, this.axis, Math.max(1, Math.min(this.axis.days, Math.floor(width / 6))));
      for (const [name, layer] of Object.entries(this.layers)) {
        const g = hisar.sharpContext(layer, width, this.height, devicePixelRatio);
        hisar.drawTimeline(g, { ...this, bins, lasting: [...lasting], chart: CHART, dim: name === 'dim' });
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
      this.place('from', this.axis.x(from), from);
      this.place('to', this.axis.x(to + 1), to);
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

    place(side, x, day) {
      const handle = this.handles[side], now = String(day);
      handle.style.transform = `translateX(${x}px)`;
      handle.hidden = x < -1 || x > this.axis.width + 1;
      if (handle.getAttribute('aria-valuenow') === now && handle.lang === this.words.lang) return;
      handle.lang = this.words.lang;
      handle.setAttribute('aria-valuemin', String(this.brush.first));
      handle.setAttribute('aria-valuemax', String(this.brush.last));
      handle.setAttribute('aria-valuenow', now);
      handle.setAttribute('aria-valuetext', this.words.day(day));
    }

    /** The count in words, and what has no place or no date. */
    tell() {
      const { words, counts } = this, [from, to] = this.brush.days;
      const days = { from: words.day(this.brush.from ?? from), to: words.day(this.brush.to ?? to) };
      this.sentence.textContent = words.counted('count', counts.total, {
        shown: words.number(counts.shown), total: words.number(counts.total), ...days,
      });
      this.inView.textContent = words.say('in_view', { n: words.number(counts.inView) });
      this.gaps.textContent = words.say('gaps', {
        unplaced: words.number(counts.unplaced), undated: words.number(counts.undatedMatching),
      });
      this.whole.disabled = this.brush.whole && !this.seen;
    }

    remove() {
      this.player.pause();
      this.observer.disconnect();
      this.box.remove();
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
