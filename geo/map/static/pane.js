// A canvas in a pane of the map: placed, sized for the screen's density, carried along while the map zooms.
(function (hisar) {
  'use strict';

  hisar.CanvasPane = class CanvasPane {
    /**
     * @param {L.Map} map @param {{name: string, level: number, pad: number}} pane `pad`: how far the canvas reaches
     * beyond the map on each side, as a share of its size
     */
    constructor(map, { name, level, pad }) {
      const pane = map.getPane(name) || map.createPane(name);
      pane.style.zIndex = String(level);
      pane.style.pointerEvents = 'none';
      Object.assign(this, { map, pad });
      this.canvas = hisar.element('canvas', 'canvas leaflet-zoom-animated', pane);
      this.canvas.setAttribute('aria-hidden', 'true');
      map.on('zoomanim', this.follow, this);
    }

    /** Moves the canvas to where the map is now; returns a cleared context and the view it shows. */
    begin() {
      const { map, pad } = this, size = map.getSize();
      const reach = L.point(Math.round(size.x * pad), Math.round(size.y * pad));
      const corner = map.getPixelBounds().min.subtract(reach);
      this.corner = map.unproject(corner, map.getZoom());
      this.zoom = map.getZoom();
      L.DomUtil.setPosition(this.canvas, map.containerPointToLayerPoint(reach.multiplyBy(-1)));
      const view = {
        scale: map.options.crs.scale(map.getZoom()), left: corner.x, top: corner.y,
        width: size.x + 2 * reach.x, height: size.y + 2 * reach.y,
      };
      return { g: hisar.sharpContext(this.canvas, view.width, view.height, devicePixelRatio), view };
    }

    /** Leaflet animates a zoom by a transform of what it finds; this one is where the canvas will be. */
    follow({ center, zoom }) {
      if (!this.corner) return;
      const corner = this.map._latLngToNewLayerPoint(this.corner, zoom, center);
      L.DomUtil.setTransform(this.canvas, corner, this.map.getZoomScale(zoom, this.zoom));
    }

    remove() {
      this.map.off('zoomanim', this.follow, this);
      this.canvas.remove();
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
