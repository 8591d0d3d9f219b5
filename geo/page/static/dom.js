/**
 * Small words for building DOM out of data. Text only ever enters through `textContent`: what an article says is
 * shown, never run.
 */

/**
 * @param {string} tag
 * @param {string} className
 * @param {Node} parent
 * @param {string} [text]
 * @returns {HTMLElement}
 */
function add(tag, className, parent, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  parent.appendChild(element);
  return element;
}

/**
 * The element that holds a component's drawing, emptied; made once, so that a redraw never piles up.
 * @param {ParentNode & Node} parent
 * @param {string} className
 * @param {"ltr" | "rtl"} dir
 * @returns {HTMLElement}
 */
function freshRoot(parent, className, dir) {
  const found = /** @type {HTMLElement | null} */ (parent.querySelector(`.${className}`));
  const root = found || add("section", className, parent);
  root.dir = dir;
  root.replaceChildren();
  return root;
}

/**
 * The sign of a kind of event, as the map draws it.
 * @param {{path: string, colour: string} | null} sign
 * @param {Node} parent
 */
function addSign(sign, parent) {
  if (!sign) return;
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "-10 -10 20 20");
  svg.setAttribute("class", "sign");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", sign.path);
  path.setAttribute("fill", sign.colour);
  svg.appendChild(path);
  parent.appendChild(svg);
}
