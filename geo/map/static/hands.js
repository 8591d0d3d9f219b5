// How hands and keys move the timeline: drag a handle or the window, choose days or a bar, zoom with a wheel or two fingers.
(function (hisar) {
  'use strict';

  const GRAB = { mouse: 12, touch: 24 };
  const PAGE = 30;
  const KEYS_SETTLE_MS = 400;
  const WHEEL = 0.0022;
  const FEWEST_DAYS = 5;

  hisar.Hands = class Hands {
    /** @param {hisar.Timeline} timeline */
    constructor(timeline) {
      Object.assign(this, { timeline, fingers: new Map() });
      const { chart, handles } = timeline;
      chart.addEventListener('pointerdown', (event) => this.down(event));
      chart.addEventListener('pointermove', (event) => this.move(event));
      for (const end of ['pointerup', 'pointercancel']) chart.addEventListener(end, (event) => this.up(event));
      chart.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
      chart.addEventListener('pointerleave', () => timeline.hint.hide());
      for (const side of ['from', 'to']) handles[side].addEventListener('keydown', (event) => this.key(event, side));
    }

    down(event) {
      const { timeline } = this;
      if (!timeline.brush || event.button > 0) return;
      timeline.hint.hide();
      timeline.chart.setPointerCapture(event.pointerId);
      this.fingers.set(event.pointerId, this.xOf(event));
      if (this.fingers.size === 2) this.pinch = { ...this.spread(), axis: timeline.axis };
      if (this.fingers.size > 1) this.held = null;
      else this.hold(this.xOf(event), event.pointerType === 'mouse' ? GRAB.mouse : GRAB.touch);
    }

    /** What a finger at x takes hold of: a handle, the window, or new days; a mode with one handle has it everywhere. */
    hold(x, reach) {
      const { axis, brush, handles } = this.timeline, [from, to] = brush.days, day = this.dayAt(x);
      const off = { from: Math.abs(x - axis.x(from)), to: Math.abs(x - axis.x(to + 1)) };
      const level = off.from === off.to, near = level ? this.outward(x, from) : off.from < off.to ? 'from' : 'to';
      const inside = day >= from && day <= to;
      const how = brush.mode !== 'window' ? brush.mode : off[near] <= reach ? near : brush.whole ? 'span' : inside ? 'shift' : near;
      this.held = { how, x, day, moved: false };
      if (how !== 'span' && how !== 'shift') handles[how === 'from' ? 'from' : 'to'].focus({ preventScroll: true });
    }

    /** Of two handles at one place, the one that can still move to the side the finger is on. */
    outward(x, day) { return this.timeline.axis.at(x) < day ? 'from' : 'to'; }

    move(event) {
      if (!this.fingers.has(event.pointerId)) return this.hover(event);
      const x = this.xOf(event);
      this.fingers.set(event.pointerId, x);
      if (this.fingers.size === 2) this.pinched();
      else if (this.held && (this.held.moved || Math.abs(x - this.held.x) >= 2)) {
        this.held.moved = true;
        this.drag(x);
        this.timeline.on.input(event.timeStamp);
      }
    }

    hover(event) {
      if (event.pointerType === 'mouse' && this.timeline.axis) this.timeline.hint.show(this.xOf(event), this.yOf(event));
    }

    drag(x) {
      const { brush, axis } = this.timeline, { how, day } = this.held, here = this.dayAt(x);
      if (how === 'from') brush.move('from', Math.round(axis.at(x)));
      else if (how === 'to') brush.move('to', Math.round(axis.at(x)) - 1);
      else if (how === 'span') brush.span(day, here);
      else if (how !== 'shift') brush.move('to', here);
      else {
        brush.shift(here - day);
        this.held.day = here;
      }
    }

    up(event) {
      const { held } = this;
      this.fingers.delete(event.pointerId);
      this.held = this.pinch = null;
      if (!held) return;
      if (!held.moved && event.type === 'pointerup') this.tap(event, held);
      else if (held.moved) this.timeline.on.settled();
    }

    /** A touch without a move: the event of a bar, or, in a mode with one handle, the day under it. */
    tap(event, { how, day }) {
      const { brush, on } = this.timeline, bar = this.timeline.barAt(this.xOf(event), this.yOf(event));
      if (bar) return on.choose(bar.row, event.timeStamp);
      if (how !== brush.mode) return;
      brush.move('to', day);
      on.input(event.timeStamp);
      on.settled();
    }

    // ---- zoom

    spread() {
      const [one, other] = [...this.fingers.values()];
      return { middle: (one + other) / 2, apart: Math.max(10, Math.abs(one - other)) };
    }

    pinched() {
      if (!this.pinch) return;
      const { middle, apart } = this.spread(), { axis, apart: before, middle: was } = this.pinch;
      this.zoom(axis, before / apart, was, middle);
    }

    wheel(event) {
      const { axis } = this.timeline;
      if (!axis) return;
      event.preventDefault();
      const x = this.xOf(event);
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) this.zoom(axis, 1, x, x - event.deltaX);
      else this.zoom(axis, Math.exp(event.deltaY * WHEEL), x, x);
    }

    /** Shows `factor` times the days of an axis, the moment that was at x `was` now at x `now`. */
    zoom(axis, factor, was, now) {
      const { first, last } = this.timeline.brush;
      this.timeline.zoomTo(axis.zoomed(factor, was, now, first, last, FEWEST_DAYS));
    }

    // ---- keys

    key(event, side) {
      const { timeline } = this, { brush, player, on } = timeline;
      const other = side === 'from' ? 'to' : 'from', moved = event.shiftKey && brush.mode === 'window' ? other : side;
      const goal = this.goal(event.key, brush.days[moved === 'from' ? 0 : 1]);
      if (goal === null) return this.zoomKey(event);
      event.preventDefault();
      player.pause();
      brush.move(moved, goal);
      timeline.follow(brush.days[moved === 'from' ? 0 : 1]);
      on.input(event.timeStamp);
      clearTimeout(this.settling);
      this.settling = setTimeout(() => on.settled(), KEYS_SETTLE_MS);
    }

    /** The day a key leads to from another; null for a key that moves nothing. */
    goal(key, day) {
      const { words, brush } = this.timeline;
      const [later, earlier] = words.rtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
      const steps = { [later]: 1, [earlier]: -1, ArrowUp: 1, ArrowDown: -1, PageUp: PAGE, PageDown: -PAGE };
      if (key in steps) return day + steps[key];
      return key === 'Home' ? brush.first : key === 'End' ? brush.last : null;
    }

    /** Plus and minus show fewer and more days around the last chosen one, zero all. */
    zoomKey(event) {
      const { axis, brush } = this.timeline, factor = { '+': 0.5, '=': 0.5, '-': 2, 0: Infinity }[event.key];
      if (!factor || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const x = axis.x(Math.max(axis.from, Math.min(axis.to, brush.days[1])));
      this.zoom(axis, factor, x, x);
    }

    xOf(event) { return event.clientX - this.timeline.chart.getBoundingClientRect().left; }

    yOf(event) { return event.clientY - this.timeline.chart.getBoundingClientRect().top; }

    dayAt(x) {
      const { axis } = this.timeline;
      return Math.max(axis.from, Math.min(axis.to, Math.floor(axis.at(x))));
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
