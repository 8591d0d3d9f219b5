// The base map: our own layers from GeoJSON, drawn on a canvas with names in the map's language, and tiles if asked.
(function (hisar) {
  'use strict';

  /** A feature made ready: rings or lines as world fractions, with the box they fill. */
  function prepare({ properties, geometry }) {
    const { type, coordinates } = geometry;
    const lines = { Point: () => [[coordinates]], LineString: () => [coordinates], MultiLineString: () => coordinates,
      Polygon: () => coordinates, MultiPolygon: () => coordinates.flat() }[type]();
    const paths = lines.map((line) => Float64Array.from(line.flatMap(([lon, lat]) => [hisar.worldX(lon), hisar.worldY(lat)])));
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const path of paths) {
      for (let i = 0; i < path.length; i += 2) {
        box[0] = Math.min(box[0], path[i]);
        box[1] = Math.min(box[1], path[i + 1]);
        box[2] = Math.max(box[2], path[i]);
        box[3] = Math.max(box[3], path[i + 1]);
      }
    }
    return { ...properties, names: properties.names || {}, paths, box };
  }

  hisar.BaseMap = class BaseMap {
    constructor(map) {
      this.map = map;
      this.pane = new hisar.CanvasPane(map, { name: 'hisar-base', level: 150, pad: 0.3 });
      this.layers = new Map();
      this.above = { taken: [], written: new Map() };
    }

    /** Adds GeoJSON features, which may arrive in any order. */
    add({ features }) {
      for (const feature of features.map(prepare)) {
        if (!this.layers.has(feature.kind)) this.layers.set(feature.kind, []);
        this.layers.get(feature.kind).push(feature);
      }
      for (const layer of this.layers.values()) layer.sort((one, other) => one.rank - other.rank);
      this.request();
    }

    /** Draws once for all the layers that arrive before the next frame. */
    request() {
      this.asked = this.asked || requestAnimationFrame(() => {
        this.asked = 0;
        this.draw();
      });
    }

    dress(words, theme) { Object.assign(this, { words, theme }); }

    /** Draws where the map is now; names keep off the boxes that labels above have taken, and repeat none of them. */
    keepOff(labels) {
      this.above = labels;
      this.draw();
    }

    draw() {
      if (!this.theme || !this.map.getSize().x) return;
      const { g, view } = this.pane.begin(), zoom = this.map.getZoom();
      const scene = { g, zoom, view, theme: this.theme, projection: new hisar.Projection(view) };
      g.fillStyle = hisar.groundOf(zoom, this.theme);
      g.fillRect(0, 0, view.width, view.height);
      for (const kind of hisar.BASE_ORDER) for (const feature of this.seen(kind, scene)) hisar.drawBase(feature, scene);
      this.name(scene, view);
    }

    name(scene, view) {
      const labels = new hisar.Labels(scene.g, this.theme, this.words.rtl), size = this.map.getSize();
      const [dx, dy] = [(view.width - size.x) / 2, (view.height - size.y) / 2];
      labels.taken = this.above.taken.map(([left, top, right, bottom]) => [left + dx, top + dy, right + dx, bottom + dy]);
      for (const kind of hisar.BASE_NAMED) {
        for (const feature of this.seen(kind, scene)) {
          const text = feature.names[this.words.lang] || feature.names.en;
          if (text && !this.above.written.has(text)) hisar.nameBase(feature, text, scene, labels);
        }
      }
    }

    /** The features of a kind that this zoom shows and the canvas touches. */
    seen(kind, { zoom, projection }) {
      return (this.layers.get(kind) || []).filter(({ rank, box }) => {
        const [left, top] = projection.world(box[0], box[1]), [right, bottom] = projection.world(box[2], box[3]);
        return rank <= zoom + 0.5 && right >= 0 && bottom >= 0 && left <= projection.width && top <= projection.height;
      });
    }
  };

  /** Layers by URL or from a blob; a layer that cannot be had leaves the others. */
  hisar.baseLayers = function (map, { urls, blob }) {
    const base = map.hisarBase = new hisar.BaseMap(map);
    if (blob) hisar.blobJson(blob).then((layers) => layers.forEach((layer) => base.add(layer)));
    for (const url of urls) {
      fetch(url).then((answer) => answer.json()).then((layer) => base.add(layer))
        .catch(() => console.warn(`base layer not loaded: ${url}`));
    }
    return base;
  };

  /** Puts the tiles of a provider over the base map, or takes them away; tiles that fail leave the base map in sight. */
  hisar.setTiles = function (map, providers, id) {
    if (map.hisarTilesId === id) return;
    map.hisarTilesId = id;
    if (map.hisarTiles) map.removeLayer(map.hisarTiles);
    const provider = providers[id];
    map.hisarTiles = provider && L.tileLayer(provider.url, { maxZoom: 18, maxNativeZoom: provider.max_zoom }).addTo(map);
  };
})(globalThis.hisar = globalThis.hisar || {});
