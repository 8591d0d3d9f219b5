// What a person can do on the map besides choosing: measure a distance, go to where they are. Each is a switch.
(function (hisar) {
  'use strict';

  const SVG = 'http://www.w3.org/2000/svg';

  /** Icons as paths in a square of 24. */
  const ICONS = {
    measure: 'M3 16 16 3l5 5L8 21z M6.5 12.5l2 2 M9.5 9.5l3 3 M12.5 6.5l2 2',
    my_place: 'M12 2v4 M12 18v4 M2 12h4 M18 12h4 M12 6a6 6 0 1 0 0 12a6 6 0 1 0 0-12z M12 11a1 1 0 1 0 0 2a1 1 0 1 0 0-2z',
  };

  hisar.Tools = class Tools {
    /**
     * @param {L.Map} map @param {HTMLElement} corner where the buttons stand
     * @param {(busy: boolean) => void} busy called when clicks on the map are the tool's, and when they no longer are
     */
    constructor(map, corner, busy) {
      const notices = hisar.element('div', 'notices', map.getContainer());
      const notice = () => new hisar.Notice(notices);
      this.buttons = {};
      this.measuring = new hisar.Measuring(map, notice(), (on) => {
        this.press('measure', on);
        busy(on);
      });
      this.myPlace = new hisar.MyPlace(map, notice(), (on) => this.press('my_place', on));
      this.add('measure', corner, ({ detail }) => this.measuring.toggle(detail === 0));
      this.add('my_place', corner, () => this.myPlace.toggle());
    }

    /** A switch with an icon; `detail` of its click is 0 where a key pressed it. */
    add(name, corner, act) {
      const button = hisar.element('button', 'zoom hisar-tool-switch', corner);
      button.type = 'button';
      button.append(icon(ICONS[name]));
      button.addEventListener('click', act);
      this.buttons[name] = button;
      this.press(name, false);
    }

    press(name, on) { if (this.buttons[name]) this.buttons[name].setAttribute('aria-pressed', String(on)); }

    dress(words, theme) {
      for (const [name, button] of Object.entries(this.buttons)) {
        button.setAttribute('aria-label', words.say(name));
        button.title = words.say(name);
      }
      this.measuring.dress(words, theme);
      this.myPlace.dress(words, theme);
    }
  };

  function icon(path) {
    const svg = document.createElementNS(SVG, 'svg'), line = document.createElementNS(SVG, 'path');
    const drawn = { viewBox: '0 0 24 24', width: 18, height: 18, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.8, 'aria-hidden': true };
    for (const [name, value] of Object.entries(drawn)) svg.setAttribute(name, value);
    line.setAttribute('d', path);
    svg.append(line);
    return svg;
  }
})(globalThis.hisar = globalThis.hisar || {});
