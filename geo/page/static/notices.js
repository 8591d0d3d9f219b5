/** Notices: a heading and lines of text that may come from a link or a file. */
export default function drawNotices({ data, parentElement }) {
  const root = freshRoot(parentElement, "notices", data.dir);
  root.classList.toggle("calm", !data.urgent);
  root.setAttribute("role", data.urgent ? "alert" : "group");
  add("p", "", root, data.heading);
  const lines = add("ul", "", root);
  for (const line of data.lines) add("li", "", lines, line).dir = "auto";
}
