// The page for a place without a connection: what this tab saw today, as long as it is kept, with the ticks that wait. What is
// ticked here goes into the queue; the page of today sends it.
import { forget, keptUntil, unseal } from "./sealed.js";
import { waiting } from "./queue.js";
import { capture, mark, tell } from "./ticking.js";

const found = await unseal();
const count = async () => {
  await mark();
  tell((await waiting()).length, "offline");
};
if (found) {
  const kept = new DOMParser().parseFromString(found, "text/html").body;
  for (const control of kept.querySelectorAll("button, input, select, textarea")) control.disabled = !control.closest("[data-tick]");
  for (const link of kept.querySelectorAll("a:not([href^='tel:'])")) link.removeAttribute("href");
  document.querySelector("#bewaard").replaceChildren(...kept.childNodes);
  document.querySelector("#niets").hidden = true;
  capture(count);
  setTimeout(() => forget().finally(() => location.reload()), Math.max(0, keptUntil() - Date.now()));
}
await count();
addEventListener("online", () => location.replace("/vandaag"));
