// The row above the chart: play and its speed, the mode, the count in words, days to choose at once.
(function (hisar) {
  'use strict';

  const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16];
  const WHOLE = 'whole';

  hisar.TimelineRow = class TimelineRow {
    /**
     * @param {HTMLElement} parent
     * @param {{play: () => void, speed: (times: number) => void, mode: (mode: string, at: number) => void,
     *   days: (from: number, to: number, at: number) => void, whole: (at: number) => void}} on
     */
    constructor(parent, on) {
      this.on = on;
      this.box = hisar.element('div', 'row', parent);
      this.play = this.button('play', () => on.play());
      this.speed = hisar.element('select', 'speed', this.box);
      this.modes = this.modeButtons();
      this.tellers();
      this.presets = hisar.element('select', 'presets', this.box);
      this.whole = this.button('whole', (event) => on.whole(event.timeStamp));
      this.speed.addEventListener('change', () => on.speed(Number(this.speed.value)));
      this.presets.addEventListener('change', (event) => this.preset(event.timeStamp));
    }

    button(name, act, parent = this.box) {
      const button = hisar.element('button', name, parent);
      button.type = 'button';
      button.addEventListener('click', act);
      return button;
    }

    modeButtons() {
      this.group = hisar.element('div', 'modes', this.box);
      this.group.setAttribute('role', 'group');
      return hisar.MODES.map((mode) => this.button('mode', (event) => this.on.mode(mode, event.timeStamp), this.group));
    }

    tellers() {
      const told = hisar.element('div', 'told', this.box);
      this.sentence = hisar.element('p', 'sentence', told);
      this.inView = hisar.element('p', 'gaps', told);
      this.gaps = hisar.element('p', 'gaps', told);
      this.aloud = hisar.element('p', 'aloud', told);
      this.aloud.setAttribute('role', 'status');
    }

    preset(at) {
      const { value } = this.presets, chosen = this.stretches[Number(value)];
      this.presets.value = '';
      if (value === WHOLE) this.on.whole(at);
      else if (chosen) this.on.days(chosen.from, chosen.to, at);
    }

    /** Everything that depends on the language and the data. @param {import('./counts.js').Counts} counts */
    show(words, counts) {
      this.words = words;
      this.whole.textContent = words.say('whole');
      this.group.setAttribute('aria-label', words.say('mode'));
      hisar.MODES.forEach((mode, i) => { this.modes[i].textContent = words.say(mode === 'day' ? 'day_mode' : mode); });
      this.showSpeeds();
      this.showPresets(counts);
    }

    showSpeeds() {
      const { words } = this, chosen = this.speed.value || '1';
      this.speed.setAttribute('aria-label', words.say('speed'));
      this.speed.replaceChildren(...SPEEDS.map((times) => option(`${words.number(times)}×`, String(times))));
      this.speed.value = chosen;
    }

    showPresets(counts) {
      const { words, presets } = this, lasts = hisar.lastStretches(counts.first, counts.last);
      const sieges = hisar.wholeSieges(counts, words.lang);
      this.stretches = [...lasts, ...sieges];
      presets.setAttribute('aria-label', words.say('presets'));
      presets.replaceChildren(option(words.say('presets'), ''), option(words.say('whole'), WHOLE));
      lasts.forEach(({ name }, i) => presets.append(option(words.say(name), String(i))));
      if (!sieges.length) return;
      const group = hisar.element('optgroup', '', presets);
      group.label = words.say('whole_siege');
      sieges.forEach(({ name }, i) => group.append(option(name, String(lasts.length + i))));
    }

    labelPlay(playing) {
      this.play.textContent = playing ? '❚❚' : this.words.rtl ? '◀' : '▶';
      this.play.setAttribute('aria-label', this.words.say(playing ? 'pause' : 'play'));
    }

    /** The count in words, and what has no place or no date. @param {hisar.Brush} brush @param {boolean} zoomed */
    tell(counts, brush, zoomed) {
      const { words } = this, days = this.days(brush);
      this.write(this.sentence, words.counted('count', counts.total, {
        shown: words.number(counts.shown), total: words.number(counts.total), ...days,
      }));
      this.write(this.inView, words.say('in_view', { n: words.number(counts.inView) }));
      this.write(this.gaps, words.say('gaps', {
        unplaced: words.number(counts.unplaced), undated: words.number(counts.undatedMatching),
      }));
      this.whole.disabled = brush.whole && !zoomed;
      hisar.MODES.forEach((mode, i) => this.modes[i].setAttribute('aria-pressed', String(mode === brush.mode)));
    }

    /** Says the chosen days to a screen reader: when a hand lets go, not at each step. */
    speak() { this.write(this.aloud, this.sentence.textContent); }

    days(brush) {
      const { words } = this, [from, to] = brush.days;
      return { from: words.day(brush.from ?? from), to: words.day(brush.to ?? to) };
    }

    write(element, text) {
      if (element.textContent !== text) element.textContent = text;
    }
  };

  function option(text, value) {
    const element = document.createElement('option');
    element.textContent = text;
    element.value = value;
    return element;
  }
})(globalThis.hisar = globalThis.hisar || {});
