// The page for a place without a connection: what this tab saw today, as long as its session lasts, with nothing to press.
import { forget, unseal } from "./sealed.js";

const found = await unseal();
if (found) {
  const kept = new DOMParser().parseFromString(found.text, "text/html").body;
  for (const control of kept.querySelectorAll("button, input, select, textarea")) control.disabled = true;
  document.querySelector("#bewaard").replaceChildren(...kept.childNodes);
  document.querySelector("#niets").hidden = true;
  setTimeout(() => forget().finally(() => location.reload()), Math.max(0, found.until - Date.now()));
}
addEventListener("online", () => location.replace("/vandaag"));
