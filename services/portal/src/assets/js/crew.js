// A coach's today on a phone: keeps what is shown for a place without a connection, sealed and no longer than the session,
// and says when ticks cannot be sent.
import { forget, seal } from "./sealed.js";

const page = document.querySelector(".crew-today");
const until = Date.now() + Number(page?.dataset.endsIn ?? 0) * 1000;

function ready() {
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = page.dataset.manifest;
  document.head.append(link);
  navigator.serviceWorker?.register("/offline.js").catch(() => {});
  keep();
  // The session is over: what is kept goes, and without a connection what is shown goes too.
  setTimeout(() => forget().finally(() => { if (!navigator.onLine) location.reload(); }), Math.max(0, until - Date.now()));
}

function keep() {
  if (until <= Date.now()) return;
  const copy = page.cloneNode(true);
  for (const field of copy.querySelectorAll('input[type="hidden"]')) field.remove();
  seal(copy.outerHTML, until).catch(() => {});
}

// Without a connection a tick would be lost: until there is a queue, the buttons wait.
function wait() {
  for (const button of document.querySelectorAll("[data-tick] button")) button.disabled = !navigator.onLine;
}

document.addEventListener("submit", (event) => {
  if (new URL(event.target.action).pathname === "/afmelden") forget();
});
for (const change of ["online", "offline", "werkbrug:fresh"]) addEventListener(change, wait);
if (page) {
  ready();
  addEventListener("werkbrug:fresh", keep);
}
wait();
