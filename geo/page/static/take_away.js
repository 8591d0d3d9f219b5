/** The map as a picture, drawn in the browser from what it shows now, and the code that embeds it elsewhere. */
export default function drawTakeAway({ data, parentElement }) {
  const root = freshRoot(parentElement, "take-away", data.dir);
  const picture = add("button", "picture", root, data.save_picture);
  picture.type = "button";
  const label = add("label", "", root, data.embed);
  label.htmlFor = "embed-code";
  const code = add("textarea", "code", root, data.code);
  code.id = "embed-code";
  code.readOnly = true;
  code.rows = 5;
  code.dir = "ltr";
  const copy = add("button", "copy", root, data.copy_code);
  copy.type = "button";
  const said = add("p", "said", root);
  said.setAttribute("role", "status");
  picture.onclick = async () => {
    said.textContent = (await savePicture(data)) ? data.saved_picture : data.no_picture;
  };
  copy.onclick = async () => {
    code.select();
    said.textContent = (await copied(data.code)) ? data.copied_code : data.failed_code;
  };
}

/** Whether the map was there and drawn; its frame is ours and of this origin. */
async function savePicture({ about, file }) {
  const map = document.querySelector("iframe[title*='streamlit_folium']")?.contentWindow?.hisar;
  if (!map?.counts()) return false;
  map.handOver(await map.picture(map.live, about), file);
  return true;
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
