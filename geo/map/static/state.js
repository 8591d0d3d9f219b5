// A command to the map, taken apart and checked: what is not a number, hex or a known id is left out. No DOM.
(function (hisar) {
  'use strict';

  const HEX_ID = /^[0-9a-f]{16}$/;
  const TOKEN = /^[0-9a-f]{32}$/;
  const HEX = /^([0-9a-f]{2})*$/;

  /**
   * @param {object} raw @param {{kinds: string[], langs: string[], bases: string[]}} known
   * @returns {object} the parts that can be used, by name
   */
  hisar.readState = function (raw, known) {
    const state = {}, isObject = typeof raw === 'object' && raw !== null;
    const take = (name, holds) => {
      if (isObject && Object.hasOwn(raw, name) && holds(raw[name])) state[name] = raw[name];
    };
    take('nonce', Number.isInteger);
    take('range', (range) => isList(range, 2) && range.every((day) => day === null || Number.isInteger(day)));
    take('mode', (mode) => hisar.MODES.includes(mode));
    take('seen', (days) => days === null || (isList(days, 2) && days.every(Number.isInteger) && days[0] <= days[1]));
    take('kinds', (kinds) => Array.isArray(kinds) && kinds.every((kind) => known.kinds.includes(kind)));
    take('words', (hex) => typeof hex === 'string' && HEX.test(hex));
    take('view', (view) => view === null || isView(view));
    take('event', (id) => id === null || (typeof id === 'string' && HEX_ID.test(id)));
    take('lang', (lang) => known.langs.includes(lang));
    take('base', (base) => base === 'offline' || known.bases.includes(base));
    take('goto', (goal) => goal === null || (isList(goal, 3) && isPosition(goal) && goal[2] >= 0));
    take('show', (show) => show === true);
    take('card', (card) => typeof card === 'boolean');
    take('layer', (token) => token === null || (typeof token === 'string' && TOKEN.test(token)));
    take('theme', (theme) => ['light', 'dark', 'auto'].includes(theme));
    return state;
  };

  function isList(value, length) { return Array.isArray(value) && value.length === length; }

  function isPosition([lat, lon, third]) {
    return [lat, lon, third].every(Number.isFinite) && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  }

  function isView(view) {
    return isList(view, 3) && isPosition(view) && Number.isInteger(view[2]) && view[2] >= 0 && view[2] <= 22;
  }
})(globalThis.hisar = globalThis.hisar || {});
