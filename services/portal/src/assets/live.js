// Keeps the day current: a hint names blocks, each is read again as the viewer and put in place.
const main = document.querySelector("main[data-live]");
const stand = document.querySelector("#live-stand");
const waiting = new Set();
let timer = 0;

function tell(text, stale) {
  if (stand.textContent !== text) stand.textContent = text;
  stand.classList.toggle("oud", stale);
}

function all() {
  return [...main.querySelectorAll("[data-blok]")].map((one) => one.dataset.blok);
}

function later(names) {
  names.forEach((name) => waiting.add(name));
  timer ||= setTimeout(readAgain, 150);
}

async function readAgain() {
  const names = [...waiting];
  waiting.clear();
  await Promise.all(names.map(swap));
  timer = 0;
  if (waiting.size) later([]);
}

async function swap(name) {
  const old = document.getElementById(`blok-${name}`);
  if (!old) return;
  if (old.contains(document.activeElement)) {
    // Never take away what somebody stands on with the keyboard.
    old.addEventListener("focusout", () => setTimeout(later, 0, [name]), { once: true });
    return;
  }
  try {
    const answer = await fetch(`/dag/blok/${name}?op=${main.dataset.dag}`);
    if (answer.status === 401) location.reload();
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    old.replaceWith(document.adoptNode(page.querySelector("section")));
  } catch {
    tell("Geen verbinding. Wat hier staat kan oud zijn.", true);
  }
}

function listen(after) {
  const source = new EventSource(`/live?na=${encodeURIComponent(after)}`);
  source.addEventListener("begin", () => tell("Deze pagina blijft vanzelf bij.", false));
  source.addEventListener("seintje", (event) => later(JSON.parse(event.data).blokken));
  source.addEventListener("opnieuw", () => later(all()));
  source.addEventListener("error", () => {
    tell("Geen verbinding. Wat hier staat kan oud zijn.", true);
    // Refused, not interrupted: reading the blocks shows whether the session is over.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => { later(all()); listen(""); }, 5000);
  });
}

if (main && stand) listen(main.dataset.live);
