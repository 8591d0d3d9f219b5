// Play: the chosen days walk through time. A side that is not bound stays so: from the beginning, days add up.
(function (hisar) {
  'use strict';

  /** At single speed, the days that are seen pass in this time. */
  const SEEN_MS = 24000;
  const WINDOW = 1 / 12;

  hisar.Player = class Player {
    /** @param {hisar.Timeline} timeline */
    constructor(timeline) { Object.assign(this, { timeline, playing: false, speed: 1, owed: 0 }); }

    toggle() {
      if (this.playing) this.pause();
      else this.start();
    }

    /** @param {number} times how many times as fast as usual */
    go(times) { this.speed = times; }

    start() {
      if (!this.timeline.brush) return;
      this.setOut(this.timeline.brush);
      Object.assign(this, { playing: true, before: performance.now(), owed: 0 });
      this.frame = requestAnimationFrame((now) => this.step(now));
      this.timeline.row.labelPlay(true);
    }

    /** Where play begins: days that reach the end, or are all days, go back to the beginning. */
    setOut(brush) {
      const { first, last } = brush, [from, to] = brush.days;
      if (brush.whole && brush.mode === 'window') brush.set(first, first + Math.floor((last - first + 1) * WINDOW));
      else if (to >= last) brush.set(brush.from === null ? null : first, brush.from === null ? first : first + to - from);
    }

    step(now) {
      const { brush, on, axis } = this.timeline;
      this.owed += Math.max(0, now - this.before) * this.speed * axis.days / SEEN_MS;
      this.before = now;
      const whole = Math.floor(this.owed);
      this.owed -= whole;
      if (whole) this.walk(brush, whole, () => on.input(now));
      if (brush.days[1] >= brush.last) this.pause();
      else this.frame = requestAnimationFrame((next) => this.step(next));
    }

    walk(brush, days, told) {
      if (brush.from === null) brush.move('to', brush.days[1] + days);
      else brush.shift(days);
      this.timeline.follow(brush.days[1]);
      told();
    }

    pause() {
      if (!this.playing) return;
      cancelAnimationFrame(this.frame);
      this.playing = false;
      this.timeline.row.labelPlay(false);
      this.timeline.on.settled();
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
