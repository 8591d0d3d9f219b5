// The events that the map shows as a list: newest first, a row a button; arrow keys move between rows.
(function (hisar) {
  'use strict';

  const MOST = 200;

  /** The rows shown, newest first, the undated last. @param {import('./counts.js').Counts} counts */
  hisar.newestRows = function (counts, most = MOST) {
    const rows = [];
    for (let row = counts.total - 1; row >= 0 && rows.length < most; row--) if (counts.shows(row)) rows.push(row);
    return rows;
  };

  /**
   * Fills a box with the list. @param {(row: number) => void} choose
   * @param {number[]} [all] the rows to list, newest first; without them, all that are shown
   */
  hisar.listEvents = function (body, live, choose, all) {
    const { words, counts } = live, rows = all ? all.slice(0, MOST) : hisar.newestRows(counts);
    const list = hisar.element('ol', 'roll', body);
    for (const row of rows) addRow(list, live, row, choose);
    list.addEventListener('keydown', walk);
    if (!rows.length) hisar.element('p', 'card-note', body, words.say('none_shown'));
    const left = (all ? all.length : counts.shown) - rows.length;
    if (left > 0) hisar.element('p', 'card-note', body, words.say('more', { n: words.number(left) }));
  };

  function addRow(list, live, row, choose) {
    const { words, colours, theme } = live, { columns } = live.counts, kind = columns.kind[row];
    const button = hisar.button('roll-row', hisar.element('li', '', list), '', () => choose(row));
    if (row === live.chosen) button.setAttribute('aria-current', 'true');
    button.append(hisar.symbolImage(colours[kind], theme, 8));
    const text = hisar.element('span', 'roll-text', button);
    const told = hisar.element('span', 'roll-label', text, words.kind(columns.kinds[kind]));
    const when = hisar.element('span', 'card-when', text, words.span(columns.start[row], columns.end[row], columns.flags[row]));
    told.dir = 'auto';
    live.details(hisar.eventId(columns, row)).then((detail) => {
      const label = detail && (detail.label || {})[words.lang];
      if (!label) return;
      told.textContent = String(label);
      when.remove();
    });
  }

  function walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const buttons = [...event.currentTarget.querySelectorAll('button')], next = buttons[buttons.indexOf(event.target) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
})(globalThis.hisar = globalThis.hisar || {});
