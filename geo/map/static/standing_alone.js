// A map that stands alone, in a file, a notebook or a bare frame: it tells the chosen event itself; a file has a bar too.
(function (hisar) {
  'use strict';

  const SETTLE_MS = 200;
  const ROOM_FOR_LEGEND = 640;

  class StandingAlone {
    constructor(live) {
      this.live = live;
      this.told = '';
      this.sheet = new hisar.Sheet(live.map.getContainer(), () => this.closed());
      live.onlookers.push(() => this.look());
      this.about = live.options.blobs.includes('hisar-about') ? hisar.blobJson('hisar-about') : Promise.resolve(null);
      this.about.then((about) => about && this.build(about));
    }

    /** Whether the chosen event is told here: yes, unless a page around the map does. */
    get tells() { return this.live.card === undefined ? !window.Streamlit : this.live.card; }

    // ---- the bar of a file

    build(about) {
      const { live } = this;
      this.known = about;
      this.bar = hisar.element('header', 'bar-above');
      live.frame.prepend(this.bar);
      this.title = hisar.element('h1', 'file-title', this.bar);
      this.buttons = {
        roll: hisar.button('tool', this.bar, '', () => this.toggle('roll')),
        about: hisar.button('tool', this.bar, '', () => this.toggle('about')),
        picture: hisar.button('tool', this.bar, '', () => this.takePicture()),
        language: hisar.button('tool', this.bar, '', () => live.command({ lang: this.otherLanguage })),
      };
      this.look();
    }

    get otherLanguage() { return Object.keys(this.live.options.words).find((lang) => lang !== this.live.lang) || this.live.lang; }

    label() {
      const { words, options } = this.live, { roll, about, picture, language } = this.buttons;
      document.title = this.title.textContent = this.known.title[words.lang] || '';
      this.bar.dir = words.table.dir;
      roll.textContent = words.say('events');
      about.textContent = words.say('about_file');
      picture.textContent = words.say('picture');
      language.textContent = options.words[this.otherLanguage].own_name;
      language.lang = this.otherLanguage;
      language.hidden = this.otherLanguage === this.live.lang;
    }

    async takePicture() { hisar.handOver(await hisar.picture(this.live, this.known), 'hisar.png'); }

    toggle(name) {
      if (this.sheet.shows === name) return this.sheet.dismiss();
      this.show(name, { focus: true });
    }

    // ---- the sheet

    /** Called after every drawing: tells what was chosen since, in the language there is now. */
    look() {
      const { live, sheet } = this, { chosen, lang } = live, now = `${chosen} ${lang}`;
      if (document.documentElement.lang !== lang) document.documentElement.lang = lang;
      if (this.bar && this.labelled !== lang) this.label();
      this.labelled = this.bar ? lang : '';
      const known = now === this.told;
      this.told = now;
      if (!known && this.tells && live.counts) {
        if (chosen >= 0) this.show('card');
        else if (sheet.shows === 'card') sheet.close();
        else if (sheet.shows) this.show(sheet.shows);
      } else if (sheet.shows === 'roll' || sheet.shows === 'about') this.follow();
      this.mark();
    }

    /** The list and the account of the file follow the days and kinds, once a hand has come to rest. */
    follow() {
      clearTimeout(this.settling);
      const shown = this.shownNow();
      if (shown !== this.shown) this.settling = setTimeout(() => this.sheet.shows && this.show(this.sheet.shows), SETTLE_MS);
    }

    shownNow() { return `${this.live.timeline.row.sentence.textContent} ${this.live.counts.kinds} ${this.live.hex || ''}`; }

    show(name, how) {
      const { live, sheet } = this, { words } = live, columns = live.counts.columns;
      this.shown = this.shownNow();
      const heading = { roll: words.say('events'), about: words.say('about_file') }[name] || words.kind(columns.kinds[columns.kind[live.chosen]]);
      const body = sheet.open(name, heading, words, how);
      // Beside the sheet a small map has no room for both the legend and what it explains.
      if (live.map.getContainer().clientWidth < ROOM_FOR_LEGEND) live.legend.fold(true);
      if (name === 'roll') hisar.listEvents(body, live, (row) => this.choose(row));
      else if (name === 'about') hisar.tellAbout(body, live, this.known);
      else hisar.tellEvent(body, live, live.chosen, this.known ? this.known.sources || [] : []);
      this.mark();
    }

    choose(row) {
      this.live.choose(row, performance.now());
      this.live.bringIntoView();
      this.show('card', { focus: true });
      this.told = `${row} ${this.live.lang}`;
    }

    closed() {
      if (this.live.chosen >= 0) this.live.choose(-1, performance.now());
      this.mark();
    }

    mark() {
      if (!this.bar) return;
      for (const name of ['roll', 'about']) this.buttons[name].setAttribute('aria-expanded', String(this.sheet.shows === name));
    }
  }

  hisar.standAlone = (live) => new StandingAlone(live);
})(globalThis.hisar = globalThis.hisar || {});
