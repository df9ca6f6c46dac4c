// What every page can do besides being read: keys, dialogs, the palette, and saying when there is no connection.
const connection = document.querySelector("#verbinding");
const search = document.querySelector("#zoek");
const palette = document.querySelector("#palet");
const question = document.querySelector("#palet-vraag");
const list = document.querySelector("#palet-lijst");
// Also what a folded kind of work holds.
const kindOf = (one) => one.closest("details")?.querySelector("summary").textContent.trim() ?? "";
const rooms = [...document.querySelectorAll(".rooms a")].map((one) => ({ text: one.textContent.trim(), href: one.href, kind: kindOf(one) }));
let asked = 0;
let chosen = 0;
let waiting = 0;

// A menu may be longer than the screen: the room where one is can be seen.
const menu = document.querySelector(".rooms");
const here = menu?.querySelector("a[aria-current]");
if (here && menu.scrollHeight > menu.clientHeight) menu.scrollTop = here.offsetTop - menu.clientHeight / 2;

const isTyping = (where) => where.closest("input, textarea, select, [contenteditable]");

function offline() {
  connection.textContent = navigator.onLine ? "" : document.body.dataset.offline;
}
addEventListener("online", offline);
addEventListener("offline", offline);
offline();

// The back button must not show what a session saw that may be over: such a page is asked for again.
addEventListener("pagehide", (event) => { document.documentElement.hidden = event.persisted; });
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  // A menu closes when somebody looks elsewhere.
  for (const open of document.querySelectorAll("details.person[open]")) if (!open.contains(event.target)) open.open = false;
  if (event.target.matches("dialog")) event.target.close();
});

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    if (!palette.open) openPalette();
    return;
  }
  if (event.key === "Escape") for (const open of document.querySelectorAll("details.person[open]")) open.open = false;
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "/") {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === "?") {
    event.preventDefault();
    document.querySelector("#toetsen").showModal();
  }
});

function openPalette() {
  question.value = "";
  show(rooms);
  palette.showModal();
  question.focus();
}

function show(found) {
  chosen = 0;
  list.replaceChildren(...found.map((one, place) => {
    const line = document.createElement("li");
    line.id = `palet-${place}`;
    line.role = "option";
    line.dataset.href = one.href;
    line.append(one.text);
    if (one.kind) {
      const kind = document.createElement("small");
      kind.textContent = one.kind;
      line.append(kind);
    }
    return line;
  }));
  if (!found.length) list.textContent = list.dataset.none;
  choose(0);
}

function choose(place) {
  const lines = [...list.children];
  if (!lines.length) {
    question.removeAttribute("aria-activedescendant");
    return;
  }
  chosen = (place + lines.length) % lines.length;
  lines.forEach((line, at) => line.setAttribute("aria-selected", String(at === chosen)));
  question.setAttribute("aria-activedescendant", lines[chosen].id);
  lines[chosen].scrollIntoView({ block: "nearest" });
}

async function look() {
  const text = question.value.trim();
  const mine = ++asked;
  const own = rooms.filter((one) => one.text.toLowerCase().includes(text.toLowerCase()));
  show(own);
  if (text.length < 2) return;
  try {
    const answer = await fetch(`/zoek?q=${encodeURIComponent(text)}`, { headers: { accept: "application/json" } });
    if (!answer.ok || mine !== asked) return;
    const found = await answer.json();
    if (mine === asked) show([...own, ...found]);
  } catch {
    offline();
  }
}

question?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(look, 150);
});
question?.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") choose(chosen + 1);
  else if (event.key === "ArrowUp") choose(chosen - 1);
  else if (event.key === "Enter") {
    const line = list.children[chosen];
    if (line) location.assign(line.dataset.href);
  } else return;
  event.preventDefault();
});
list?.addEventListener("click", (event) => {
  const line = event.target.closest("[data-href]");
  if (line) location.assign(line.dataset.href);
});
