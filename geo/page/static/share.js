/** The button that copies the link to what is shown, whole: the first address of a visit may name none of it. */
export default function drawShare({ data, parentElement }) {
  const root = freshRoot(parentElement, "share", data.dir);
  // Streamlit says "en" of every page; what reads it aloud must know better.
  document.documentElement.lang = data.lang;
  const button = add("button", "", root, data.copy);
  button.type = "button";
  const said = add("span", "said", root);
  said.setAttribute("role", "status");
  button.onclick = async () => {
    try {
      const link = new URL(window.location.href);
      link.search = data.query;
      await navigator.clipboard.writeText(link.href);
      said.textContent = data.copied;
    } catch {
      said.textContent = data.failed;
    }
  };
}
