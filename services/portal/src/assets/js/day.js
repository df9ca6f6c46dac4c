// Fields for a day: typed as 23/11/2026 (or 23112026), said in words beside it, a day on or back by the arrows, and the
// browser's own calendar behind a button. The server reads the same forms (`words/dates.rs`).
const LANGUAGE = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const names = new Intl.DateTimeFormat(LANGUAGE, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const two = (number) => String(number).padStart(2, "0");
const entered = (day) => `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${String(day.getUTCFullYear()).padStart(4, "0")}`;

function typed(text) {
  const iso = /^\s*(\d{4})-(\d{2})-(\d{2})\s*$/.exec(text);
  const own = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/.exec(text) ?? /^\s*(\d{2})(\d{2})(\d{4})\s*$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : own ? own.slice(1).reverse() : [];
  if (!year) return null;
  const found = new Date(`${year}-${two(month)}-${two(day)}T00:00:00Z`);
  // 31/2 would become a day in March.
  return !Number.isNaN(found.getTime()) && found.getUTCDate() === Number(day) ? found : null;
}

// `maandag 23 november 2026`, as the pages write it: the order of this country and no commas.
function said(day) {
  const parts = Object.fromEntries(names.formatToParts(day).map(({ type, value }) => [type, value]));
  return `${parts.weekday} ${parts.day} ${parts.month} ${parts.year}`;
}

function calendar(field, button, told) {
  const picker = document.createElement("input");
  if (!("showPicker" in picker)) return;
  Object.assign(picker, { type: "date", tabIndex: -1, className: "picker" });
  picker.setAttribute("aria-hidden", "true");
  button.after(picker);
  button.hidden = false;
  button.addEventListener("click", () => {
    picker.value = typed(field.value)?.toISOString().slice(0, 10) ?? "";
    picker.showPicker();
  });
  picker.addEventListener("change", () => {
    if (picker.value) field.value = entered(new Date(`${picker.value}T00:00:00Z`));
    told();
    field.focus();
  });
}

function ready(entry) {
  const [field, button, output] = ["input", "button", "output"].map((name) => entry.querySelector(name));
  entry.dataset.ready = "yes";
  const told = () => {
    const day = typed(field.value);
    field.setCustomValidity(day || !field.value.trim() ? "" : entry.dataset.fault);
    output.textContent = day ? said(day) : "";
    output.classList.remove("wrong");
  };
  field.addEventListener("input", told);
  field.addEventListener("change", () => {
    const day = typed(field.value);
    if (day) field.value = entered(day);
    else if (field.value.trim()) {
      output.textContent = entry.dataset.fault;
      output.classList.add("wrong");
    }
  });
  field.addEventListener("keydown", (event) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const day = step && typed(field.value);
    if (!day) return;
    event.preventDefault();
    day.setUTCDate(day.getUTCDate() + step);
    field.value = entered(day);
    told();
  });
  calendar(field, button, told);
  told();
}

const all = () => document.querySelectorAll("[data-day-entry]:not([data-ready])").forEach(ready);
addEventListener("werkbrug:fresh", all);
all();
