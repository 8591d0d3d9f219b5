// Where reports go: to Streamlit inside st_folium's frame, else into the address after `#`.
(function (hisar) {
  'use strict';

  const ANSWERED_WITHIN_MS = 3000;

  class StreamlitBridge {
    constructor() { this.unanswered = []; }

    /** Nothing to read: commands come from Python. */
    initial() { return null; }

    send(report) {
      const text = JSON.stringify(report), kinds = JSON.stringify(report.kinds);
      if (text === this.last) return;
      this.last = text;
      if (kinds !== this.kinds) this.unanswered.push({ kinds, until: performance.now() + ANSWERED_WITHIN_MS });
      this.kinds = kinds;
      window.Streamlit.setComponentValue(report);
    }

    /** A run that lands while st_folium still loads scripts is dropped; this has Streamlit send the newest again. */
    resync() { window.Streamlit.setComponentReady(); }

    /**
     * Whether kinds from Python echo a report that a later one has overtaken: then the person's hand is ahead.
     * @param {string[]} kinds
     */
    overtaken(kinds) {
      this.unanswered = this.unanswered.filter(({ until }) => until > performance.now());
      const at = this.unanswered.findIndex((sent) => sent.kinds === JSON.stringify(kinds));
      this.unanswered = at < 0 ? [] : this.unanswered.slice(at + 1);
      return this.unanswered.length > 0;
    }
  }

  class AddressBridge {
    initial() {
      try { return JSON.parse(decodeURIComponent(location.hash.slice(1))); } catch { return null; }
    }

    send(report) {
      const { range, mode, seen, kinds, view, event } = report;
      const text = encodeURIComponent(JSON.stringify({ range, mode, seen, kinds, view, event }));
      try { history.replaceState(null, '', `#${text}`); } catch { /* a notebook's frame has no address to keep it in */ }
    }

    resync() {}

    overtaken() { return false; }
  }

  hisar.bridge = () => (window.Streamlit ? new StreamlitBridge() : new AddressBridge());
})(globalThis.hisar = globalThis.hisar || {});
