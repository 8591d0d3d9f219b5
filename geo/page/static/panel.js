/**
 * The panel of one event: its facts, how each was found, the history of the siege or crossing it reports on, and the
 * article with the quoted sentence highlighted.
 */
export default function drawPanel({ data, parentElement, setTriggerValue }) {
  const root = freshRoot(parentElement, "panel", data.dir);
  if (!data.event) {
    add("p", "hint", root, data.hint);
    return;
  }
  drawHead(root, data, () => setTriggerValue("closed", true));
  const facts = add("dl", "facts", root);
  for (const fact of data.facts) drawFact(facts, fact);
  if (data.history) drawHistory(root, data.history, (id) => setTriggerValue("chosen", id));
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

function drawHistory(root, history, choose) {
  const box = add("div", "history", root);
  const heading = add("h3", "", box, history.heading);
  heading.id = "history-heading";
  if (history.standing) drawStanding(box, history.standing);
  const rows = add("ol", "rows", box);
  rows.setAttribute("aria-labelledby", heading.id);
  for (const row of history.rows) drawReport(rows, row, history.chosen, choose);
  rows.onkeydown = moveBetweenRows;
  for (const note of history.notes) add("p", "note", box, note);
  const chosen = rows.querySelector("[aria-current]");
  if (chosen) rows.scrollTop = Math.max(0, chosen.offsetTop - rows.offsetTop - 24);
}

/** What stood on the last day chosen; claims that contradict each other stand side by side. */
function drawStanding(box, standing) {
  const stood = add("div", standing.contradicted ? "standing contradicted" : "standing", box);
  add("p", "label", stood, standing.label);
  if (standing.verdict) add("p", "verdict", stood, standing.verdict);
  if (!standing.claims.length) return;
  const claims = add("ul", "", stood);
  for (const { state, by } of standing.claims) {
    const claim = add("li", "", claims);
    add("strong", "", claim, state);
    add("span", "by", claim, by);
  }
}

function drawReport(rows, row, chosen, choose) {
  const button = add("button", "row", add("li", "", rows));
  button.type = "button";
  button.dataset.event = row.id;
  if (row.id === chosen) button.setAttribute("aria-current", "true");
  const text = add("span", "text", button);
  add("span", "kind", text, row.change);
  add("span", "when", text, row.when);
  const quote = add("span", "quote", text, row.quote);
  quote.dir = "auto";
  add("span", "source", text, row.source);
  for (const note of row.notes) add("span", "badge", text, note);
  button.onclick = () => choose(row.id);
}

function drawArticle(root, article) {
  const box = add("article", "", root);
  const heading = add("h3", "", box, article.heading);
  heading.id = "article-heading";
  add("p", "source", box, article.source).dir = "auto";
  if (article.url) drawLink(box, article.url);
  const text = add("div", "text", box);
  text.dir = article.dir;
  text.lang = article.lang;
  // It scrolls by itself, so keys must reach it.
  text.tabIndex = 0;
  text.setAttribute("role", "group");
  text.setAttribute("aria-labelledby", heading.id);
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
