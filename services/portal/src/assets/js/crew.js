// A coach's today on a phone: keeps what is shown and what is ticked for a place without a connection, sealed, and sends the
// ticks in their order as soon as there is one.
import { begin, forget, keptUntil, seal } from "./sealed.js";
import { flush, waiting } from "./queue.js";
import { capture, mark, tell } from "./ticking.js";
import { swap } from "./live-swap.js";

const page = document.querySelector(".crew-today");
const proof = () => document.querySelector('input[name="bewijs"]')?.value ?? "";

async function ready() {
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = page.dataset.manifest;
  document.head.append(link);
  navigator.serviceWorker?.register("/offline.js").catch(() => {});
  await begin(page.dataset.who, Date.now() + Number(page.dataset.keptFor) * 1000);
  keep();
  // It is over: what was seen goes, and without a connection what is shown goes too. What waits to be sent stays.
  setTimeout(over, Math.max(0, keptUntil() - Date.now()));
  await mark();
  await send();
}

function over() {
  forget().finally(() => {
    if (!navigator.onLine) location.reload();
  });
}

function keep() {
  if (keptUntil() <= Date.now()) return;
  const copy = page.cloneNode(true);
  for (const field of copy.querySelectorAll('input[name="bewijs"], input[name="request_id"]')) field.remove();
  seal(copy.outerHTML).catch(() => {});
}

// What was refused since the page came; it stays until the next.
const refused = [];

async function send() {
  let last;
  const how = await flush(proof, (tick, said) => {
    last = said.is_taken ? said.text : "";
    if (!said.is_taken) refused.push(`${tick.shown} · ${said.text}`);
  });
  if (last !== undefined) await lookAgain();
  tell((await waiting()).length, how, last, refused);
}

// The crews as they stand now, also when somebody stands on them with the keyboard: it was they who ticked.
async function lookAgain() {
  try {
    const answer = await fetch(location.pathname, { headers: { "x-werkbrug-live": "1" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#ploegen");
    const old = document.querySelector("#ploegen");
    const row = document.activeElement?.closest("#ploegen [id]")?.id;
    if (fresh && swap(old, fresh) && row) document.getElementById(row)?.querySelector("summary, button")?.focus();
    await mark();
    dispatchEvent(new CustomEvent("werkbrug:fresh", { detail: { id: "ploegen" } }));
  } catch {
    // The next hint reads it.
  }
}

if (page) {
  capture(send);
  addEventListener("werkbrug:fresh", () => {
    keep();
    mark();
  });
  addEventListener("online", send);
  // A service that was away is tried again, for as long as something waits.
  setInterval(async () => {
    if ((await waiting()).length) send();
  }, 10_000);
  ready();
}
