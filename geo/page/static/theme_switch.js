/**
 * The switch between light and dark. Streamlit keeps the choice under this name and reads it when the page opens; the
 * address holds everything else, so that the page comes back as it was.
 */
export default function drawThemeSwitch({ data, parentElement }) {
  const root = freshRoot(parentElement, "share", data.dir);
  const dark = isDarkAround(root);
  const button = add("button", "", root, dark ? data.light : data.dark);
  button.type = "button";
  button.onclick = () => {
    window.localStorage.setItem(`stActiveTheme-${window.location.pathname}-v2`, JSON.stringify(dark ? "Light" : "Dark"));
    window.location.reload();
  };
}
