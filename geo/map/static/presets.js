// Days worth choosing at once: the last week, month and year of the data, and each siege from its first day to its last. No DOM.
(function (hisar) {
  'use strict';

  const DAY_MS = 86400000;
  const MOST_SIEGES = 40;
  const LONGEST_NAME = 60;

  /** @typedef {{name: string, from: number, to: number}} Preset days, inclusive */

  /** The last stretches of the data that are shorter than all of it. @returns {Preset[]} named by keys of the words */
  hisar.lastStretches = function (first, last) {
    return [['last_week', last - 6], ['last_month', monthsBefore(last, 1) + 1], ['last_year', monthsBefore(last, 12) + 1]]
      .filter(([, from]) => from > first)
      .map(([name, from]) => ({ name, from, to: last }));
  };

  /** The same day some months before; the month's last where it has no such day. */
  function monthsBefore(day, months) {
    const date = new Date(day * DAY_MS), month = date.getUTCFullYear() * 12 + date.getUTCMonth() - months;
    const at = (m, of) => Date.UTC(Math.floor(m / 12), ((m % 12) + 12) % 12, of) / DAY_MS;
    return Math.min(at(month, date.getUTCDate()), at(month + 1, 1) - 1);
  }

  /**
   * Every siege with a history, longest first; one that has not ended lasts to the end of the data.
   * @param {import('./counts.js').Counts} counts @param {string} lang @returns {Preset[]}
   */
  hisar.wholeSieges = function (counts, lang) {
    const { shapes, kind, kinds } = counts.columns, found = [];
    for (const index of counts.histories) {
      const { states } = shapes[index];
      if (states.length && kinds[kind[states[0][3]]] === 'siege') found.push(stretchOf(shapes[index], counts, lang));
    }
    return found.sort((one, other) => (other.to - other.from) - (one.to - one.from)).slice(0, MOST_SIEGES);
  };

  function stretchOf(shape, { last }, lang) {
    const { states } = shape, held = states.filter(([, , state]) => state !== 'over'), told = held.length ? held : states;
    const ends = told.map(([, end]) => (end === null ? last : end));
    return { name: hisar.namesOfShape(shape, lang), from: told[0][0], to: Math.max(...ends) };
  }

  /** The places of a shape on one line: what is besieged, or from where to where one crosses. @param {object} shape */
  hisar.namesOfShape = function ({ areas = [], circles = [], passage, gate }, lang) {
    const inLang = (of) => of[lang] || of.en || '', placed = [...areas, ...circles, ...(gate ? [gate] : [])];
    if (passage) return shortened([passage.names.from, passage.names.to].map(inLang).join(lang === 'ar' ? ' ← ' : ' → '));
    return shortened([...new Set(placed.map(({ names }) => inLang(names)))].join(lang === 'ar' ? '، ' : ', '));
  };

  /** Names come from documents: whatever they say, they stay one line. */
  function shortened(name) {
    const letters = [...name];
    return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME).join('')}…` : name;
  }
})(globalThis.hisar = globalThis.hisar || {});
