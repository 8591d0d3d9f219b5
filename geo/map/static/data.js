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
  hisar.askWords = async function ({ wordsUrl, wordsVersion }, hex) {
    if (!hex || !wordsUrl) return null;
    try {
      return new Uint8Array(await hisar.fetchBytes(`${wordsUrl}${hex}?v=${wordsVersion}`));
    } catch (error) {
      console.warn(`words not searched: ${error.message}`);
      return null;
    }
  };
})(globalThis.hisar = globalThis.hisar || {});
