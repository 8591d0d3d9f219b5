// The symbol of each kind: a shape told apart without its colour. Paths live in the square −1…1, y down.
(function (hisar) {
  'use strict';

  const TAU = 2 * Math.PI;

  /** @param {Path2D} path @param {number[]} xy x and y in turn */
  function polygon(path, ...xy) {
    path.moveTo(xy[0], xy[1]);
    for (let i = 2; i < xy.length; i += 2) path.lineTo(xy[i], xy[i + 1]);
    path.closePath();
  }

  function circle(path, x, y, radius) {
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, TAU);
    path.closePath();
  }

  /** A star's outline: `points` tips at 1, notches at `inner`. */
  function star(path, points, inner) {
    const xy = [];
    for (let i = 0; i < 2 * points; i++) {
      const angle = Math.PI * (i / points - 0.5), radius = i % 2 ? inner : 1;
      xy.push(radius * Math.cos(angle), radius * Math.sin(angle));
    }
    polygon(path, ...xy);
  }

  function regular(path, corners, turn) {
    const xy = [];
    for (let i = 0; i < corners; i++) {
      xy.push(Math.cos(turn + TAU * i / corners), Math.sin(turn + TAU * i / corners));
    }
    polygon(path, ...xy);
  }

  /** Shape name → what it adds to a path; filled by the even-odd rule, so that a shape within a shape is a hole. */
  const SHAPES = {
    ring: (p) => { circle(p, 0, 0, 1); circle(p, 0, 0, 0.62); circle(p, 0, 0, 0.28); },
    chevrons: (p) => {
      for (const x of [-0.95, 0]) polygon(p, x, -0.9, x + 0.35, -0.9, x + 0.95, 0, x + 0.35, 0.9, x, 0.9, x + 0.55, 0);
    },
    arrow: (p) => polygon(p, -1, -0.32, 0, -0.32, 0, -0.85, 1, 0, 0, 0.85, 0, 0.32, -1, 0.32),
    plus: (p) => polygon(p, -0.35, -1, 0.35, -1, 0.35, -0.35, 1, -0.35, 1, 0.35, 0.35, 0.35, 0.35, 1, -0.35, 1,
      -0.35, 0.35, -1, 0.35, -1, -0.35, -0.35, -0.35),
    triangle_down: (p) => polygon(p, -1, -0.85, 1, -0.85, 0, 1),
    triangle_up: (p) => polygon(p, -1, 0.85, 1, 0.85, 0, -1),
    bullet: (p) => {
      p.moveTo(-0.6, 1);
      p.lineTo(-0.6, -0.2);
      p.quadraticCurveTo(-0.55, -0.85, 0, -1);
      p.quadraticCurveTo(0.55, -0.85, 0.6, -0.2);
      p.lineTo(0.6, 1);
      p.closePath();
      polygon(p, -0.6, 0.4, 0.6, 0.4, 0.6, 0.6, -0.6, 0.6);
    },
    cross: (p) => polygon(p, -1, -0.6, -0.6, -1, 0, -0.4, 0.6, -1, 1, -0.6, 0.4, 0, 1, 0.6, 0.6, 1, 0, 0.4,
      -0.6, 1, -1, 0.6, -0.4, 0),
    burst: (p) => star(p, 8, 0.5),
    bars: (p) => {
      polygon(p, -0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9);
      for (const x of [-0.62, -0.14, 0.34]) polygon(p, x, -0.6, x + 0.28, -0.6, x + 0.28, 0.6, x, 0.6);
    },
    diamond: (p) => polygon(p, 0, -1, 0.75, 0, 0, 1, -0.75, 0),
    pair: (p) => { circle(p, -0.42, 0, 0.62); circle(p, 0.42, 0, 0.62); },
    flag: (p) => polygon(p, -0.7, -1, 0.95, -0.45, -0.35, 0.1, -0.35, 1, -0.7, 1),
    hexagon: (p) => { regular(p, 6, 0); circle(p, 0, 0, 0.3); },
    coin: (p) => { circle(p, 0, 0, 0.92); polygon(p, -0.14, -0.6, 0.14, -0.6, 0.14, 0.6, -0.14, 0.6); },
    dot: (p) => circle(p, 0, 0, 0.62),
  };

  hisar.SHAPES = SHAPES;

  const sprites = new Map();

  /**
   * A symbol drawn once and kept, with a halo that parts it from the ground.
   * @param {{shape: string}} symbol @param {string} colour @param {string} halo
   * @param {number} radius CSS pixels @param {number} density device pixels a CSS pixel
   * @returns {ImageBitmap} square, centred
   */
  hisar.sprite = function (symbol, colour, halo, radius, density) {
    const key = [symbol.shape, colour, halo, radius, density].join();
    if (!sprites.has(key)) sprites.set(key, drawSprite(symbol, colour, halo, radius, density));
    return sprites.get(key);
  };

  function drawSprite(symbol, colour, halo, radius, density) {
    const half = Math.ceil((radius + 3) * density), canvas = new OffscreenCanvas(2 * half, 2 * half);
    const g = canvas.getContext('2d'), path = new Path2D();
    (SHAPES[symbol.shape] || SHAPES.dot)(path);
    g.translate(half, half);
    g.scale(radius * density, radius * density);
    g.lineJoin = 'round';
    g.lineWidth = 4 / radius;
    g.strokeStyle = halo;
    g.stroke(path);
    g.fillStyle = halo;
    g.fill(path);
    g.fillStyle = colour;
    g.fill(path, 'evenodd');
    return canvas.transferToImageBitmap();
  }
})(globalThis.hisar = globalThis.hisar || {});
