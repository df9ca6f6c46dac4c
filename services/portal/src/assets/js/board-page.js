// What stands around the board: filters that work at once, the dialog of a cell, the keys, the next week by a key.
import { make } from "./board-parts.js";

const FILTERS = ["naam", "plek", "enkel", "zonder"];

// Filters work at once and stand in the address; the form still works by itself.
export function filter(form, again) {
  if (!form) return;
  form.querySelector('[type="submit"]').hidden = true;
  const changed = () => {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", `/bord?${query}`);
    for (const link of document.querySelectorAll('.toolbar .doing a[href^="/bord"]')) {
      const to = new URL(link.href);
      for (const name of FILTERS) {
        if (query.get(name)) to.searchParams.set(name, query.get(name));
        else to.searchParams.delete(name);
      }
      link.href = to.pathname + to.search;
    }
    again();
  };
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => { event.preventDefault(); changed(); });
}

// `shifts`: [{text, href, more}..]; no `href` where the page of a shift is not for this person, no `more` where nobody may change it.
export function detail(title, { text, className }, shifts, open) {
  const dialog = document.querySelector("#bord-detail");
  dialog.querySelector("h2").textContent = title;
  const lines = make("ul", "", "diensten");
  lines.append(...shifts.map((shift) => {
    const line = document.createElement("li");
    line.append(`${shift.text} `);
    if (shift.href) {
      const link = make("a", "", "button");
      link.href = shift.href;
      link.textContent = open;
      line.append(link);
    }
    if (shift.more) line.append(shift.more);
    return line;
  }));
  const what = make("p", "", `stand ${className}`);
  what.textContent = text;
  what.hidden = !text;
  dialog.querySelector(".detail").replaceChildren(what, lines, make("p", "status", "gezegd"));
  dialog.showModal();
}

// The board's own keys, in the help of the page.
export function tellKeys(keys) {
  document.querySelector("#toetsen dl.keys")?.append(...keys.map(([names, does]) => {
    const line = document.createElement("div");
    const [name, text] = [document.createElement("dt"), document.createElement("dd")];
    name.append(...names.split(" ").flatMap((one) => {
      const cap = document.createElement("kbd");
      cap.textContent = one;
      return [cap, " "];
    }));
    text.textContent = does;
    line.append(name, text);
    return line;
  }));
}

// `[` is the week before, `]` the week after.
export function weeks(event) {
  if (!["[", "]"].includes(event.key) || event.target.closest("input, textarea, select, dialog")) return;
  const all = document.querySelectorAll(".steps a");
  all[event.key === "[" ? 0 : all.length - 1]?.click();
}
