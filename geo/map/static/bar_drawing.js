// One bar of the timeline: what held when, with an open end that fades and a rough beginning that comes up slowly.
(function (hisar) {
  'use strict';

  const FADE = 26;
  const SHORTEST = 5;

  /**
   * Where a bar lies on an axis, its soft beginning with it; never too short to be seen.
   * @param {hisar.Axis} axis @param {import('./bars.js').Bar} bar
   * @returns {{left: number, wide: number, holds: (x: number) => boolean}}
   */
  hisar.barStretch = function (axis, { first, last, soft }) {
    const [begin, long] = axis.stretch(first - soft, last === null ? axis.to : last);
    const wide = Math.max(long, SHORTEST), left = axis.rtl ? begin + long - wide : begin;
    return { left, wide, holds: (x) => x >= left - 2 && x <= left + wide + 2 };
  };

  /** How a state looks: how much of the lane it fills, and whether it is filled, hatched or an outline. */
  const LOOKS = {
    told: { high: 1, fill: true }, 'in force': { high: 1, fill: true }, open: { high: 1, fill: true },
    closed: { high: 1, line: true }, disputed: { high: 1, line: true, hatch: true }, over: { high: 0.25, fill: true },
  };

  /** Draws a bar in its lane; where no report tells, a thin dotted line joins what is known. */
  hisar.drawBar = function (g, { axis, colours, chart }, bar, lane) {
    const { left, wide } = hisar.barStretch(axis, bar), { colour } = colours[bar.kind];
    if (left > axis.width || left + wide < 0) return;
    const top = chart.histogram + lane * chart.lane + 2, high = chart.lane - 3;
    g.save();
    g.fillStyle = g.strokeStyle = paintOf(g, axis, bar, left, wide, colour);
    drawUnknown(g, axis, bar, top + high / 2);
    bar.parts.forEach((part, i) => drawPart(g, stretchOf(axis, bar, part, i === 0), LOOKS[part.state] || LOOKS.told, top, high));
    g.restore();
  };

  function stretchOf(axis, bar, { first, last }, leads) {
    const end = last === null ? axis.to : last, [left, wide] = axis.stretch(first - (leads ? bar.soft : 0), end);
    const shown = Math.max(wide, bar.parts.length > 1 ? 1.5 : SHORTEST);
    return { left: axis.rtl ? left + wide - shown : left, wide: shown };
  }

  function drawUnknown(g, axis, { parts }, middle) {
    g.lineWidth = 1;
    g.setLineDash([1, 2]);
    g.beginPath();
    parts.slice(1).forEach(({ first }, i) => {
      const [left, wide] = axis.stretch(parts[i].last + 1, first - 1);
      if (first <= parts[i].last + 1) return;
      g.moveTo(left, middle);
      g.lineTo(left + wide, middle);
    });
    g.stroke();
    g.setLineDash([]);
  }

  function drawPart(g, { left, wide }, { high: share, fill, line, hatch }, top, lane) {
    const high = Math.max(1.5, lane * share), y = top + (lane - high) / 2;
    const path = new Path2D();
    path.roundRect(left, y, wide, high, Math.min(2, high / 2));
    g.save();
    g.clip(path);
    if (fill) g.fillRect(left, y, wide, high);
    else g.clearRect(left, y, wide, high);
    if (hatch) drawHatch(g, left, y, wide, high);
    g.lineWidth = 2.4;
    if (line) g.stroke(path);
    g.restore();
  }

  /** Slanted strokes, as on a besieged area on which reports disagree. */
  function drawHatch(g, left, top, wide, high) {
    g.lineWidth = 1.2;
    g.beginPath();
    for (let x = left - high; x < left + wide; x += 4) {
      g.moveTo(x, top + high);
      g.lineTo(x + high, top);
    }
    g.stroke();
  }

  /** The colour along a bar: it fades out where no end is known, and comes up over the days its beginning may be off. */
  function paintOf(g, axis, { last, soft }, left, wide, colour) {
    const [from, to] = axis.rtl ? [left + wide, left] : [left, left + wide], paint = g.createLinearGradient(from, 0, to, 0);
    const share = (pixels) => Math.max(0, Math.min(0.5, pixels / wide)), rise = 2 * soft * axis.perDay;
    paint.addColorStop(0, soft ? `${colour}22` : colour);
    paint.addColorStop(share(rise), colour);
    paint.addColorStop(1 - (last === null ? share(FADE) : 0), colour);
    paint.addColorStop(1, last === null ? `${colour}00` : colour);
    return paint;
  }
})(globalThis.hisar = globalThis.hisar || {});
