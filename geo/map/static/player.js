// Play: the chosen days walk through time. A side that is not bound stays so: from the beginning, days add up.
(function (hisar) {
  'use strict';

  const WHOLE_MS = 24000;
  const SPEEDS = [1, 2, 4, 8, 16, 0.25, 0.5];
  const WINDOW = 1 / 12;

  hisar.Player = class Player {
    /** @param {hisar.Timeline} timeline */
    constructor(timeline) { Object.assign(this, { timeline, playing: false, speed: 1, owed: 0 }); }

    toggle() {
      if (this.playing) this.pause();
      else this.start();
    }

    faster() {
      this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length];
      this.timeline.labelPlay();
    }

    start() {
      this.setOut(this.timeline.brush);
      Object.assign(this, { playing: true, before: performance.now(), owed: 0 });
      this.frame = requestAnimationFrame((now) => this.step(now));
      this.timeline.labelPlay();
    }

    /** Where play begins: days that reach the end, or are all days, go back to the beginning. */
    setOut(brush) {
      const { first, last } = brush, [from, to] = brush.days, days = last - first + 1;
      if (brush.whole) brush.set(first, first + Math.floor(days * WINDOW));
      else if (to >= last && brush.from !== null) brush.set(first, first + to - from);
    }

    step(now) {
      const { brush, on } = this.timeline, days = brush.last - brush.first + 1;
      this.owed += (now - this.before) * this.speed * days / WHOLE_MS;
      this.before = now;
      const whole = Math.floor(this.owed);
      this.owed -= whole;
      if (whole) {
        if (brush.from === null) brush.move('to', brush.days[1] + whole);
        else brush.shift(whole);
        on.input(now);
      }
      if (brush.days[1] >= brush.last) this.pause();
      else this.frame = requestAnimationFrame((next) => this.step(next));
    }

    pause() {
      if (!this.playing) return;
      cancelAnimationFrame(this.frame);
      this.playing = false;
      this.timeline.labelPlay();
      this.timeline.on.settled();
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
