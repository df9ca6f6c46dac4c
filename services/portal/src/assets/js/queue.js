// Ticks on their way, in the order in which they were made: each has a sequence and a number of its own, lies sealed until it
// has arrived, and arrives once however often it is sent. A coach has one queue in this browser, whatever tab or day it is: a
// closed tab and an expired day lose none. Its key cannot be taken out of the browser; both go when somebody signs out.
import { whose } from "./sealed.js";

const PREFIX = "werkbrug-queue-";
const STORE = "ticks";
const OWN = "own";
const KIND = "AES-GCM";
const CHANCE = 12;
const QUEUED = { "x-werkbrug-queue": "1" };

function open(name) {
  return new Promise((done, failed) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore(STORE, { keyPath: "seq", autoIncrement: true });
      asked.result.createObjectStore(OWN);
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

async function within(name, store, mode, act) {
  const db = await open(name);
  try {
    return await new Promise((done, failed) => {
      const asked = act(db.transaction(store, mode).objectStore(store));
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  } finally {
    db.close();
  }
}

// The queues of this browser, of whomever they are.
const names = async () => (await indexedDB.databases()).map((one) => one.name).filter((name) => name.startsWith(PREFIX));

// The queue of the coach whose day this tab shows; nothing when nobody's.
const ownName = () => (whose() ? PREFIX + whose() : null);

// Whether a tick can be kept here.
export const canKeep = () => ownName() !== null;

// Its key and its name among all devices; made with the first tick, by one tab at a time.
function own(name) {
  return navigator.locks.request(`${PREFIX}key`, async () => {
    const known = await within(name, OWN, "readonly", (store) => store.get("own"));
    if (known) return known;
    const key = await crypto.subtle.generateKey({ name: KIND, length: 256 }, false, ["encrypt", "decrypt"]);
    const fresh = { key, id: crypto.randomUUID() };
    await within(name, OWN, "readwrite", (store) => store.put(fresh, "own"));
    return fresh;
  });
}

async function lock(key, text) {
  const chance = crypto.getRandomValues(new Uint8Array(CHANCE));
  const sealed = await crypto.subtle.encrypt({ name: KIND, iv: chance }, key, new TextEncoder().encode(text));
  return new Blob([chance, sealed]).arrayBuffer();
}

async function unlock(key, sealed) {
  const bytes = new Uint8Array(sealed);
  const text = await crypto.subtle.decrypt({ name: KIND, iv: bytes.slice(0, CHANCE) }, key, bytes.slice(CHANCE));
  return new TextDecoder().decode(text);
}

// Keeps a tick; `fields` are the form's own.
export async function add(path, fields, shown) {
  const name = ownName();
  const kept = fields.filter(([field]) => field !== "bewijs" && field !== "request_id");
  const tick = { path, shown, made: Date.now(), fields: [...kept, ["request_id", crypto.randomUUID()]] };
  const sealed = await lock((await own(name)).key, JSON.stringify(tick));
  await within(name, STORE, "readwrite", (store) => store.add({ sealed }));
}

// Everything of one's own that waits, the oldest first.
export async function waiting() {
  const name = ownName();
  if (!name || !(await names()).includes(name)) return [];
  const kept = await within(name, STORE, "readonly", (store) => store.getAll());
  if (!kept.length) return [];
  const { key } = await own(name);
  const ticks = [];
  for (const { seq, sealed } of kept) ticks.push({ seq, ...JSON.parse(await unlock(key, sealed)) });
  return ticks;
}

// How many wait in this browser, of whomever they are.
export async function countOfAll() {
  let count = 0;
  for (const name of await names()) count += await within(name, STORE, "readonly", (store) => store.count());
  return count;
}

// Whether there is a queue here; a browser that cannot tell may have one when it showed a coach's day.
export async function mayWait() {
  try {
    return (await names()).length > 0;
  } catch {
    return canKeep();
  }
}

// Throws away every queue: what waits is given up.
export async function giveUp() {
  for (const name of await names()) indexedDB.deleteDatabase(name);
}

// Sends what waits, one after the other and one tab at a time. `proof` gives the proof of the session that is open now; `heard` hears what came of
// each. The answer: "sent", "offline", "silent" or "signed-out".
export const flush = (proof, heard) => navigator.locks.request(`${PREFIX}send`, () => sendAll(proof, heard));

async function sendAll(proof, heard) {
  const ticks = await waiting();
  if (!ticks.length) return "sent";
  const name = ownName();
  const { id } = await own(name);
  for (const tick of ticks) {
    const waited = Math.max(0, Math.round((Date.now() - tick.made) / 1000));
    const place = [["rij", id], ["volgnummer", String(tick.seq)], ["wachtte", String(waited)]];
    const body = new URLSearchParams([...tick.fields, ["bewijs", proof()], ...place]);
    let answer;
    try {
      answer = await fetch(tick.path, { method: "POST", redirect: "manual", headers: QUEUED, body });
    } catch {
      return "offline";
    }
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return "signed-out";
    if (!answer.ok) return "silent";
    const said = await answer.json();
    await within(name, STORE, "readwrite", (store) => store.delete(tick.seq));
    heard(tick, said);
  }
  return "sent";
}
