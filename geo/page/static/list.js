/** The list of events: a row is a button; choosing one tells the page its id. Arrow keys move between rows. */
export default function drawList({ data, parentElement, setTriggerValue }) {
  const root = freshRoot(parentElement, "list", data.dir);
  const heading = add("h2", "", root, data.heading);
  heading.id = "list-heading";
  add("p", "count", root, data.count).setAttribute("role", "status");
  if (!data.rows.length) add("p", "empty", root, data.empty);
  const choose = (id) => setTriggerValue("chosen", id);
  addRows(root, "rows", data.rows, heading, data.selected, choose);
  for (const note of data.notes) add("p", "note", root, note);
  if (data.undated.rows.length) {
    const undated = add("h3", "", root, data.undated.heading);
    undated.id = "undated-heading";
    addRows(root, "rows undated", data.undated.rows, undated, data.selected, choose);
  }
  root.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

function addRows(root, className, data, heading, selected, choose) {
  const rows = add("ol", className, root);
  rows.setAttribute("aria-labelledby", heading.id);
  for (const row of data) addRow(rows, row, selected, choose);
  rows.onkeydown = moveBetweenRows;
}

function addRow(rows, row, selected, choose) {
  const button = add("button", "row", add("li", "", rows));
  button.type = "button";
  button.dataset.event = row.id;
  if (row.id === selected) button.setAttribute("aria-current", "true");
  addSign(row.sign, button);
  const text = add("span", "text", button);
  add("span", "kind", text, row.kind);
  add("span", "place", text, row.place);
  add("span", "when", text, row.when);
  const quote = add("span", "quote", text, row.quote);
  quote.dir = "auto";
  for (const note of row.notes) add("span", "badge", text, note);
  button.onclick = () => choose(row.id);
}
