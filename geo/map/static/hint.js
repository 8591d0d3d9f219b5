// What lies under the pointer on the timeline, in words: how many events began in those days, or which siege or crossing it is.
(function (hisar) {
  'use strict';

  hisar.Hint = class Hint {
    /** @param {hisar.Timeline} timeline */
    constructor(timeline) {
      this.timeline = timeline;
      this.box = hisar.element('div', 'hint', timeline.chart);
      this.box.hidden = true;
      this.box.setAttribute('aria-hidden', 'true');
    }

    /** Tells what lies at a point of the chart, where there is anything. */
    show(x, y) {
      const bar = this.timeline.barAt(x, y), text = bar ? this.ofBar(bar) : this.ofBin(x);
      this.timeline.chart.style.cursor = bar ? 'pointer' : '';
      this.box.hidden = !text;
      if (!text) return;
      this.box.textContent = text;
      this.box.dir = this.timeline.words.table.dir;
      const room = this.timeline.axis.width - this.box.offsetWidth;
      this.box.style.transform = `translateX(${Math.max(0, Math.min(room, x - this.box.offsetWidth / 2))}px)`;
    }

    hide() { this.box.hidden = true; }

    ofBar({ kind, first, last, shape }) {
      const { words, counts } = this.timeline, name = words.kind(counts.columns.kinds[kind]);
      const names = shape ? hisar.namesOfShape(shape, words.lang) : '', flags = last === null ? hisar.Flag.OPEN_END : 0;
      return [names ? `${name}: ${names}` : name, words.span(first, last, flags)].join(' · ');
    }

    ofBin(x) {
      const { words, bins, axis } = this.timeline, [first, last] = hisar.binDays(axis, bins.bins, x);
      const bin = Math.floor((first - axis.from) * bins.bins / axis.days);
      const n = [...bins.firm, ...bins.soft].reduce((sum, of) => sum + of[bin], 0);
      return n ? words.counted('began', n, { n: words.number(n), days: words.span(first, last, 0) }) : '';
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
