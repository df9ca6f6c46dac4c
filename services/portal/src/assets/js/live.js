// Keeps regions current: a hint names a topic; every region that shows it is read again as the viewer.
import { swap } from "./live-swap.js";

const connection = document.querySelector("#verbinding");
const waiting = new Set();
let after = document.body.dataset.after;
let source;
let timer = 0;

const regions = () => [...document.querySelectorAll("[data-live][data-source]")];
const shows = (region, topic) => region.dataset.live.split(" ").includes(topic);
const from = (region, source) => region.dataset.live.split(" ").some((topic) => topic.startsWith(`${source}.`));

// What somebody says nobody needs to say again; what the clock alone changes, a region reads after the seconds that it names.
const alarms = new Map();

function setAlarm(id, region) {
  clearTimeout(alarms.get(id));
  const seconds = Number(region.querySelector("[data-again]")?.dataset.again);
  if (seconds > 0) alarms.set(id, setTimeout(() => later([{ id }]), seconds * 1000));
}

function tell(text) {
  if (connection.textContent !== text) connection.textContent = text;
}

function later(some) {
  some.forEach((region) => waiting.add(region.id));
  timer ||= setTimeout(readAgain, 150);
}

async function readAgain() {
  const ids = [...waiting];
  waiting.clear();
  await Promise.all(ids.map(again));
  timer = 0;
  if (waiting.size) later([]);
}

async function again(id) {
  const old = document.getElementById(id);
  if (!old) return;
  if (old.contains(document.activeElement)) {
    // Never take away what somebody stands on with the keyboard.
    old.addEventListener("focusout", () => setTimeout(() => later([old]), 0), { once: true });
    return;
  }
  try {
    const answer = await fetch(old.dataset.source, { headers: { "x-werkbrug-live": "1" } });
    if (answer.status === 401) location.reload();
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(id);
    if (fresh) setAlarm(id, fresh);
    // Somebody may have come to stand on it meanwhile.
    if (old.contains(document.activeElement)) return later([old]);
    if (!fresh || !old.isConnected || !swap(old, fresh)) return;
    document.getElementById(id)?.classList.add("fresh");
    dispatchEvent(new CustomEvent("werkbrug:fresh", { detail: { id } }));
  } catch {
    tell(document.body.dataset.offline);
  }
}

function listen() {
  source = new EventSource(`/live?na=${encodeURIComponent(after)}`);
  const hear = (name, react) => source.addEventListener(name, (event) => {
    after = event.lastEventId || after;
    react(event);
  });
  hear("begin", () => {
    tell("");
    document.documentElement.dataset.following = "yes";
  });
  hear("hint", (event) => {
    const hint = JSON.parse(event.data);
    later(regions().filter((region) => (hint.topic ? shows(region, hint.topic) : from(region, hint.source))));
    dispatchEvent(new CustomEvent("werkbrug:hint", { detail: hint }));
  });
  hear("reload", () => {
    later(regions());
    dispatchEvent(new CustomEvent("werkbrug:reload"));
  });
  source.addEventListener("error", () => {
    delete document.documentElement.dataset.following;
    tell(document.body.dataset.offline);
    // Refused, not interrupted: reading the regions shows whether the session is over.
    if (source.readyState === EventSource.CLOSED) setTimeout(startOver, 5000);
  });
}

function startOver() {
  if (document.hidden || source.readyState !== EventSource.CLOSED) return;
  later(regions());
  after = "";
  listen();
}

// A browser has six connections to a host. A page that nobody sees, in another tab or behind the back
// button, gives its own back; seen again, it hears what it missed.
function look() {
  if (!document.hidden && source.readyState === EventSource.CLOSED) listen();
  if (!document.hidden) return;
  source.close();
  delete document.documentElement.dataset.following;
}

if (after !== undefined) {
  listen();
  regions().forEach((region) => setAlarm(region.id, region));
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", () => source.close());
}
