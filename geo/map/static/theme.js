// The colours of the canvas, read from the style sheet's variables, so that light and dark are told in one place.
(function (hisar) {
  'use strict';

  const NAMES = ['ink', 'muted', 'halo', 'paper', 'line', 'glow', 'cell', 'cell-ink', 'chosen',
    'sea', 'land', 'abroad', 'border', 'water', 'water-ink', 'road'];

  /** @param {HTMLElement} frame @param {'light'|'dark'|'auto'} wanted */
  hisar.setTheme = function (frame, wanted) {
    const dark = wanted === 'dark' || (wanted === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
    frame.dataset.theme = dark ? 'dark' : 'light';
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
