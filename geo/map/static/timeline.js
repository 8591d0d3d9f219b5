// The timeline under the map: histogram, bars of what lasts, two handles, a play button and the count in words.
(function (hisar) {
  'use strict';

  const CHART = { histogram: 54, lane: 7, lanes: 6, ticks: 18 };
  const GRAB = 14;
  const PAGE = 30;
  const KEYS_SETTLE_MS = 400;
  const PLAY_MS = 20000;

  /** An element with a class and text, never markup. */
  hisar.element = function (tag, name, parent, text) {
    const element = document.createElement(tag);
    if (name) element.className = `hisar-${name}`;
    if (text !== undefined) element.textContent = text;
    if (parent) parent.appendChild(element);
    return element;
  };

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
      this.play.type = 'button';
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
      handle.addEventListener('keydown', (event) => this.pressed(event, side));
      return handle;
    }

    listen() {
      this.chart.addEventListener('pointerdown', (event) => this.grab(event));
      this.chart.addEventListener('pointermove', (event) => this.drag(event));
      for (const end of ['pointerup', 'pointercancel']) this.chart.addEventListener(end, () => this.release());
      this.play.addEventListener('click', () => (this.timer ? this.pause() : this.start()));
      this.whole.addEventListener('click', (event) => {
        this.pause();
        this.brush.set(null, null);
        this.on.input(event.timeStamp);
        this.on.settled();
      });
      this.observer = new ResizeObserver(() => this.brush && this.refresh());
      this.observer.observe(this.chart);
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

    // ---- hands and keys

    grab(event) {
      if (!this.brush || event.button > 0) return;
      this.pause();
      this.chart.setPointerCapture(event.pointerId);
      const x = this.xOf(event), [from, to] = this.brush.days;
      const off = { from: Math.abs(x - this.axis.x(from)), to: Math.abs(x - this.axis.x(to + 1)) };
      const near = off.from < off.to || (off.from === off.to && x < this.axis.width / 2 !== this.axis.rtl) ? 'from' : 'to';
      const day = this.dayAt(x), inside = day >= from && day <= to;
      const how = off[near] <= GRAB ? near : this.brush.whole ? 'span' : inside ? 'shift' : near;
      this.held = { how, x, day, moved: false };
      if (how === 'from' || how === 'to') this.handles[how].focus({ preventScroll: true });
    }

    drag(event) {
      if (!this.held) return;
      const x = this.xOf(event), { how } = this.held;
      if (!this.held.moved && Math.abs(x - this.held.x) < 2) return;
      this.held.moved = true;
      this.moveTo(how, x);
      this.on.input(event.timeStamp);
    }

    moveTo(how, x) {
      const day = this.dayAt(x);
      if (how === 'from') this.brush.move('from', Math.round(this.axis.at(x)));
      else if (how === 'to') this.brush.move('to', Math.round(this.axis.at(x)) - 1);
      else if (how === 'span') this.brush.span(this.held.day, day);
      else {
        this.brush.shift(day - this.held.day);
        this.held.day = day;
      }
    }

    release() {
      if (!this.held) return;
      const { moved } = this.held;
      this.held = null;
      if (moved) this.on.settled();
    }

    pressed(event, side) {
      const later = this.words.rtl ? 'ArrowLeft' : 'ArrowRight', earlier = this.words.rtl ? 'ArrowRight' : 'ArrowLeft';
      const steps = { [later]: 1, [earlier]: -1, ArrowUp: 1, ArrowDown: -1, PageUp: PAGE, PageDown: -PAGE };
      const other = side === 'from' ? 'to' : 'from', moved = event.shiftKey ? other : side;
      const [from, to] = this.brush.days, at = moved === 'from' ? from : to;
      if (event.key in steps) this.brush.move(moved, at + steps[event.key]);
      else if (event.key === 'Home') this.brush.move(moved, this.brush.first);
      else if (event.key === 'End') this.brush.move(moved, this.brush.last);
      else return;
      event.preventDefault();
      this.pause();
      this.on.input(event.timeStamp);
      clearTimeout(this.settling);
      this.settling = setTimeout(() => this.on.settled(), KEYS_SETTLE_MS);
    }

    xOf(event) { return event.clientX - this.chart.getBoundingClientRect().left; }

    dayAt(x) { return Math.max(this.axis.from, Math.min(this.axis.to, Math.floor(this.axis.at(x)))); }

    // ---- play

    start() {
      const { first, last } = this.brush, [from, to] = this.brush.days;
      if (to - from >= last - first || to >= last) this.brush.span(first, first + Math.floor((to - from) / (this.brush.whole ? 12 : 1)));
      let before = performance.now(), owed = 0;
      const step = (now) => {
        owed += (now - before) * (last - first + 1) / PLAY_MS;
        before = now;
        const whole = Math.floor(owed);
        owed -= whole;
        if (whole) {
          this.brush.shift(whole);
          this.on.input(now);
        }
        if (this.brush.days[1] >= last) this.pause();
        else this.timer = requestAnimationFrame(step);
      };
      this.timer = requestAnimationFrame(step);
      this.labelPlay();
    }

    pause() {
      if (!this.timer) return;
      cancelAnimationFrame(this.timer);
      this.timer = 0;
      this.labelPlay();
      this.on.settled();
    }

    labelPlay() {
      this.play.textContent = this.timer ? '❚❚' : '▶';
      this.play.setAttribute('aria-label', this.words.say(this.timer ? 'pause' : 'play'));
    }

    // ---- drawing

    /** Draws anew what days, kinds, words, size or theme decide; moving a handle needs none of it. */
    refresh() {
      const width = this.chart.clientWidth;
      if (!width || !this.counts) return;
      this.axis = new hisar.Axis(this.brush.first, this.brush.last, width, this.words.rtl);
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
      this.place('from', this.axis.x(from), from);
      this.place('to', this.axis.x(to + 1), to);
    }

    place(side, x, day) {
      const handle = this.handles[side], now = String(day);
      handle.style.transform = `translateX(${x}px)`;
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
      this.whole.disabled = this.brush.whole;
    }

    remove() {
      cancelAnimationFrame(this.timer);
      this.observer.disconnect();
      this.box.remove();
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
