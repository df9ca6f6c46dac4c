// Reads how far a search is again every second, until it is over; never under somebody's fingers.
import { swap } from "./live-swap.js";

const EVERY = 1000;

async function again() {
  const old = document.querySelector("#plan");
  if (!old || !("bezig" in old.dataset)) return clearInterval(timer);
  if (document.hidden) return;
  try {
    const answer = await fetch(old.dataset.source, { headers: { "x-werkbrug-live": "1" } });
    if (answer.status === 401) location.reload();
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#plan");
    if (!fresh) return;
    // Over: the page as a whole says so, with a form that proves where it comes from.
    if (!("bezig" in fresh.dataset)) return location.reload();
    if (!old.contains(document.activeElement)) swap(old, fresh);
  } catch {
    // The frame says when there is no connection.
  }
}

const timer = setInterval(again, EVERY);
