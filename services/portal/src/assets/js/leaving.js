// Who signs out takes everything of ours out of this browser, on whatever page that is. So ticks that wait are sent first; what
// cannot be sent or was refused is said, and only goes when somebody gives it up.
import { countOfAll, flush, giveUp, mayWait } from "./queue.js";
import { leave } from "./sealed.js";

const SIGN_OUT = "/afmelden";

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (new URL(form.action).pathname !== SIGN_OUT || form.dataset.asked) return;
  event.preventDefault();
  const button = event.submitter;
  const text = question(await left(form));
  if (text && !confirm(text)) return;
  try {
    await giveUp();
    await leave();
  } finally {
    form.dataset.asked = "yes";
    form.requestSubmit(button);
  }
});

// What still waits after it was tried once more, and what was refused on the way; `count` is null when nobody can tell.
async function left(form) {
  const refused = [];
  const heard = (tick, said) => {
    if (!said.is_taken) refused.push(`${tick.shown} · ${said.text}`);
  };
  try {
    if (await countOfAll()) await flush(() => form.elements.bewijs.value, heard);
    return { count: await countOfAll(), refused };
  } catch {
    return { count: (await mayWait()) ? null : 0, refused };
  }
}

// What is asked before it goes; empty when there is nothing to ask.
function question({ count, refused }) {
  const { leaves, leavesUnknown, refusals, anyway } = document.body.dataset;
  const told = refused.length ? `${[refusals, ...refused].join("\n")}\n` : "";
  if (count === null) return told + leavesUnknown;
  if (count > 0) return told + leaves.replace("#", String(count));
  return told && told + anyway;
}
