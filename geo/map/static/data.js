// Data by URL, or inside the page as gzipped base64 in a text element, so that no text in it can be markup.
(function (hisar) {
  'use strict';

  /** @param {string} id of the element; it is emptied, since what it held is kept elsewhere @returns {Promise<ArrayBuffer>} */
  hisar.blobBytes = function (id) {
    const element = document.getElementById(id), bytes = Uint8Array.from(atob(element.textContent.trim()), (c) => c.charCodeAt(0));
    element.textContent = '';
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  };

  /** @param {string} id @returns {Promise<any>} */
  hisar.blobJson = async (id) => JSON.parse(new TextDecoder().decode(await hisar.blobBytes(id)));

  /** @param {string} url @returns {Promise<ArrayBuffer>} */
  hisar.fetchBytes = async function (url) {
    const answer = await fetch(url);
    // A page server may answer an unknown address with a page of its own and status 200.
    const type = answer.headers.get('content-type') || '';
    if (!answer.ok || type.includes('text/html')) throw new Error(`${url}: ${answer.status} ${type}`);
    return answer.arrayBuffer();
  };

  /** Which rows have the words of a query: a bitmap, or null for all. A question that fails filters nothing. */
  hisar.askWords = async function ({ wordsUrl, wordsVersion, blobs, state }, hex) {
    const inside = blobs.includes('hisar-words') && state.words === hex;
    if (!hex || !(inside || wordsUrl)) return null;
    try {
      return new Uint8Array(await (inside ? wordsInside() : hisar.fetchBytes(`${wordsUrl}${hex}?v=${wordsVersion}`)));
    } catch (error) {
      console.warn(`words not searched: ${error.message}`);
      return null;
    }
  };

  let found = null;

  /** The bitmap that came with the page; it is read once. */
  function wordsInside() { return (found = found || hisar.blobBytes('hisar-words')); }

  /**
   * Details that came with the page, each share of them read once. @param {{blobs: string[], detailDigits: number}} options
   * @returns {?(id: string) => Promise<?object>} null where the page holds none
   */
  hisar.detailsInside = function ({ blobs, detailDigits }) {
    const shares = new Map(), names = new Set(blobs.filter((id) => id.startsWith('hisar-details-')));
    const read = (name) => {
      if (!shares.has(name)) shares.set(name, names.has(name) ? hisar.blobJson(name) : Promise.resolve({}));
      return shares.get(name);
    };
    return names.size ? async (id) => (await read(`hisar-details-${id.slice(0, detailDigits)}`))[id] || null : null;
  };
})(globalThis.hisar = globalThis.hisar || {});
