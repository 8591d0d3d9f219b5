// Zoom buttons, scale bar and attribution, in the language of the map.
(function (hisar) {
  'use strict';

  const LONGEST = 110;

  /** The longest round distance that fits. @returns {{metres: number, pixels: number}} */
  hisar.niceScale = function (metresAPixel) {
    const most = metresAPixel * LONGEST, power = 10 ** Math.floor(Math.log10(most));
    const metres = [5, 3, 2, 1].map((n) => n * power).find((n) => n <= most);
    return { metres, pixels: metres / metresAPixel };
  };

  hisar.Controls = class Controls {
    constructor(map) {
      this.map = map;
      const corner = hisar.element('div', 'controls', map.getContainer());
      this.corner = corner;
      this.zoomIn = this.button('+', () => map.zoomIn());
      this.zoomOut = this.button('−', () => map.zoomOut());
      this.scale = hisar.element('div', 'scale', map.getContainer());
      this.bar = hisar.element('span', 'bar', this.scale);
      this.length = hisar.element('span', 'length', this.scale);
      this.length.dir = 'auto';
      L.DomEvent.disableClickPropagation(corner);
    }

    button(text, act) {
      const button = hisar.element('button', 'zoom', this.corner, text);
      button.type = 'button';
      button.addEventListener('click', act);
      return button;
    }

    show(words) {
      this.words = words;
      this.zoomIn.setAttribute('aria-label', words.say('zoom_in'));
      this.zoomOut.setAttribute('aria-label', words.say('zoom_out'));
      this.measure();
    }

    /** Redraws the scale bar for the middle of the map. */
    measure() {
      const size = this.map.getSize(), y = size.y / 2;
      const across = this.map.distance(this.map.containerPointToLatLng([0, y]), this.map.containerPointToLatLng([100, y]));
      const { metres, pixels } = hisar.niceScale(across / 100);
      this.bar.style.width = `${pixels}px`;
      const [key, n] = metres >= 1000 ? ['kilometres', metres / 1000] : ['metres', metres];
      this.length.textContent = this.words.say(key, { n: this.words.number(n) });
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
