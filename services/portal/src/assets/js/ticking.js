// Ticks go into the queue and not to the service at once: the page says what waits, and sends it when it can.
import { add, canKeep, waiting } from "./queue.js";

const line = () => document.querySelector("#wachtrij");

// What a form says it does, in the words of its button or of what was chosen.
function shown(form, submitter) {
  const chosen = form.querySelector('input[type="radio"]:checked');
  return (chosen?.closest("label") ?? submitter)?.textContent.trim() ?? "";
}

const rowOf = (fields) => {
  const told = new Map(fields);
  return document.getElementById(`rij-${told.get("dienst")}-${told.get("wie")}`);
};

// Each person whose tick waits says so.
export async function mark() {
  const ticks = await waiting();
  for (const tick of ticks) {
    const state = rowOf(tick.fields)?.querySelector(".state");
    if (state) state.textContent = `${tick.shown} · ${line().dataset.waits}`;
  }
  return ticks.length;
}

// Says what was refused, then how many wait and why, or what came of the last one.
export function tell(count, how, said, refused = []) {
  const texts = line().dataset;
  const many = texts.count.replace("#", String(count));
  const why = how === "signed-out" ? texts.signedOut : how === "silent" ? texts.silent : texts.offline;
  line().textContent = [...refused, count ? `${many} ${why}` : said].filter(Boolean).join(" ");
  line().className = count || refused.length ? "queue waits" : "queue";
  line().dataset.waiting = String(count);
}

// From here on every form of a tick goes into the queue; `then` sends it.
export function capture(then) {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    // Where nothing can be kept the form goes its own way.
    if (!form.closest("[data-tick]") || !canKeep()) return;
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    const words = shown(form, event.submitter);
    try {
      await add(new URL(form.action).pathname, [...data.entries()].map(([name, value]) => [name, String(value)]), words);
    } catch {
      return unkept(form, event.submitter);
    }
    form.closest("details")?.removeAttribute("open");
    form.reset();
    await mark();
    return then();
  });
}

// No room to keep it: the form goes its own way with what its button says, and without a connection it is said that nothing
// was kept.
function unkept(form, submitter) {
  if (!navigator.onLine) {
    line().textContent = line().dataset.unkept;
    line().className = "queue waits";
    return;
  }
  if (submitter?.name) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: submitter.name, value: submitter.value });
    form.append(field);
  }
  form.submit();
}
