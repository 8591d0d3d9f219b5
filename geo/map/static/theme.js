// The colours of the canvas, read from the style sheet's variables, so that light and dark are told in one place.
(function (hisar) {
  'use strict';

  const NAMES = ['ink', 'muted', 'halo', 'paper', 'line', 'glow', 'cell', 'cell-ink', 'chosen',
    'sea', 'land', 'abroad', 'border', 'focus', 'own', 'water', 'water-ink', 'road'];

  const SYSTEM_DARK = '(prefers-color-scheme: dark)';

  /** @param {HTMLElement} frame @param {'light'|'dark'|'auto'} wanted `auto`: as whatever is around the map */
  hisar.setTheme = function (frame, wanted) {
    const dark = wanted === 'dark' || (wanted === 'auto' && darkAround());
    frame.dataset.theme = dark ? 'dark' : 'light';
  };

  /** Whether the page around is dark: st_folium writes its background into the frame; without it the system decides. */
  function darkAround() {
    const paper = getComputedStyle(document.documentElement).getPropertyValue('--background-color').trim();
    return paper ? hisar.isDark(paper) : matchMedia(SYSTEM_DARK).matches;
  }

  /** Whether light text belongs on a colour. @param {string} colour #rrggbb or rgb(…) */
  hisar.isDark = function (colour) {
    const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour);
    const [red, green, blue] = hex ? hex.slice(1).map((part) => parseInt(part, 16)) : (colour.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
  };

  /** Calls `changed` when the system or the page around may have turned dark or light. @param {() => void} changed */
  hisar.watchTheme = function (changed) {
    matchMedia(SYSTEM_DARK).addEventListener('change', changed);
    // A later turn of the loop: st_folium answers the same message by writing the new colours.
    addEventListener('message', ({ data }) => data && data.type === 'streamlit:render' && setTimeout(changed));
  };

  /** @returns {Object<string, string>} name → colour, and `dark` */
  hisar.readTheme = function (frame) {
    const style = getComputedStyle(frame), theme = { dark: frame.dataset.theme === 'dark' };
    for (const name of NAMES) theme[name] = style.getPropertyValue(`--hisar-${name}`).trim();
    theme.font = style.fontFamily;
    return theme;
  };

  /** A canvas as sharp as the screen; returns its context in CSS pixels, cleared. */
  hisar.sharpContext = function (canvas, width, height, density) {
    const [w, h] = [Math.round(width * density), Math.round(height * density)];
    if (canvas.width !== w || canvas.height !== h) {
      canvas.width = w;
      canvas.height = h;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    const g = canvas.getContext('2d');
    g.setTransform(density, 0, 0, density, 0, 0);
    g.clearRect(0, 0, width, height);
    return g;
  };
})(globalThis.hisar = globalThis.hisar || {});
