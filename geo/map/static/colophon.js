// What a file says of itself: what it shows now, the way back to it online, the date of its data, licence and sources.
(function (hisar) {
  'use strict';

  const DAY_MS = 86400000;
  const ORDER = ['v', 'from', 'to', 'kind', 'at', 'event', 'q', 'lang', 'base', 'mode', 'seen', 'data', 'page'];

  /**
   * The link to what the map shows now: the parts a hand can move are the map's, the others stay as they were.
   * @param {hisar.EventMap} live @param {string} link
   */
  hisar.linkNow = function (live, link) {
    const { brush, counts, chosen, timeline, view, words } = live, url = new URL(link);
    const iso = (day) => (day === null ? null : new Date(day * DAY_MS).toISOString().slice(0, 10));
    const parts = {
      from: iso(brush.from), to: iso(brush.to), kind: counts.kindOn.every(Boolean) ? null : counts.kinds.join() || 'none',
      at: view.join(), event: chosen < 0 ? null : hisar.eventId(counts.columns, chosen), lang: words.lang,
      mode: brush.mode === 'window' ? null : brush.mode, seen: timeline.seen && timeline.seen.map(iso).join(),
    };
    const all = { ...Object.fromEntries(url.searchParams), ...parts };
    url.search = '';
    for (const name of ORDER) if (all[name] !== null && name in all) url.searchParams.set(name, all[name]);
    return url.href.replaceAll('%2C', ',');
  };

  /** @typedef {{title: object, link: string, words: string, lines: object, sources: object[]}} About see event_layer.py */

  /** Fills a box with it, all of it as text. @param {About} about */
  hisar.tellAbout = function (body, live, about) {
    const { words } = live, facts = hisar.element('dl', 'facts', body);
    const fact = (label, text) => {
      hisar.element('dt', '', facts, label);
      hisar.element('dd', '', facts, text).dir = 'auto';
    };
    fact(words.say('shown'), live.timeline.row.sentence.textContent);
    if (about.words) fact(words.say('searched'), about.words);
    for (const [label, text] of about.lines[words.lang] || []) fact(label, text);
    hisar.linkTo(hisar.linkNow(live, about.link), body, words.say('online'));
    hisar.element('h3', 'sheet-heading', body, words.say('articles'));
    const list = hisar.element('ul', 'articles', body);
    for (const source of about.sources || []) hisar.tellSource(hisar.element('li', '', list), source, words);
  };
})(globalThis.hisar = globalThis.hisar || {});
