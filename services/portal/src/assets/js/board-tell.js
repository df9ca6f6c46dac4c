// Says what came of something: in a line over the page, which is read aloud, and a refusal at the cell that it is about.
import { fill, make } from "./board-parts.js";

const SHOWN = 9000;
let note = null;
let timer = 0;

// `reason` is a sentence of the service, in Dutch.
export function tell(text, values = {}, cell = undefined, reason = "") {
  const line = document.querySelector("#bord-gezegd");
  if (!line) return;
  const said = fill(text, values);
  line.replaceChildren(...parts(said, reason));
  note?.remove();
  clearTimeout(timer);
  timer = setTimeout(hush, SHOWN);
  if (!cell?.isConnected) return;
  note = make("div", "", "bord-zin");
  // The line says the same aloud.
  note.setAttribute("aria-hidden", "true");
  note.append(...parts(said, reason));
  document.body.append(note);
  const { left, bottom, top } = cell.getBoundingClientRect();
  const { width, height } = note.getBoundingClientRect();
  const x = Math.max(8, Math.min(left, innerWidth - width - 8));
  const y = bottom + height + 12 < innerHeight ? bottom + 4 : top - height - 4;
  note.style.transform = `translate(${x}px, ${y}px)`;
  addEventListener("scroll", () => note?.remove(), { capture: true, once: true });
  note.addEventListener("click", () => note?.remove());
}

// What is said goes after a while, but not while somebody still holds a seat.
function hush() {
  note?.remove();
  if (document.querySelector(".vak[data-vast]")) timer = setTimeout(hush, SHOWN);
  else document.querySelector("#bord-gezegd")?.replaceChildren();
}

function parts(said, reason) {
  if (!reason) return [said];
  const own = make("span");
  own.lang = "nl";
  own.textContent = reason;
  return [`${said} `, own];
}
