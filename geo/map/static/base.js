// The base map: our own layers from GeoJSON, drawn on a canvas with names in the map's language, and tiles if asked.
(function (hisar) {
  'use strict';

  const LINES = {
    boundary: { colour: 'border', width: 1.4 }, governorate: { colour: 'line', width: 1 },
    district: { colour: 'line', width: 0.6, dash: [3, 3] }, neighbourhood: { colour: 'line', width: 0.8 },
    road: { colour: 'road', width: 1 },
  };
  const FILLED = { sea: 'sea', land: 'land', lake: 'water', governorate: 'land' };
  const ORDER = ['sea', 'land', 'governorate', 'district', 'neighbourhood', 'lake', 'river', 'road', 'boundary', 'town'];
  const RIVER_GROWS_FROM = 5;

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
      this.draw();
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
      g.fillStyle = this.theme.abroad;
      g.fillRect(0, 0, view.width, view.height);
      for (const kind of ORDER) for (const feature of this.seen(kind, scene)) drawFeature(feature, scene);
      this.name(scene, view);
    }

    name(scene, view) {
      const labels = new hisar.Labels(scene.g, this.theme, this.words.rtl), size = this.map.getSize();
      const [dx, dy] = [(view.width - size.x) / 2, (view.height - size.y) / 2];
      labels.taken = this.above.taken.map(([left, top, right, bottom]) => [left + dx, top + dy, right + dx, bottom + dy]);
      for (const kind of ['town', 'neighbourhood', 'lake', 'river', 'governorate']) {
        for (const feature of this.seen(kind, scene)) this.nameOf(feature, scene, labels);
      }
    }

    /** The features of a kind that this zoom shows and the canvas touches. */
    seen(kind, { zoom, projection }) {
      return (this.layers.get(kind) || []).filter(({ rank, box }) => {
        const [left, top] = projection.world(box[0], box[1]), [right, bottom] = projection.world(box[2], box[3]);
        return rank <= zoom + 0.5 && right >= 0 && bottom >= 0 && left <= projection.width && top <= projection.height;
      });
    }

    nameOf(feature, { zoom, projection, theme }, labels) {
      const text = feature.names[this.words.lang] || feature.names.en, style = nameStyle(feature, zoom, theme);
      if (!text || !style || this.above.written.has(text)) return;
      const [x, y] = labelPoint(feature, projection);
      if (feature.kind === 'town') labels.writeBeside(text, x, y, 6, style);
      else labels.write(text, x, y, style);
    }
  };

  function trace(g, paths, projection, close) {
    g.beginPath();
    for (const path of paths) {
      for (let i = 0; i < path.length; i += 2) {
        const [x, y] = projection.world(path[i], path[i + 1]);
        if (i) g.lineTo(x, y); else g.moveTo(x, y);
      }
      if (close) g.closePath();
    }
  }

  function drawFeature({ kind, rank, rough, paths }, { g, zoom, theme, projection }) {
    if (kind === 'town') return drawTown(paths[0], rank, zoom, g, theme, projection);
    trace(g, paths, projection, kind in FILLED);
    if (kind in FILLED) {
      g.fillStyle = theme[FILLED[kind]];
      g.fill('evenodd');
    }
    const river = kind === 'river' && { colour: 'water', width: Math.max(1, (zoom - RIVER_GROWS_FROM) * (rank <= 5 ? 0.75 : 0.45)) };
    const line = river || LINES[kind];
    if (!line) return;
    g.strokeStyle = theme[line.colour];
    g.lineWidth = line.width;
    g.lineJoin = g.lineCap = 'round';
    g.setLineDash(line.dash || (rough && zoom > 9 ? [8, 6] : []));
    g.stroke();
    g.setLineDash([]);
  }

  function drawTown([x, y], rank, zoom, g, theme, projection) {
    const [left, top] = projection.world(x, y), radius = rank <= 6 ? 2.6 : 1.8;
    g.beginPath();
    g.arc(left, top, radius, 0, 2 * Math.PI);
    g.fillStyle = theme.paper;
    g.fill();
    g.strokeStyle = theme.muted;
    g.lineWidth = 1;
    g.stroke();
  }

  /** Where a name stands: at a point, in the middle of a box, or half-way along a line. */
  function labelPoint({ kind, paths, box }, projection) {
    if (kind === 'town') return projection.world(paths[0][0], paths[0][1]);
    if (kind !== 'river') return projection.world((box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
    const longest = paths.reduce((one, other) => (other.length > one.length ? other : one));
    const middle = 2 * Math.floor(longest.length / 4);
    return projection.world(longest[middle], longest[middle + 1]);
  }

  function nameStyle({ kind, rank }, zoom, theme) {
    const font = (size, weight) => ({ font: `${weight} ${size}px ${theme.font}`, size: size + 2 });
    if (kind === 'town') return { ...font(rank <= 6 ? 12.5 : 11.5, rank <= 6 ? 600 : 400), colour: theme.ink };
    if (kind === 'neighbourhood') return { ...font(11, 400), colour: theme.muted };
    if (kind === 'lake' || kind === 'river') return zoom >= rank + 1 && { ...font(11, 'italic 400'), colour: theme['water-ink'] };
    return zoom >= 7 && zoom <= 9 && { ...font(11, 400), colour: theme.muted };
  }

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
