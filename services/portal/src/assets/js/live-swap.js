// Puts a fresh region in the place of an old one, but only when something changed, and never over what somebody typed.

// What is another one on every page and says nothing: the number of a form and the proof of its session.
const NUMBERS = 'input[type="hidden"][name="request_id"], input[type="hidden"][name="bewijs"]';

function told(region) {
  const copy = region.cloneNode(true);
  for (const field of copy.querySelectorAll(NUMBERS)) field.removeAttribute("value");
  for (const alarm of copy.querySelectorAll("[data-again]")) alarm.removeAttribute("data-again");
  // What scripts and hands added to the old one was not told by the page.
  for (const details of copy.querySelectorAll("details[open]")) details.removeAttribute("open");
  for (const entry of copy.querySelectorAll("[data-day-entry]")) {
    entry.removeAttribute("data-ready");
    for (const made of entry.querySelectorAll(".picker")) made.remove();
    entry.querySelector("button")?.removeAttribute("hidden");
    Object.assign(entry.querySelector("output"), { textContent: "", className: "said" });
  }
  for (const button of copy.querySelectorAll("[data-tick] button")) button.removeAttribute("disabled");
  return copy.innerHTML;
}

// Where a field stands, in words that are the same on a fresh page.
function place(field) {
  const form = field.form;
  const about = [...(form?.querySelectorAll('input[type="hidden"]') ?? [])].filter((one) => !one.matches(NUMBERS));
  return [form?.getAttribute("action"), ...about.map((one) => one.value), field.name, field.type === "radio" || field.type === "checkbox" ? field.value : ""].join("\n");
}

const fields = (region) => [...region.querySelectorAll('input:not([type="hidden"]), select, textarea')];
const chosen = (list) => [...list.options].find((option) => option.defaultSelected)?.value ?? list.options[0]?.value;

function isTouched(field) {
  if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
  return field.value !== (field instanceof HTMLSelectElement ? chosen(field) : field.defaultValue);
}

const summary = (details) => `${details.closest("[id]")?.id}\n${details.querySelector("summary")?.textContent}`;

// The fresh region with what somebody typed, chose or opened in the old one.
function carry(old, fresh) {
  const typed = new Map(fields(old).filter(isTouched).map((field) => [place(field), field]));
  for (const field of fields(fresh)) {
    const hand = typed.get(place(field));
    if (!hand) continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked = hand.checked;
    else field.value = hand.value;
  }
  const open = new Set([...old.querySelectorAll("details[open]")].map(summary));
  for (const details of fresh.querySelectorAll("details")) if (open.has(summary(details))) details.open = true;
}

// Whether the region was replaced.
export function swap(old, fresh) {
  if (told(old) === told(fresh)) return false;
  const adopted = document.adoptNode(fresh);
  carry(old, adopted);
  old.replaceWith(adopted);
  return true;
}
