// Reads the state again every few seconds while somebody looks, but never under their fingers.
import { swap } from "./live-swap.js";

const EVERY = 5000;

async function again() {
  const old = document.querySelector("#stand");
  if (document.hidden || old.contains(document.activeElement)) return;
  try {
    const answer = await fetch(old.dataset.source, { headers: { "x-werkbrug-live": "1" } });
    if (answer.status === 401) location.reload();
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#stand");
    if (!fresh) return;
    if (!old.contains(document.activeElement)) swap(old, fresh);
  } catch {
    // The frame says when there is no connection.
  }
}

setInterval(again, EVERY);
