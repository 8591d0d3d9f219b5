/** The button that copies the page's address, which holds everything a person chose. */
export default function drawShare({ data, parentElement }) {
  const root = freshRoot(parentElement, "share", data.dir);
  const button = add("button", "", root, data.copy);
  button.type = "button";
  const said = add("span", "said", root);
  said.setAttribute("role", "status");
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      said.textContent = data.copied;
    } catch {
      said.textContent = data.failed;
    }
  };
}
