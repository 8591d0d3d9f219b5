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
 * Whether the page is dark where an element stands; `window.hisar.isDark` comes with the map's own `theme.js`.
 * @param {Element} element
 */
function isDarkAround(element) {
  return window.hisar.isDark(getComputedStyle(element).getPropertyValue("--st-background-color").trim() || "#ffffff");
}

/**
 * The sign of a kind of event, as the map draws it; `window.hisar.SHAPES` comes with the map's own `symbols.js`.
 * @param {{shape: string, light: string, dark: string}} sign
 * @param {Node} parent
 */
function addSign(sign, parent) {
  const canvas = /** @type {HTMLCanvasElement} */ (add("canvas", "sign", parent));
  const side = 20, density = window.devicePixelRatio || 1;
  canvas.width = canvas.height = Math.round(side * density);
  canvas.setAttribute("aria-hidden", "true");
  const path = new Path2D();
  window.hisar.SHAPES[sign.shape](path);
  const pen = canvas.getContext("2d");
  pen.setTransform(8 * density, 0, 0, 8 * density, canvas.width / 2, canvas.height / 2);
  pen.fillStyle = isDarkAround(canvas) ? sign.dark : sign.light;
  pen.fill(path, "evenodd");
}

/**
 * Arrow keys move between the buttons of a list; Tab leaves it as usual.
 * @param {KeyboardEvent} event
 */
function moveBetweenRows(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const next = buttons[buttons.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
