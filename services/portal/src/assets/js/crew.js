// A coach's today on a phone: keeps the shell for a place without a connection, and says when ticks cannot be sent.
const page = document.querySelector(".crew-today");

function ready() {
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = page.dataset.manifest;
  document.head.append(link);
  navigator.serviceWorker?.register("/offline.js").catch(() => {});
}

// Without a connection a tick would be lost: until there is a queue, the buttons wait.
function wait() {
  for (const button of document.querySelectorAll("[data-tick] button")) button.disabled = !navigator.onLine;
}

document.addEventListener("submit", (event) => {
  if (new URL(event.target.action).pathname === "/afmelden") navigator.serviceWorker?.controller?.postMessage("forget");
});
for (const change of ["online", "offline", "werkbrug:fresh"]) addEventListener(change, wait);
if (page) ready();
wait();
