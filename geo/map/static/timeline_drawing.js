// What the timeline's canvas holds: stacked bars, lanes of what lasts, ticks with their dates.
(function (hisar) {
  'use strict';

  const FADE = 26;
  const EVENT_HEIGHT = 14;

  /** @param {CanvasRenderingContext2D} g @param {object} t a timeline with its bins, see timeline.js */
  hisar.drawTimeline = function (g, t) {
    drawTicks(g, t);
    g.globalAlpha = t.dim ? 0.3 : 1;
    drawBins(g, t);
    if (t.lanes) t.lanes.forEach((rows, lane) => rows.forEach((row) => drawBar(g, t, row, lane)));
    else t.lasting.forEach((kind, lane) => drawBand(g, t, kind, lane));
    g.globalAlpha = 1;
  };

  function drawBins(g, { axis, bins, colours, chart, dim }) {
    const wide = axis.width / bins.bins, unit = Math.min(EVENT_HEIGHT, (chart.histogram - 6) / Math.max(1, bins.most));
    for (let bin = 0; bin < bins.bins; bin++) {
      let top = chart.histogram;
      const left = axis.rtl ? axis.width - (bin + 1) * wide : bin * wide;
      bins.perKind.forEach((of, kind) => {
        if (!of[bin]) return;
        const high = of[bin] * unit;
        top -= high;
        g.fillStyle = colours[kind].colour;
        g.globalAlpha = dim ? 0.3 : 1;
        g.fillRect(left, top, Math.max(1.5, wide - (wide > 3 ? 1 : 0)), Math.max(1, high));
      });
    }
  }

  /** One bar: its open end fades out, a rough beginning fades in. */
  function drawBar(g, { axis, counts, colours, chart }, row, lane) {
    const { start, kind, flags, margin_days: margins } = counts.columns, open = flags[row] & hisar.Flag.OPEN_END;
    const last = open ? axis.to : counts.first + counts.endOf[row], soft = margins[row];
    const [left, wide] = axis.stretch(start[row] - soft, last + (open ? 0 : soft));
    const shown = Math.max(wide, 5), x = Math.min(left, axis.width - shown);
    g.fillStyle = barPaint(g, axis, x, shown, colours[kind[row]].colour, soft * axis.perDay, open);
    g.beginPath();
    g.roundRect(x, chart.histogram + lane * chart.lane + 2, shown, chart.lane - 2, 2);
    g.fill();
  }

  function barPaint(g, axis, left, wide, colour, soft, open) {
    const paint = axis.rtl ? g.createLinearGradient(left + wide, 0, left, 0) : g.createLinearGradient(left, 0, left + wide, 0);
    const share = (pixels) => Math.max(0, Math.min(0.5, pixels / wide));
    paint.addColorStop(0, soft ? `${colour}22` : colour);
    paint.addColorStop(share(2 * soft), colour);
    paint.addColorStop(1 - share(open ? FADE : 2 * soft), colour);
    paint.addColorStop(1, open ? `${colour}00` : soft ? `${colour}22` : colour);
    return paint;
  }

  function drawBand(g, { axis, counts, colours, chart, dim }, kind, lane) {
    const bins = Math.max(1, Math.floor(axis.width / 3)), going = hisar.binSpans(counts, axis, bins, kind);
    const most = going.reduce((a, b) => Math.max(a, b), 1), wide = axis.width / bins;
    g.fillStyle = colours[kind].colour;
    going.forEach((count, bin) => {
      if (!count) return;
      g.globalAlpha = (dim ? 0.3 : 1) * (0.25 + 0.75 * count / most);
      g.fillRect(axis.rtl ? axis.width - (bin + 1) * wide : bin * wide, chart.histogram + lane * chart.lane + 2, wide + 0.5, chart.lane - 2);
    });
  }

  function drawTicks(g, { axis, words, theme, height, chart }) {
    const { unit, days } = axis.ticks(unitRoom(words)), floor = height - chart.ticks;
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
