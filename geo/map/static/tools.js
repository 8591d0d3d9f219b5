// What a person can do on the map besides choosing: measure, go to where they are, lay a file on it. Each is a switch.
(function (hisar) {
  'use strict';

  const SVG = 'http://www.w3.org/2000/svg';

  /** Icons as paths in a square of 24. */
  const ICONS = {
    own_pick: 'M12 3 3 8l9 5 9-5z M3 12.5l9 5 9-5 M12 21v0',
    measure: 'M3 16 16 3l5 5L8 21z M6.5 12.5l2 2 M9.5 9.5l3 3 M12.5 6.5l2 2',
    my_place: 'M12 2v4 M12 18v4 M2 12h4 M18 12h4 M12 6a6 6 0 1 0 0 12a6 6 0 1 0 0-12z M12 11a1 1 0 1 0 0 2a1 1 0 1 0 0-2z',
  };

  hisar.Tools = class Tools {
    /**
     * @param {object} live the event map @param {HTMLElement} corner where the buttons stand
     * @param {(busy: boolean) => void} busy called when clicks on the map are the tool's, and when they no longer are
     */
    constructor(live, corner, busy) {
      const { map } = live;
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
      // Inside a page it is the page that takes files: it reads more of them.
      if (window.Streamlit) return;
      this.picking = new hisar.OwnPicking(live, notice());
      this.add('own_pick', corner, () => this.picking.toggle());
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
      if (this.picking) this.picking.dress(words);
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
