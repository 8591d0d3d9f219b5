// The frame that holds the map and, under it, the timeline; and how elements are made.
(function (hisar) {
  'use strict';

  /** An element with a class and text, never markup. */
  hisar.element = function (tag, name, parent, text) {
    const element = document.createElement(tag);
    if (name) element.className = `hisar-${name}`;
    if (text !== undefined) element.textContent = text;
    if (parent) parent.appendChild(element);
    return element;
  };

  /**
   * Puts the map into one frame that fills the page: on its body the map with the legend beside it, under that the timeline.
   * @param {L.Map} map @returns {{frame: HTMLElement, body: HTMLElement}}
   */
  hisar.frameAround = function (map) {
    const container = map.getContainer(), frame = hisar.element('div', 'frame'), body = hisar.element('div', 'body', frame);
    container.replaceWith(frame);
    body.append(container);
    container.classList.add('hisar-map');
    container.style.height = container.style.width = '';
    const viewport = document.querySelector('meta[name="viewport"]');
    // folium forbids zooming the page, which people with weak sight need.
    if (viewport) viewport.content = 'width=device-width, initial-scale=1';
    return { frame, body };
  };

  /** What of an element some others cover, as boxes (left, top, right, bottom) in its pixels. @param {HTMLElement[]} others */
  hisar.coveredBoxes = function (element, others) {
    const { left: x, top: y } = element.getBoundingClientRect();
    return others.filter((other) => other.offsetParent).map((other) => {
      const { left, top, right, bottom } = other.getBoundingClientRect();
      return [left - x, top - y, right - x, bottom - y];
    });
  };

  /** Calls back as soon as the frame that is being drawn has been handed on; a message does where there is no scheduler. */
  hisar.afterFrame = function (act) {
    if (globalThis.scheduler && scheduler.postTask) return void scheduler.postTask(act, { priority: 'user-blocking' });
    const channel = new MessageChannel();
    channel.port1.onmessage = act;
    channel.port2.postMessage(null);
  };
})(globalThis.hisar = globalThis.hisar || {});
