// Cells with exact counts, for more events than symbols could tell apart.
(function (hisar) {
  'use strict';

  /** Draws the cells; names are to keep off their numbers. @param {import('./counts.js').Counts} counts */
  hisar.drawCells = function (g, counts, theme, words, labels) {
    const most = counts.cells.reduce((a, b) => Math.max(a, b), 1);
    g.textAlign = 'center';
    g.textBaseline = 'middle';
    g.font = `600 11px ${theme.font}`;
    hisar.forEachCell(counts, (count, left, top) => {
      g.globalAlpha = 0.08 + 0.82 * Math.sqrt(count / most);
      g.fillStyle = theme.cell;
      g.fillRect(left + 1, top + 1, hisar.CELL - 2, hisar.CELL - 2);
      g.globalAlpha = 1;
      g.fillStyle = count / most > 0.3 ? theme['cell-ink'] : theme.ink;
      g.fillText(words.number(count), left + hisar.CELL / 2, top + hisar.CELL / 2);
      labels.taken.push([left + 6, top + 22, left + hisar.CELL - 6, top + 42]);
    });
  };

  /** Calls `each` with count, left and top of every cell that holds something. */
  hisar.forEachCell = function (counts, each) {
    const { view, cells, across, down, column0, row0 } = counts;
    for (let j = 0; j < down; j++) {
      for (let i = 0; i < across; i++) {
        const count = cells[j * across + i];
        if (count) each(count, (column0 + i) * hisar.CELL - view.left, (row0 + j) * hisar.CELL - view.top);
      }
    }
  };

  /** The cell under a point: its count and its middle, or null. */
  hisar.cellAt = function (counts, x, y) {
    let found = null;
    hisar.forEachCell(counts, (count, left, top) => {
      if (x >= left && x < left + hisar.CELL && y >= top && y < top + hisar.CELL) {
        found = { count, x: left + hisar.CELL / 2, y: top + hisar.CELL / 2 };
      }
    });
    return found;
  };
})(globalThis.hisar = globalThis.hisar || {});
