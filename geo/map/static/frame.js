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

  /** Puts the map and the timeline under it into one frame that fills the page. */
  hisar.frameAround = function (map) {
    const container = map.getContainer(), frame = hisar.element('div', 'frame');
    container.replaceWith(frame);
    frame.append(container);
    container.classList.add('hisar-map');
    container.style.height = container.style.width = '';
    const viewport = document.querySelector('meta[name="viewport"]');
    // folium forbids zooming the page, which people with weak sight need.
    if (viewport) viewport.content = 'width=device-width, initial-scale=1';
    return frame;
  };

  /** Calls back as soon as the frame that is being drawn has been handed on; a message does where there is no scheduler. */
  hisar.afterFrame = function (act) {
    if (globalThis.scheduler && scheduler.postTask) return void scheduler.postTask(act, { priority: 'user-blocking' });
    const channel = new MessageChannel();
    channel.port1.onmessage = act;
    channel.port2.postMessage(null);
  };
})(globalThis.hisar = globalThis.hisar || {});
