// Words, numbers and days in the language of the map, from the tables its options carry. No DOM.
(function (hisar) {
  'use strict';

  const DAY_MS = 86400000;

  hisar.Words = class Words {
    /** @param {Object<string, object>} tables language → table @param {string} lang */
    constructor(tables, lang) {
      this.lang = lang in tables ? lang : Object.keys(tables)[0];
      this.table = tables[this.lang];
      this.grouped = new Intl.NumberFormat(this.table.locale);
      this.plain = new Intl.NumberFormat(this.table.locale, { useGrouping: false });
      this.plurals = new Intl.PluralRules(this.table.locale);
    }

    get rtl() { return this.table.dir === 'rtl'; }

    /** A number with grouped thousands in the language's digits. @param {number} n */
    number(n) { return this.grouped.format(n); }

    /** The digits of a text, as of a day written 2015-08-26, in those of the language. @param {string} text */
    digits(text) { return text.replace(/[0-9]/g, (digit) => this.plain.format(Number(digit))); }

    /** The words of `key`, gaps filled. @param {string} key @param {Object<string, string>} [values] */
    say(key, values) { return fill(this.table[key], values || {}); }

    /** The words of `key` in the plural form `n` asks for. @param {string} key @param {number} n */
    counted(key, n, values) {
      const forms = this.table[key];
      return fill(forms[this.plurals.select(n)] || forms.other, values);
    }

    /** @param {string} kind */
    kind(kind) { return this.table.kinds[kind] || kind; }

    /** A day in words. @param {number} day since 1970-01-01 */
    day(day) { return fill(this.table.day, this.dayParts(day)); }

    /** A month in words. @param {number} day any day of it */
    month(day) { return fill(this.table.month_year, this.dayParts(day)); }

    dayParts(day) {
      const date = new Date(day * DAY_MS), month = date.getUTCMonth(), of = date.getUTCDate();
      const two = (n) => this.plain.format(0).repeat(n < 10 ? 1 : 0) + this.plain.format(n);
      return {
        year: this.plain.format(date.getUTCFullYear()), month: this.table.months[month],
        mm: two(month + 1), dd: two(of), d: this.plain.format(of),
      };
    }

    /** How long an event lasted, in words. */
    span(start, end, flags) {
      const { UNDATED, OPEN_END, APPROXIMATE } = hisar.Flag;
      if (flags & UNDATED) return this.say('no_date');
      const first = flags & APPROXIMATE ? this.say('about', { day: this.day(start) }) : this.day(start);
      if (flags & OPEN_END) return this.say('since', { from: first });
      return start === end || flags & APPROXIMATE ? first : this.say('span', { from: first, to: this.day(end) });
    }
  };

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (gap, name) => (name in values ? values[name] : gap));
  }
})(globalThis.hisar = globalThis.hisar || {});
