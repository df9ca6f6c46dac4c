// Reads the state again every few seconds while somebody looks, but never under their fingers.
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
    const open = [...old.querySelectorAll("details")].map((one) => one.open);
    [...fresh.querySelectorAll("details")].forEach((one, place) => { one.open = open[place] ?? false; });
    if (!old.contains(document.activeElement)) old.replaceWith(document.adoptNode(fresh));
  } catch {
    // The frame says when there is no connection.
  }
}

setInterval(again, EVERY);
