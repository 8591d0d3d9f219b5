// One event as the map itself tells it, where no page stands beside: kind, days, places, the quotes and their source.
(function (hisar) {
  'use strict';

  const CHECKED = ['accepted', 'rejected'];

  /**
   * Fills a box with an event, all of it as text.
   * @param {HTMLElement} body @param {hisar.EventMap} live @param {number} row
   * @param {object[]} sources the articles a file holds; a served event brings its own
   */
  hisar.tellEvent = async function (body, live, row, sources) {
    const { words } = live, { columns } = live.counts;
    const when = hisar.element('p', 'card-when', body, words.span(columns.start[row], columns.end[row], columns.flags[row]));
    const label = hisar.element('p', 'card-label', body), quotes = hisar.element('div', 'card-quotes', body);
    const status = hisar.element('p', 'card-note', body);
    label.dir = 'auto';
    const detail = await live.details(hisar.eventId(columns, row));
    if (!detail || !label.isConnected) return;
    const codes = new Map(detail.codes || []), dataset = codes.get('dataset');
    status.textContent = statusOf(detail, dataset, words);
    label.textContent = String((detail.label || {})[words.lang] || '');
    // The label says the days too.
    when.hidden = label.textContent !== '';
    for (const { article_id: id, quote } of detail.evidence || []) {
      const article = [...(detail.articles || []), ...sources].find((each) => each.id === id);
      tellQuote(quotes, quote, article || (dataset && { title: dataset, outlet: codes.get('source') }), words);
    }
  };

  function statusOf({ status }, dataset, words) {
    if (CHECKED.includes(status)) return words.say(status);
    return dataset ? words.say('draft_of', { dataset: String(dataset) }) : words.say('draft');
  }

  function tellQuote(quotes, quote, article, words) {
    const box = hisar.element('figure', 'card-quote', quotes);
    hisar.element('blockquote', '', box, String(quote)).dir = 'auto';
    if (article) hisar.tellSource(hisar.element('figcaption', 'card-source', box), article, words);
  }

  /** Title, outlet, day and address of an article. */
  hisar.tellSource = function (box, { title, outlet, published, url }, words) {
    const day = published && words.say('published', { day: words.digits(String(published)) });
    // Each in its own direction: a title in Arabic must not carry an English outlet to its other side.
    [title, outlet, day].filter(Boolean).forEach((text, i) => {
      if (i) box.append(' · ');
      hisar.element('bdi', '', box, String(text));
    });
    if (!url) return;
    hisar.element('br', '', box);
    hisar.linkTo(String(url), box).dir = 'ltr';
  };
})(globalThis.hisar = globalThis.hisar || {});
