// Where the person is: asked of the browser only when they ask for it, shown on this map, and sent nowhere.
(function (hisar) {
  'use strict';

  const WAIT_MS = 15000;
  const CLOSEST = 14;

  /** What to say of a refusal or a failure, by the browser's code. */
  hisar.whyNoPlace = (code) => (code === 1 ? 'my_place_refused' : 'my_place_failed');

  hisar.MyPlace = class MyPlace {
    /**
     * @param {L.Map} map @param {import('./notice.js').Notice} notice
     * @param {(on: boolean) => void} switched called when a place is shown and when it goes
     */
    constructor(map, notice, switched) {
      Object.assign(this, { map, notice, switched, here: null, asked: 0 });
      map.on('move zoomend resize', () => this.here && this.draw());
    }

    dress(words, theme) {
      Object.assign(this, { words, theme });
      if (this.here) this.show();
    }

    /** Asks and goes there; asked again, forgets it. */
    toggle() {
      if (this.here) return this.forget();
      const { geolocation } = navigator, asked = ++this.asked;
      if (!geolocation) return this.say('my_place_failed');
      this.say('my_place_asking');
      geolocation.getCurrentPosition(({ coords }) => asked === this.asked && this.found(coords),
        ({ code }) => asked === this.asked && this.say(hisar.whyNoPlace(code)), { timeout: WAIT_MS, maximumAge: 60000 });
    }

    found({ latitude, longitude, accuracy }) {
      this.here = { position: [longitude, latitude], accuracy };
      this.pane = this.pane || new hisar.CanvasPane(this.map, { name: 'hisar-here', level: 440, pad: 0 });
      const bounds = L.latLng(latitude, longitude).toBounds(Math.max(1000, 4 * accuracy));
      this.map.setView([latitude, longitude], Math.min(CLOSEST, this.map.getBoundsZoom(bounds)), { animate: false });
      this.switched(true);
      this.show();
    }

    forget() {
      this.asked++;
      this.here = null;
      if (this.pane) this.pane.begin();
      this.notice.hide();
      this.switched(false);
    }

    show() {
      this.draw();
      this.say('my_place_found', { length: hisar.lengthInWords(this.words, this.here.accuracy) });
    }

    say(key, values) {
      const { words } = this;
      this.notice.show(words.say(key, values), [[words.say('close'), () => (this.here ? this.forget() : this.notice.hide())]], words.table.dir);
    }

    draw() {
      const { g, view } = this.pane.begin(), projection = new hisar.Projection(view), { position, accuracy } = this.here;
      const at = projection.point(position), colour = this.theme.focus;
      hisar.drawCircle(g, at, projection.length(accuracy, position[1]), colour, { inferred: false, chosen: true });
      g.beginPath();
      g.arc(...at, 6, 0, 2 * Math.PI);
      g.fillStyle = colour;
      g.fill();
      g.strokeStyle = this.theme.paper;
      g.lineWidth = 2;
      g.stroke();
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
