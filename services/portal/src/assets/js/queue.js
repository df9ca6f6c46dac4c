// Ticks on their way, in the order in which they were made: each has a sequence and a number of its own, lies sealed until it
// has arrived, and arrives once however often it is sent.
import { lock, queueName, unlock } from "./sealed.js";

const STORE = "ticks";
const QUEUED = { "x-werkbrug-queue": "1" };
// One sender at a time; who comes meanwhile makes it look again.
let sending = null;

function open() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open(queueName(), 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "seq", autoIncrement: true });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

async function within(mode, act) {
  const db = await open();
  try {
    return await new Promise((done, failed) => {
      const asked = act(db.transaction(STORE, mode).objectStore(STORE));
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  } finally {
    db.close();
  }
}

// Keeps a tick; `fields` are the form's own.
export async function add(path, fields, shown) {
  const own = fields.filter(([name]) => name !== "bewijs" && name !== "request_id");
  const tick = { path, shown, made: Date.now(), fields: [...own, ["request_id", crypto.randomUUID()]] };
  const sealed = await lock(JSON.stringify(tick));
  await within("readwrite", (store) => store.add({ sealed }));
}

// Everything that waits, the oldest first.
export async function waiting() {
  if (!queueName()) return [];
  const kept = await within("readonly", (store) => store.getAll());
  const ticks = [];
  for (const { seq, sealed } of kept) ticks.push({ seq, ...JSON.parse(await unlock(sealed)) });
  return ticks;
}

// Sends what waits, one after the other. `proof` gives the proof of the session that is open now; `heard` hears what came of
// each. The answer: "sent", "offline", "silent" or "signed-out".
export function flush(proof, heard) {
  sending = (sending ?? Promise.resolve()).catch(() => {}).then(() => sendAll(proof, heard));
  return sending;
}

async function sendAll(proof, heard) {
  for (const tick of await waiting()) {
    const waited = Math.max(0, Math.round((Date.now() - tick.made) / 1000));
    const body = new URLSearchParams([...tick.fields, ["bewijs", proof()], ["wachtte", String(waited)]]);
    let answer;
    try {
      answer = await fetch(tick.path, { method: "POST", redirect: "manual", headers: QUEUED, body });
    } catch {
      return "offline";
    }
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return "signed-out";
    if (!answer.ok) return "silent";
    const said = await answer.json();
    await within("readwrite", (store) => store.delete(tick.seq));
    heard(tick, said);
  }
  return "sent";
}
