// What a coach saw today, for a place without a connection: the text lies sealed in the browser's cache, its key in this tab
// alone and no longer than the session. Signed out, expired or in another tab, nobody can read it.
const CACHE = "werkbrug-today";
const AT = "/offline/vandaag";
const KEY = "werkbrug-today-key";
const KIND = "AES-GCM";
const CHANCE = 12;

const day = () => new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Brussels" });

// `until`: when the session ends, in milliseconds.
export async function seal(text, until) {
  const key = await crypto.subtle.generateKey({ name: KIND, length: 256 }, true, ["encrypt"]);
  const chance = crypto.getRandomValues(new Uint8Array(CHANCE));
  const sealed = await crypto.subtle.encrypt({ name: KIND, iv: chance }, key, new TextEncoder().encode(text));
  await (await caches.open(CACHE)).put(AT, new Response(new Blob([chance, sealed])));
  const { k } = await crypto.subtle.exportKey("jwk", key);
  sessionStorage.setItem(KEY, JSON.stringify({ k, until, day: day() }));
}

// The text; nothing when this tab has no key for it any more.
export async function unseal() {
  const known = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  const found = await (await caches.open(CACHE)).match(AT);
  if (!known || !found || known.until <= Date.now() || known.day !== day()) {
    await forget();
    return null;
  }
  try {
    const key = await crypto.subtle.importKey("jwk", { kty: "oct", alg: "A256GCM", k: known.k }, KIND, false, ["decrypt"]);
    const sealed = new Uint8Array(await found.arrayBuffer());
    const text = await crypto.subtle.decrypt({ name: KIND, iv: sealed.slice(0, CHANCE) }, key, sealed.slice(CHANCE));
    return { text: new TextDecoder().decode(text), until: known.until };
  } catch {
    await forget();
    return null;
  }
}

export async function forget() {
  sessionStorage.removeItem(KEY);
  await caches.delete(CACHE);
}
