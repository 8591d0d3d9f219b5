// What a pointer means on the map: a mark, an area, a cell, or nothing.
(function (hisar) {
  'use strict';

  const REACH = { mouse: 14, touch: 22 };

  hisar.Pointing = class Pointing {
    /**
     * @param {L.Map} map @param {() => object} drawn what was drawn last, see drawing.js, with its counts
     * @param {{choose: (row: number, at: number) => void, open: (mark: object) => void, cell: (cell: object) => void,
     *   own: (x: number, y: number, reach: number) => ?object}} on what to call; `own`: what a person's own layer has there
     * @param {import('./tooltip.js').Tooltip} tooltip
     */
    constructor(map, drawn, on, tooltip) {
      Object.assign(this, { map, drawn, on, tooltip });
      map.on('click', this.clicked, this);
      const surface = map.getContainer();
      surface.addEventListener('pointermove', (event) => this.hovered(event));
      surface.addEventListener('pointerleave', () => this.tooltip.hide());
    }

    /** What stands at a point: `{mark}`, `{row}` of an area or a passage, `{cell}`, or null. */
    at(x, y, reach) {
      const drawn = this.drawn();
      if (!drawn) return null;
      const mark = hisar.nearestMark(drawn.marks, x, y, reach);
      if (mark) return { mark, row: mark.row };
      if (drawn.cells) {
        const cell = hisar.cellAt(drawn.counts, x, y);
        if (cell) return { cell };
      }
      const area = [...drawn.areas].reverse().find(({ paths }) => paths.some((path) => inPath(path, x, y)));
      return area ? { row: area.row } : null;
    }

    /** While a tool has the pointer, a click chooses nothing. */
    pause(paused) {
      this.paused = paused;
      this.map.getContainer().style.cursor = '';
      this.tooltip.hide();
    }

    clicked({ containerPoint: { x, y }, originalEvent }) {
      if (this.paused) return;
      const touch = originalEvent && originalEvent.pointerType && originalEvent.pointerType !== 'mouse';
      const found = this.at(x, y, touch ? REACH.touch : REACH.mouse), at = originalEvent ? originalEvent.timeStamp : performance.now();
      this.tooltip.hide();
      const own = found ? null : this.on.own(x, y, touch ? REACH.touch : REACH.mouse / 2);
      if (own) return this.tellOwn(own, { x, y });
      if (found && found.cell) this.on.cell(found.cell);
      else if (found && found.mark && found.mark.rows.length > 1) this.on.open(found.mark);
      else this.on.choose(found ? found.row : -1, at);
    }

    hovered(event) {
      if (this.paused || event.pointerType !== 'mouse' || event.buttons || event.target.closest('.hisar-legend, .hisar-controls, .hisar-notices')) return this.tooltip.hide();
      const { left, top } = this.map.getContainer().getBoundingClientRect();
      const point = { x: event.clientX - left, y: event.clientY - top }, found = this.at(point.x, point.y, REACH.mouse);
      const own = found ? null : this.on.own(point.x, point.y, REACH.mouse / 2);
      this.map.getContainer().style.cursor = found ? 'pointer' : '';
      if (own) return this.tellOwn(own, point);
      if (!found) return this.tooltip.hide();
      this.tell(found, found.mark || point);
    }

    tell({ mark, row, cell }, at) {
      const { counts, words } = this.drawn(), { columns } = counts;
      const many = cell ? words.counted('cell', cell.count, { n: words.number(cell.count) })
        : mark && mark.rows.length > 1 ? words.counted('here', mark.rows.length, { n: words.number(mark.rows.length) }) : null;
      if (many) return this.tooltip.show(at, { head: many, when: '', id: null, lang: words.lang });
      this.tooltip.show(at, {
        head: words.kind(columns.kinds[columns.kind[row]]),
        when: words.span(columns.start[row], columns.end[row], columns.flags[row]),
        id: hisar.eventId(columns, row), lang: words.lang,
      });
    }

    /** What a person's own layer says of itself at a point. */
    tellOwn({ head, lines }, at) {
      this.tooltip.show(at, { head, when: '', lines, id: null, lang: this.drawn() ? this.drawn().words.lang : 'en' });
    }

    remove() { this.map.off('click', this.clicked, this); }
  };

  const scratch = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');

  function inPath(path, x, y) { return scratch.isPointInPath(path, x, y, 'evenodd'); }
})(globalThis.hisar = globalThis.hisar || {});
