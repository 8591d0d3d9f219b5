// Measuring a distance: by click, touch, or with the keys at the middle of the map; Escape ends it.
(function (hisar) {
  'use strict';

  const CROSS = 11;

  hisar.Measuring = class Measuring {
    /**
     * @param {L.Map} map @param {import('./notice.js').Notice} notice
     * @param {(on: boolean) => void} switched called when measuring begins and ends
     */
    constructor(map, notice, switched) {
      Object.assign(this, { map, notice, switched, on: false, ruler: new hisar.Ruler(), loose: null, byKey: false });
      const box = map.getContainer();
      map.on('click', ({ latlng }) => this.on && this.add(latlng));
      map.on('move zoomend resize', () => this.on && this.draw());
      box.addEventListener('pointermove', (event) => this.follow(event));
      box.addEventListener('pointerleave', () => this.loosen(null));
      box.addEventListener('keydown', (event) => this.key(event));
      document.addEventListener('keydown', ({ key }) => { if (this.on && key === 'Escape') this.end(); });
    }

    dress(words, theme) {
      Object.assign(this, { words, theme });
      if (this.on) this.draw();
    }

    toggle(byKey) {
      if (this.on) return this.end();
      Object.assign(this, { on: true, byKey });
      this.pane = this.pane || new hisar.CanvasPane(this.map, { name: 'hisar-measure', level: 660, pad: 0 });
      this.zooms = this.map.doubleClickZoom.enabled();
      this.map.doubleClickZoom.disable();
      this.map.getContainer().classList.add('hisar-measuring');
      if (byKey) this.map.getContainer().focus();
      this.switched(true);
      this.draw();
    }

    end() {
      this.on = false;
      this.loose = null;
      this.ruler.clear();
      if (this.zooms) this.map.doubleClickZoom.enable();
      this.map.getContainer().classList.remove('hisar-measuring');
      this.pane.begin();
      this.notice.hide();
      this.switched(false);
    }

    add({ lat, lng }) {
      this.ruler.add([lng, lat]);
      this.loose = null;
      this.draw();
    }

    undo() {
      this.ruler.undo();
      this.draw();
    }

    follow(event) {
      if (!this.on || event.pointerType !== 'mouse' || event.buttons) return;
      this.byKey = false;
      const { lat, lng } = this.map.mouseEventToLatLng(event);
      this.loosen([lng, lat]);
    }

    loosen(position) {
      if (!this.on || this.loose === position) return;
      this.loose = position;
      this.draw();
    }

    key(event) {
      if (!this.on || event.target !== this.map.getContainer()) return;
      this.byKey = true;
      if (event.key === 'Enter' || event.key === ' ') this.add(this.map.getCenter());
      else if (event.key === 'Backspace') this.undo();
      else return this.loosen(null);
      event.preventDefault();
    }

    // ---- drawing

    draw() {
      const { g, view } = this.pane.begin(), projection = new hisar.Projection(view), { ruler, loose, words } = this;
      const lengths = ruler.lengths(loose), way = loose && ruler.points.length ? [...ruler.points, loose] : ruler.points;
      const points = way.map((position) => projection.point(position));
      this.drawWay(g, points);
      points.forEach((point, i) => this.drawPoint(g, point, i ? hisar.lengthInWords(words, lengths[i]) : ''));
      if (this.byKey) this.drawCross(g, [view.width / 2, view.height / 2]);
      this.tell();
    }

    drawWay(g, points) {
      const way = new Path2D();
      points.forEach(([x, y], i) => (i ? way.lineTo(x, y) : way.moveTo(x, y)));
      g.lineJoin = 'round';
      for (const [colour, width, dash] of [[this.theme.halo, 5, []], [this.theme.ink, 2, [7, 4]]]) {
        g.strokeStyle = colour;
        g.lineWidth = width;
        g.setLineDash(dash);
        g.stroke(way);
      }
      g.setLineDash([]);
    }

    drawPoint(g, [x, y], text) {
      g.beginPath();
      g.arc(x, y, 4, 0, 2 * Math.PI);
      g.fillStyle = this.theme.paper;
      g.fill();
      g.strokeStyle = this.theme.ink;
      g.lineWidth = 2;
      g.stroke();
      if (text) new hisar.Labels(g, this.theme, this.words.rtl).write(text, x, y - 14, { font: `600 12px ${this.theme.font}`, colour: this.theme.ink, size: 14, must: true });
    }

    drawCross(g, [x, y]) {
      for (const [colour, width] of [[this.theme.halo, 4], [this.theme.ink, 1.5]]) {
        g.strokeStyle = colour;
        g.lineWidth = width;
        g.beginPath();
        for (const [dx, dy] of [[1, 0], [0, 1]]) {
          g.moveTo(x - CROSS * dx, y - CROSS * dy);
          g.lineTo(x + CROSS * dx, y + CROSS * dy);
        }
        g.stroke();
      }
    }

    /** What was measured, without what still hangs on the pointer: it would be read out at every move. */
    tell() {
      const { words, ruler } = this, done = ruler.points.length > 1;
      const text = done ? words.say('measured', { length: hisar.lengthInWords(words, ruler.metres) })
        : words.say(this.byKey ? 'measure_keys' : 'measure_how');
      const acts = [[words.say('measure_end'), () => this.end()]];
      if (ruler.points.length) acts.unshift([words.say('measure_undo'), () => this.undo()]);
      this.notice.show(text, acts, words.table.dir);
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
