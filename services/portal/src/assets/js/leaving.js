// Who signs out takes everything of ours out of this browser, on whatever page that is. So ticks that wait are sent first; what
// cannot be sent is said, and only goes when somebody gives it up.
import { countOfAll, flush, giveUp } from "./queue.js";
import { leave } from "./sealed.js";

const SIGN_OUT = "/afmelden";

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (new URL(form.action).pathname !== SIGN_OUT || form.dataset.asked) return;
  event.preventDefault();
  const button = event.submitter;
  if (await left(form)) {
    const text = document.body.dataset.leaves.replace("#", String(await countOfAll()));
    if (!confirm(text)) return;
  }
  await giveUp();
  await leave();
  form.dataset.asked = "yes";
  form.requestSubmit(button);
});

// Whether something still waits after it was tried once more.
async function left(form) {
  try {
    if (!(await countOfAll())) return false;
    await flush(() => form.elements.bewijs.value, () => {});
    return (await countOfAll()) > 0;
  } catch {
    // A browser that cannot tell keeps nothing for us.
    return false;
  }
}
