// A card goes to paper; where the page asks for it, the service is told first: a later change then says whose card is wrong.
document.addEventListener("click", (event) => {
  if (event.target.closest('button[type="button"][data-print]')) print();
});
document.addEventListener("submit", async (event) => {
  if (!event.target.closest("[data-prints]")) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(event.target));
  body.set("request_id", crypto.randomUUID());
  try {
    await fetch(event.target.action, { method: "POST", redirect: "manual", headers: { "x-werkbrug-queue": "1" }, body });
  } finally {
    print();
  }
});
