// What the timeline's canvas holds: stacked bins, lanes of what lasts, ticks with their dates.
(function (hisar) {
  'use strict';

  const EVENT_HEIGHT = 14;
  const DIM = 0.3, YEAR_ROOM = 56;
  const SOFT = 0.45;

  /** @param {CanvasRenderingContext2D} g @param {object} t a timeline with its bins, see timeline.js */
  hisar.drawTimeline = function (g, t) {
    drawTicks(g, t);
    g.globalAlpha = t.dim ? DIM : 1;
    drawBins(g, t);
    g.globalAlpha = t.dim ? DIM : 1;
    if (t.lanes) t.lanes.forEach((bars, lane) => bars.forEach((bar) => hisar.drawBar(g, t, bar, lane)));
    else t.lasting.kinds.forEach((kind, lane) => drawBand(g, t, kind, lane));
    g.globalAlpha = 1;
  };

  /** Kinds upon one another in each bin; of each kind those of a rough date last, paler. */
  function drawBins(g, { axis, bins, colours, chart, dim }) {
    const wide = axis.width / bins.bins, unit = Math.min(EVENT_HEIGHT, (chart.histogram - 6) / Math.max(1, bins.most));
    const thick = Math.max(1.5, wide - (wide > 3 ? 1 : 0));
    for (let bin = 0; bin < bins.bins; bin++) {
      let top = chart.histogram;
      const left = axis.rtl ? axis.width - (bin + 1) * wide : bin * wide;
      colours.forEach(({ colour }, kind) => {
        for (const [of, strength] of [[bins.firm, 1], [bins.soft, SOFT]]) {
          const high = of[kind][bin] * unit;
          if (!high) continue;
          top -= high;
          g.fillStyle = colour;
          g.globalAlpha = (dim ? DIM : 1) * strength;
          g.fillRect(left, top, thick, Math.max(1, high));
        }
      });
    }
  }

  function drawBand(g, { axis, lasting, colours, chart, dim }, kind, lane) {
    const bins = Math.max(1, Math.floor(axis.width / 3)), going = lasting.band(axis, bins, kind);
    const most = going.reduce((a, b) => Math.max(a, b), 1), wide = axis.width / bins, edge = (bin) => Math.round(bin * wide);
    g.fillStyle = colours[kind].colour;
    going.forEach((count, bin) => {
      if (!count) return;
      g.globalAlpha = (dim ? DIM : 1) * (0.25 + 0.75 * count / most);
      const left = axis.rtl ? axis.width - edge(bin + 1) : edge(bin);
      g.fillRect(left, chart.histogram + lane * chart.lane + 2, edge(bin + 1) - edge(bin), chart.lane - 2);
    });
  }

  function drawTicks(g, { axis, words, theme, height, chart }) {
    const { unit, days } = axis.ticks(unitRoom(words), YEAR_ROOM), floor = height - chart.ticks;
    g.fillStyle = theme.line;
    g.fillRect(0, floor, axis.width, 1);
    g.font = `11px ${theme.font}`;
    g.textBaseline = 'top';
    g.textAlign = axis.rtl ? 'right' : 'left';
    for (const day of days) {
      const x = Math.round(axis.x(day)), label = labelOf(day, unit, words);
      g.fillStyle = theme.line;
      g.fillRect(x, 0, 1, floor + 5);
      g.fillStyle = theme.muted;
      const wide = g.measureText(label).width, at = axis.rtl ? x - 3 : x + 3;
      if (axis.rtl ? at - wide >= 0 : at + wide <= axis.width) g.fillText(label, at, floor + 5);
    }
  }

  function unitRoom(words) { return 26 + 7 * Math.max(...words.table.months.map((month) => month.length)); }

  function labelOf(day, unit, words) {
    if (unit === 'year') return words.dayParts(day).year;
    return unit === 'month' ? words.month(day) : words.day(day);
  }
})(globalThis.hisar = globalThis.hisar || {});
