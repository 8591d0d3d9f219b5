/** The panel of one event: its facts, how each was found, and the article with the quoted sentence highlighted. */
export default function drawPanel({ data, parentElement, setTriggerValue }) {
  const root = freshRoot(parentElement, "panel", data.dir);
  if (!data.event) {
    add("p", "hint", root, data.hint);
    return;
  }
  drawHead(root, data, () => setTriggerValue("closed", true));
  const facts = add("dl", "facts", root);
  for (const fact of data.facts) drawFact(facts, fact);
  drawArticle(root, data.article);
}

function drawHead(root, data, close) {
  const head = add("header", "", root);
  addSign(data.sign, head);
  add("h2", "", head, data.title);
  const button = add("button", "close", head, "×");
  button.type = "button";
  button.setAttribute("aria-label", data.close);
  button.onclick = close;
  add("p", "status", root, data.status);
}

function drawFact(facts, fact) {
  add("dt", "", facts, fact.label);
  const value = add("dd", "", facts);
  for (const line of fact.lines) {
    add("p", "", value, line.text).dir = "auto";
    for (const note of line.notes) add("p", "note", value, note).dir = "auto";
  }
}

function drawArticle(root, article) {
  const box = add("article", "", root);
  add("h3", "", box, article.heading);
  add("p", "source", box, article.source).dir = "auto";
  if (article.url) drawLink(box, article.url);
  const text = add("div", "text", box);
  text.dir = article.dir;
  text.lang = article.lang;
  for (const piece of article.pieces) {
    add(piece.quoted ? "mark" : "span", `${piece.quoted} ${piece.own ? "" : "aside"}`.trim(), text, piece.text);
  }
  const mark = text.querySelector("mark.main");
  if (mark) text.scrollTop = Math.max(0, mark.offsetTop - text.offsetTop - 24);
}

function drawLink(box, url) {
  if (!/^https?:\/\//.test(url)) return;
  const link = add("a", "", box, url);
  link.href = url;
  link.target = "_blank";
  link.rel = "noopener noreferrer nofollow";
}
