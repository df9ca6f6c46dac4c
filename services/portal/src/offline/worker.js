// Keeps the shell, and of all pages only a coach's own today: until tomorrow, until sign-out, or until it is refused.
const FILES = "werkbrug-shell";
const TODAY = "werkbrug-today";
const PAGE = "/vandaag";
const SIGN_OUT = "/afmelden";

addEventListener("install", (event) => {
  event.waitUntil(caches.open(FILES).then((kept) => kept.addAll(SHELL)).then(() => skipWaiting()));
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

// The signing out, told by a page.
addEventListener("message", (event) => {
  if (event.data === "forget") event.waitUntil(caches.delete(TODAY));
});

async function forgetOldFiles() {
  const kept = await caches.open(FILES);
  for (const request of await kept.keys()) {
    const address = new URL(request.url);
    if (!SHELL.includes(address.pathname + address.search)) await kept.delete(request);
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
    if (answer.ok && answer.type === "basic" && !answer.redirected) await keep(answer.clone());
    else if (answer.status < 500) await caches.delete(TODAY);
    return answer;
  } catch (cause) {
    const found = await (await caches.open(TODAY)).match(PAGE);
    if (found && found.headers.get("x-kept-on") === day()) return found;
    await caches.delete(TODAY);
    throw cause;
  }
}

async function keep(answer) {
  const headers = new Headers(answer.headers);
  headers.set("x-kept-on", day());
  const page = new Response(await answer.blob(), { status: 200, headers });
  await (await caches.open(TODAY)).put(PAGE, page);
}

function day() {
  return new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Brussels" });
}
