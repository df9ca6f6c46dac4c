// What a coach saw today, for a place without a connection: it lies sealed in the browser, its key in this tab alone and no
// longer than half a day after the last shift. Signed out, expired or in another tab, nobody can read it. Ticks that wait are
// kept apart (`queue.js`): they are not lost when this is thrown away.
const CACHE = "werkbrug-today";
const AT = "/offline/vandaag";
const KEY = "werkbrug-today-key";
const KIND = "AES-GCM";
const CHANCE = 12;

// What this tab knows: the key, until when it counts and whose it is; nothing when there was none.
const noted = () => JSON.parse(sessionStorage.getItem(KEY) ?? "null");

function known() {
  const found = noted();
  return found && found.until > Date.now() ? found : null;
}

const opened = (k) => crypto.subtle.importKey("jwk", { kty: "oct", alg: "A256GCM", k }, KIND, false, ["encrypt", "decrypt"]);

// A key for this coach until then, in milliseconds; what another coach saw is thrown away first.
export async function begin(who, until) {
  const found = known();
  if (found?.who === who) {
    sessionStorage.setItem(KEY, JSON.stringify({ ...found, until: Math.max(until, found.until) }));
    return;
  }
  await forget();
  const key = await crypto.subtle.generateKey({ name: KIND, length: 256 }, true, ["encrypt"]);
  const { k } = await crypto.subtle.exportKey("jwk", key);
  sessionStorage.setItem(KEY, JSON.stringify({ k, until, who }));
}

// Until when this tab keeps what was seen; 0 when it keeps nothing.
export const keptUntil = () => known()?.until ?? 0;

// Whose day this tab shows or showed last; nothing when nobody's.
export const whose = () => noted()?.who ?? null;

async function lock(text) {
  const chance = crypto.getRandomValues(new Uint8Array(CHANCE));
  const sealed = await crypto.subtle.encrypt({ name: KIND, iv: chance }, await opened(known().k), new TextEncoder().encode(text));
  return new Blob([chance, sealed]).arrayBuffer();
}

async function unlock(sealed) {
  const bytes = new Uint8Array(sealed);
  const text = await crypto.subtle.decrypt({ name: KIND, iv: bytes.slice(0, CHANCE) }, await opened(known().k), bytes.slice(CHANCE));
  return new TextDecoder().decode(text);
}

// Keeps what the page shows.
export async function seal(text) {
  await (await caches.open(CACHE)).put(AT, new Response(await lock(text)));
}

// What the page showed; nothing when this tab has no key for it any more.
export async function unseal() {
  const found = await (await caches.open(CACHE)).match(AT);
  if (!known()) {
    await forget();
    return null;
  }
  try {
    return found ? await unlock(await found.arrayBuffer()) : null;
  } catch {
    // Another tab's: not to be read here.
    return null;
  }
}

// Throws away what was seen and its key; whose day it was stays known, for the ticks that wait.
export async function forget() {
  const who = noted()?.who;
  if (who) sessionStorage.setItem(KEY, JSON.stringify({ until: 0, who }));
  await caches.delete(CACHE);
}

// Throws away all of it, when somebody signs out.
export async function leave() {
  sessionStorage.removeItem(KEY);
  await caches.delete(CACHE);
}
