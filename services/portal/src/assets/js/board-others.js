// Who could come on a shift, with why, and why not the others: read when somebody opens it. Reasons, never a score.
import { fill, make } from "./board-parts.js";

// `does(person)` puts somebody there; the answer says whether it was done.
export function others(texts, shift, does) {
  const box = make("details", "", "anderen");
  const title = make("summary");
  title.textContent = texts.others;
  const content = make("div", "", "stack");
  box.append(title, content);
  box.addEventListener("toggle", () => box.open && !content.hasChildNodes() && read(texts, shift, does, content));
  return box;
}

async function read(texts, shift, does, content) {
  content.textContent = texts.loading;
  try {
    const answer = await fetch(`/bord/anderen?dienst=${encodeURIComponent(shift)}`);
    if (!answer.ok) throw new Error(String(answer.status));
    const { fits, refused } = await answer.json();
    content.replaceChildren(list(fits, (one) => choice(texts, one, does)));
    if (!fits.length) content.replaceChildren(texts.noOthers);
    if (refused.length) {
      const head = make("h3");
      head.textContent = texts.whyNot;
      content.append(head, list(refused));
    }
  } catch {
    content.textContent = texts.unsure;
  }
}

function list(people, button) {
  const lines = make("ul", "", "people");
  lines.append(...people.map((one) => {
    const line = make("li");
    const text = make("span");
    const name = make("strong");
    name.textContent = one.name;
    const why = make("span", "", "soft");
    why.lang = "nl";
    why.textContent = one.reasons.join(" · ");
    text.append(name, make("br"), why);
    line.append(text, ...(button ? [button(one)] : []));
    return line;
  }));
  return lines;
}

function choice(texts, one, does) {
  const button = make("button", "", "button");
  button.type = "button";
  button.textContent = texts.assign;
  button.setAttribute("aria-label", fill(texts.assignWho, { who: one.name }));
  button.addEventListener("click", async () => {
    button.disabled = true;
    if (!(await does(one))) button.disabled = false;
  });
  return button;
}
