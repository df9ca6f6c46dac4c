// Keeps the shell for a place without a connection: our own files and one page, and none of them names anybody. What a
// coach saw today is kept by the page itself, sealed (`sealed.js`); here it is only thrown away.
const FILES = "werkbrug-shell";
const TODAY = "werkbrug-today";
const PAGE = "/vandaag";
const SIGN_OUT = "/afmelden";
const OFFLINE = "/offline";

addEventListener("install", (event) => {
  event.waitUntil(caches.open(FILES).then((kept) => kept.addAll([...SHELL, OFFLINE])).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil(forgetOldFiles().then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== location.origin) return;
  if (address.pathname === SIGN_OUT) {
    event.waitUntil(caches.delete(TODAY));
    return;
  }
  if (request.method !== "GET") return;
  if (address.pathname === PAGE && !address.search && request.mode === "navigate") event.respondWith(today(request));
  else if (SHELL.includes(address.pathname + address.search)) event.respondWith(file(request));
});

async function forgetOldFiles() {
  const kept = await caches.open(FILES);
  for (const request of await kept.keys()) {
    const address = new URL(request.url);
    if (![...SHELL, OFFLINE].includes(address.pathname + address.search)) await kept.delete(request);
  }
}

async function file(request) {
  const kept = await caches.open(FILES);
  return (await kept.match(request)) ?? fetch(request);
}

// From the service while there is a connection; what it refuses is no longer kept here either.
async function today(request) {
  try {
    const answer = await fetch(request);
    if (!answer.ok && answer.status < 500) await caches.delete(TODAY);
    return answer;
  } catch (cause) {
    const found = await (await caches.open(FILES)).match(OFFLINE);
    if (found) return found;
    throw cause;
  }
}
