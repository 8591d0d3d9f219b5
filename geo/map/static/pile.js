// The events of one place or cell that are too many to fan out: a list beside it, a row each, newest first.
(function (hisar) {
  'use strict';

  hisar.Pile = class Pile {
    /** @param {object} live the event map */
    constructor(live) {
      this.live = live;
      this.box = hisar.element('section', 'pile', live.map.getContainer());
      const head = hisar.element('div', 'sheet-head', this.box);
      this.heading = hisar.element('h2', 'sheet-heading', head);
      this.heading.id = 'hisar-pile-heading';
      this.heading.tabIndex = -1;
      this.box.setAttribute('aria-labelledby', this.heading.id);
      this.cross = hisar.button('sheet-close', head, '×', () => this.close());
      this.body = hisar.element('div', 'sheet-body', this.box);
      this.box.hidden = true;
      L.DomEvent.disableClickPropagation(this.box).disableScrollPropagation(this.box);
      this.box.addEventListener('keydown', (event) => {
        event.stopPropagation();
        if (event.key === 'Escape') this.close();
      });
      live.map.on('zoomstart', () => this.close());
      live.onlookers.push(() => this.follow());
    }

    /** Lists rows. @param {number[]} rows @param {{x: number, y: number}} at where they stand on the map */
    open(rows, at) {
      this.rows = rows;
      this.box.hidden = false;
      this.fill();
      this.place(at);
      this.heading.focus({ preventScroll: true });
    }

    fill() {
      const { live } = this, { words, counts, chosen } = live, shown = this.rows.filter((row) => counts.shows(row)).sort((one, other) => other - one);
      Object.assign(this, { words, chosen, shown: shown.length });
      this.box.dir = words.table.dir;
      this.heading.textContent = words.counted('here', shown.length, { n: words.number(shown.length) });
      this.cross.setAttribute('aria-label', words.say('close'));
      const focused = [...this.body.querySelectorAll('button')].indexOf(document.activeElement), top = this.body.scrollTop;
      this.body.replaceChildren();
      hisar.listEvents(this.body, live, (row) => live.choose(row, performance.now()), shown);
      this.body.scrollTop = top;
      if (focused >= 0) this.body.querySelectorAll('button')[focused]?.focus({ preventScroll: true });
    }

    /** What days, kinds, words or language have changed is followed; a list of nothing goes. */
    follow() {
      if (this.box.hidden) return;
      const { counts, words, chosen } = this.live, shown = this.rows.reduce((sum, row) => sum + counts.shows(row), 0);
      if (!shown) this.close();
      else if (shown !== this.shown || words !== this.words || chosen !== this.chosen) this.fill();
    }

    /** Beside the place, on the side that has room. */
    place({ x, y }) {
      const { clientWidth: width, clientHeight: height } = this.live.map.getContainer(), { offsetWidth: wide, offsetHeight: high } = this.box;
      const left = x + 18 + wide <= width ? x + 18 : Math.max(4, x - 18 - wide);
      this.box.style.transform = `translate(${left}px, ${Math.max(4, Math.min(height - high - 4, y - high / 2))}px)`;
    }

    close() {
      if (this.box.hidden) return;
      if (this.box.contains(document.activeElement)) this.live.map.getContainer().focus({ preventScroll: true });
      this.box.hidden = true;
    }
  };

  const ONE_PLACE = 1e-7;

  /**
   * The rows shown of a cell, and the box they fill in fractions of the world.
   * @param {import('./counts.js').Counts} counts @param {{x: number, y: number}} cell the middle of it on the canvas
   * @returns {{rows: number[], box: [number, number, number, number]}}
   */
  hisar.cellRows = function (counts, { x: middleX, y: middleY }) {
    const { view, x, y } = counts, half = hisar.CELL / 2, rows = [], box = [Infinity, Infinity, -Infinity, -Infinity];
    counts.forEachShown((row) => {
      const [left, top] = [x[row] * view.scale - view.left, y[row] * view.scale - view.top];
      if (!(left >= middleX - half && left < middleX + half && top >= middleY - half && top < middleY + half)) return;
      rows.push(row);
      box[0] = Math.min(box[0], x[row]);
      box[1] = Math.min(box[1], y[row]);
      box[2] = Math.max(box[2], x[row]);
      box[3] = Math.max(box[3], y[row]);
    });
    return { rows, box };
  };

  /** Whether no zoom could part what fills a box. */
  hisar.isOnePlace = ([west, north, east, south]) => east - west < ONE_PLACE && south - north < ONE_PLACE;
})(globalThis.hisar = globalThis.hisar || {});
