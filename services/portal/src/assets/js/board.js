// The week board: two grids (places by days, people by days) with rows only where somebody looks,
// read as compact JSON, patched cell by cell when a hint says what changed.
const SPARE = 6;
const MANY_PLACES = 5;
const make = (name, role, className) => {
  const made = document.createElement(name);
  if (role) made.setAttribute("role", role);
  if (className) made.className = className;
  return made;
};
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const whole = (items, place) => Math.min(Math.max(place, 0), items.length - 1);

// Rows of one height in a box of their own. `draw` says what stands in a cell: {text, more, class, label}.
class Grid {
  constructor(board, name, label, corner) {
    Object.assign(this, { board, items: [], rows: new Map(), at: { row: 0, col: 1 }, isWhole: false });
    this.box = make("div", "grid", `rooster ${name}`);
    this.box.setAttribute("aria-label", label);
    this.box.setAttribute("aria-colcount", board.days.length + 1);
    const head = make("div", "row", "rij kop");
    head.setAttribute("aria-rowindex", 1);
    head.append(this.heading(corner, "wie", 1), ...board.days.map(([, text, full, isWeekend, isToday], day) => {
      const one = this.heading(text, `${isWeekend ? "einde" : ""} ${isToday ? "nu" : ""}`, day + 2);
      one.title = full;
      if (isToday) one.setAttribute("aria-current", "date");
      return one;
    }));
    const group = make("div", "rowgroup");
    group.append(head);
    this.body = make("div", "rowgroup", "rijen");
    this.box.append(group, this.body);
    this.box.addEventListener("scroll", () => this.draw(), { passive: true });
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("click", (event) => this.click(event));
    new ResizeObserver(() => this.draw()).observe(this.box);
  }

  heading(text, className, col) {
    const one = make("div", "columnheader", className);
    one.setAttribute("aria-colindex", col);
    one.textContent = text;
    return one;
  }

  show(items) {
    const here = this.items[this.at.row]?.key;
    this.items = items;
    const again = items.findIndex((item) => item.key === here);
    this.at.row = again >= 0 ? again : Math.max(0, items.findIndex((item) => !item.head));
    this.box.setAttribute("aria-rowcount", items.length + 1);
    for (const [key, row] of this.rows) {
      const item = items[row.place];
      // A row that stands where it stood stays; a heading may count more people now.
      if (item?.key !== key || item.name !== row.item.name) this.drop(key);
    }
    this.draw();
  }

  drop(key) {
    this.rows.get(key)?.line.remove();
    this.rows.delete(key);
  }

  // Only what is near the eye stands in the page; the row with the keyboard on it always does.
  draw() {
    const high = parseFloat(getComputedStyle(this.box).getPropertyValue("--rij")) || 36;
    this.high = high;
    this.body.style.height = `${this.items.length * high}px`;
    const top = Math.floor(this.box.scrollTop / high) - SPARE;
    const foot = Math.ceil((this.box.scrollTop + this.box.clientHeight) / high) + SPARE;
    const isNear = (place) => this.isWhole || (place >= top && place <= foot) || place === this.at.row;
    for (const [key, { place }] of this.rows) if (!isNear(place)) this.drop(key);
    let next = this.body.firstChild;
    const from = this.isWhole ? 0 : Math.max(0, Math.min(top, this.at.row));
    const to = this.isWhole ? this.items.length - 1 : Math.min(this.items.length - 1, Math.max(foot, this.at.row));
    for (let place = from; place <= to; place += 1) {
      if (!isNear(place)) continue;
      const item = this.items[place];
      const row = this.rows.get(item.key) ?? this.line(item);
      row.place = place;
      row.line.style.transform = `translateY(${place * high}px)`;
      row.line.setAttribute("aria-rowindex", place + 2);
      if (row.line === next) next = next.nextSibling;
      else this.body.insertBefore(row.line, next);
    }
    this.rove();
  }

  line(item) {
    const line = make("div", "row", item.head ? "rij groep" : "rij");
    const who = make("div", "rowheader", "wie");
    who.setAttribute("aria-colindex", 1);
    who.textContent = item.name;
    if (item.head) who.setAttribute("aria-colspan", this.board.days.length + 1);
    else who.tabIndex = -1;
    who.title = item.name;
    line.append(who);
    if (!item.head) line.append(...this.board.days.map((_, day) => {
      const cell = make("div", "gridcell");
      cell.setAttribute("aria-colindex", day + 2);
      cell.tabIndex = -1;
      this.paint(cell, item, day);
      return cell;
    }));
    const row = { line, item };
    this.rows.set(item.key, row);
    return row;
  }

  paint(cell, item, day) {
    const seen = this.board.look(item, day);
    cell.className = `vak ${this.board.days[day][3] ? "einde" : ""} ${seen.class}`;
    cell.setAttribute("aria-label", fill(this.board.texts.cell, { who: item.name, day: this.board.days[day][2], what: seen.label }));
    if (!seen.text && !seen.more) return cell.replaceChildren();
    const text = make("span", "", "tekst");
    text.textContent = seen.text;
    if (!seen.more) return cell.replaceChildren(text);
    const more = make("span", "", "woord");
    more.textContent = seen.more;
    cell.replaceChildren(more, text);
  }

  // Draws one cell again where it stands; nothing when nobody looks there.
  repaint(key, day) {
    const row = this.rows.get(key);
    if (!row) return 0;
    this.paint(row.line.children[day + 1], row.item, day);
    return 1;
  }

  cell({ row, col }) {
    return this.rows.get(this.items[row]?.key)?.line.children[col];
  }

  rove() {
    const here = this.cell(this.at);
    if (this.stop === here) return;
    if (this.stop) this.stop.tabIndex = -1;
    this.stop = here;
    if (here) here.tabIndex = 0;
  }

  go(row, col, step) {
    let place = whole(this.items, row);
    while (this.items[place]?.head && this.items[place + step]) place += step;
    if (!this.items[place] || this.items[place].head) return;
    this.at = { row: place, col: Math.min(Math.max(col, 0), this.board.days.length) };
    const above = place * this.high - (this.items[place - 1]?.head ? this.high : 0);
    const room = this.box.clientHeight - this.box.firstChild.offsetHeight - this.high;
    if (above < this.box.scrollTop) this.box.scrollTop = above;
    else if (place * this.high > this.box.scrollTop + room) this.box.scrollTop = place * this.high - room;
    this.draw();
    this.cell(this.at)?.focus({ preventScroll: true });
    this.cell(this.at)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  key(event) {
    const { row, col } = this.at;
    const page = Math.max(1, Math.floor(this.box.clientHeight / this.high) - 2);
    const isFar = event.ctrlKey || event.metaKey;
    const ways = {
      ArrowDown: [row + 1, col, 1], ArrowUp: [row - 1, col, -1], ArrowLeft: [row, col - 1, 1], ArrowRight: [row, col + 1, 1],
      PageDown: [row + page, col, 1], PageUp: [row - page, col, -1],
      Home: isFar ? [0, 0, 1] : [row, 0, 1], End: isFar ? [this.items.length - 1, this.board.days.length, -1] : [row, this.board.days.length, 1],
    };
    if (event.key === "Enter" || event.key === " ") this.open();
    else if (ways[event.key]) this.go(...ways[event.key]);
    else return;
    event.preventDefault();
  }

  click(event) {
    const cell = event.target.closest(".vak");
    const row = [...this.rows.values()].find(({ line }) => line.contains(cell));
    if (!row) return;
    this.at = { row: row.place, col: [...row.line.children].indexOf(cell) };
    this.rove();
    cell.focus({ preventScroll: true });
    this.open();
  }

  open() {
    const item = this.items[this.at.row];
    if (item && !item.head && this.at.col > 0) this.board.intend("open", item, this.at.col - 1);
  }
}

class WeekBoard extends HTMLElement {
  connectedCallback() {
    Object.assign(this, JSON.parse(this.dataset.said));
    this.isWall = this.dataset.muur !== undefined;
    Object.assign(this, { shiftsById: new Map(), people: new Map(), placesByCode: new Map(), stale: new Set(), timer: 0, changed: 0, drawn: 0 });
    this.filters = document.querySelector('form.filters[action="/bord"]');
    this.places = new Grid(this, "plaatsen", this.texts.places, this.texts.place);
    this.crowd = new Grid(this, "mensen", this.texts.people, this.texts.worker);
    this.note = make("p", "status", "leeg empty");
    this.note.hidden = true;
    addEventListener("werkbrug:hint", ({ detail }) => this.hear(detail));
    addEventListener("werkbrug:reload", () => this.hear({}));
    addEventListener("beforeprint", () => this.paper(true));
    addEventListener("afterprint", () => this.paper(false));
    document.addEventListener("keydown", (event) => this.weeks(event));
    this.tell();
    this.filter();
    this.begin();
  }

  async begin() {
    try {
      const [, next] = await Promise.all([this.readPlaces(), this.readPage("", "")]);
      this.replaceChildren(...(this.isWall ? [] : [this.places.box]), this.note, this.crowd.box);
      this.classList.add("levend");
      this.arrange();
      await this.readPeople("", next);
      this.dataset.ready = "yes";
    } catch {
      // The tables of the page stay; the next hint tries again.
      this.hear({});
    }
  }

  async ask(path, more) {
    const query = new URLSearchParams({ week: this.dataset.week, ...(this.isWall ? { muur: "1" } : {}), ...more });
    const answer = await fetch(`${path}?${query}`, { headers: { "x-werkbrug-live": "1" } });
    if (answer.status === 401) location.reload();
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  async readPlaces() {
    const { p } = await this.ask("/bord/plaatsen", {});
    for (const [id, code, name, cells] of p) {
      const known = this.placesByCode.get(code) ?? { key: code, code, cells: [] };
      Object.assign(known, { id, name });
      this.placesByCode.set(code, known);
      cells.forEach((cell, day) => {
        const said = JSON.stringify(cell);
        if (known.cells[day]?.said === said) return;
        const [there, wanted, absent, gate, provisional, ...ids] = cell || [];
        known.cells[day] = cell ? { said, there, wanted, absent, gate, provisional, ids } : { said, ids: [] };
        this.drawn += this.places.repaint(code, day);
      });
    }
  }

  // One page of people; the answer is the token of the next one.
  async readPage(plek, vanaf, seen) {
    const { s, r, n } = await this.ask("/bord/rijen", { ...(plek && { plek }), ...(vanaf && { vanaf }) });
    const shifts = s.map(([id, code, hours, aloud]) => {
      const shift = Object.assign(this.shiftsById.get(id) ?? {}, { id, code, hours, aloud });
      this.shiftsById.set(id, shift);
      return shift;
    });
    for (const [id, name, home, cells] of r) {
      seen?.add(id);
      const known = this.people.get(id) ?? { key: id, id, cells: [] };
      if (!known.name || !this.isPatch) Object.assign(known, { name, home });
      this.people.set(id, known);
      cells.forEach((cell, day) => {
        const [mark, ...of] = typeof cell !== "number" ? cell : cell > 0 ? [4, cell - 1] : [-cell];
        this.put(known, day, mark, of.map((place) => shifts[place]));
      });
    }
    return n;
  }

  put(person, day, mark, shifts) {
    const said = `${mark} ${shifts.map(({ id }) => id).join(" ")}`;
    if (person.cells[day]?.said === said) return;
    person.cells[day] = { said, mark, shifts };
    this.changed += 1;
    this.drawn += this.crowd.repaint(person.key, day);
  }

  async readPeople(plek, from, seen) {
    for (let next = from; next; ) {
      next = await this.readPage(plek, next, seen);
      if (!plek && !this.isPatch) this.arrange();
    }
  }

  // What changed is read again: one place when the hint names a shift of it, everybody otherwise.
  hear({ topic, source, id }) {
    if (source && source !== "crews" && source !== "social") return;
    if (topic && !["crews.shifts", "social.availability", "social.people"].includes(topic)) return;
    this.stale.add(topic === "crews.shifts" && id ? id : "");
    this.timer ||= setTimeout(() => this.refresh(), 150);
  }

  async refresh() {
    const stale = [...this.stale];
    this.stale.clear();
    const began = performance.now();
    Object.assign(this, { changed: 0, drawn: 0, isPatch: true });
    try {
      const before = this.codes(stale);
      await this.readPlaces();
      const codes = new Set([...before, ...this.codes(stale)]);
      // A wall knows no shifts of places, so it reads everybody again.
      if (stale.includes("") || this.isWall || codes.size > MANY_PLACES) await this.readAll();
      else for (const code of codes) await this.readPlace(code);
      const detail = { changed: this.changed, drawn: this.drawn, took: performance.now() - began };
      dispatchEvent(new CustomEvent("werkbrug:bord", { detail }));
    } catch {
      stale.forEach((one) => this.stale.add(one));
    }
    this.isPatch = false;
    if (!this.classList.contains("levend")) return this.begin();
    this.timer = this.stale.size ? setTimeout(() => this.refresh(), 5000) : 0;
  }

  codes(ids) {
    const wanted = new Set(ids);
    const own = [...this.placesByCode.values()].filter(({ cells }) => cells.some((cell) => cell.ids.some((id) => wanted.has(id))));
    return own.map(({ code }) => code);
  }

  async readAll() {
    const seen = new Set();
    await this.readPeople("", await this.readPage("", "", seen), seen);
    const gone = [...this.people.keys()].filter((id) => !seen.has(id));
    gone.forEach((id) => this.people.delete(id));
    if (gone.length || seen.size !== this.crowd.items.filter(({ head }) => !head).length) this.arrange();
  }

  // Who is not at the place any more is not in the answer: their shifts there are gone.
  async readPlace(code) {
    const seen = new Set();
    await this.readPeople(code, await this.readPage(code, "", seen), seen);
    for (const person of this.people.values()) {
      if (seen.has(person.id)) continue;
      for (const [day, cell] of person.cells.entries()) {
        const left = cell.shifts.filter((shift) => shift.code !== code);
        if (left.length === cell.shifts.length) continue;
        if (left.length) return this.readAll();
        this.put(person, day, this.marks[cell.mark][0] === "missing" ? 3 : 0, []);
      }
    }
  }

  // Which rows, in which order. A patch never moves a row: only reading and filtering do.
  arrange() {
    const asked = this.filters ? new FormData(this.filters) : new URLSearchParams(location.search);
    const [name, plek, enkel] = [folded(asked.get("naam") ?? ""), asked.get("plek") ?? "", asked.get("enkel")];
    const isLoud = (one) => one.cells.some((cell, day) => /\b(bad|watch|over)\b/.test(this.look(one, day).class));
    const places = [...this.placesByCode.values()].filter((place) => (!plek || place.code === plek) && (!enkel || isLoud(place)));
    this.places.show(places.sort((one, other) => isLoud(other) - isLoud(one) || one.name.localeCompare(other.name)));
    // A wall shows who works where, and so nobody who works nowhere.
    const fits = (one) => folded(one.name).includes(name) && (!enkel || isLoud(one)) && (!this.isWall || one.cells.some(({ shifts }) => shifts.length))
      && (!plek || one.cells.some(({ shifts }) => shifts.some(({ code }) => code === plek)));
    const homes = new Map();
    for (const one of [...this.people.values()].filter(fits)) homes.set(one.home, [...(homes.get(one.home) ?? []), one]);
    const groups = [...homes].map(([code, all]) => ({ code, all, name: code ? this.named(code) : this.texts.homeless }));
    groups.sort((one, other) => !!one.code - !!other.code || one.name.localeCompare(other.name));
    this.crowd.show(groups.flatMap(({ code, all, name: home }) => [
      { key: `groep ${code}`, head: true, name: `${home} · ${all.length}` },
      ...all.sort((one, other) => one.name.localeCompare(other.name)),
    ]));
    this.note.hidden = groups.length > 0;
    this.note.textContent = this.texts.none;
  }

  named(code) {
    return this.placesByCode.get(code)?.name ?? code;
  }

  // What stands in a cell, for the eye and for the ear.
  look(item, day) {
    const cell = item.cells[day];
    if (item.code) return this.lookAtPlace(cell);
    const [name, tone, word] = this.marks[cell?.mark ?? 0];
    const shifts = cell?.shifts ?? [];
    const isQuiet = name === "planned" || name === "present";
    const work = shifts.map(({ code, aloud }) => fill(this.texts.work, { place: this.named(code), hours: aloud }));
    const isHome = shifts.every(({ code }) => code === item.home);
    return {
      class: `${name} ${tone} ${isHome ? "thuis" : "uit"}`,
      text: shifts.map(({ code }) => this.named(code)).join(" + "),
      more: isQuiet || name === "outside" || (name === "free" && this.isWall) ? "" : word,
      label: [...work, ...(isQuiet && work.length ? [] : [word])].join(", "),
    };
  }

  lookAtPlace(cell) {
    if (!cell || cell.wanted === undefined) return { class: "none", text: "", label: this.texts.nothing };
    const { there, wanted, absent, gate, provisional } = cell;
    const more = [];
    if (there < wanted) more.push(fill(this.texts.short, { n: wanted - there }));
    if (there > wanted) more.push(fill(this.texts.over, { n: there - wanted }));
    if (gate === 2) more.push(this.texts.gates[2]);
    if (provisional) more.push(this.texts.provisional);
    const tone = there < wanted || gate === 2 ? "bad" : there > wanted ? "over" : provisional ? "watch" : "calm";
    const rest = [...(absent ? [fill(this.texts.absent, { n: absent })] : []), ...(gate === 1 ? [this.texts.gates[1]] : [])];
    const label = [fill(this.texts.filled, { there, wanted }), ...more, ...rest].join(", ");
    return { class: `${tone} ${provisional ? "provisional" : ""}`, text: `${there}/${wanted}`, more: more[0] ?? "", label };
  }

  // The one place where a cell becomes something to do. Whoever adds dragging and undo sends other
  // intents through here, or listens for them and takes over.
  intend(does, item, day) {
    const intent = { does, item, day: this.days[day][0], shifts: this.shiftsOf(item, day) };
    const event = new CustomEvent("werkbrug:intent", { detail: intent, bubbles: true, cancelable: true });
    if (this.dispatchEvent(event) && does === "open") this.detail(item, day, intent.shifts);
  }

  shiftsOf(item, day) {
    const cell = item.cells[day];
    return cell.shifts ?? cell.ids.map((id) => this.shiftsById.get(id) ?? { id, code: item.code, hours: "" });
  }

  detail(item, day, shifts) {
    const dialog = document.querySelector("#bord-detail");
    const seen = this.look(item, day);
    dialog.querySelector("h2").textContent = `${item.name} · ${this.days[day][2]}`;
    const lines = make("ul", "", "diensten");
    lines.append(...shifts.map((shift) => {
      const line = document.createElement("li");
      line.append(`${this.named(shift.code)}${shift.hours ? ` · ${shift.hours}` : ""} `);
      if (this.shifts && !this.isWall) {
        const link = make("a", "", "button");
        link.href = this.shifts + shift.id;
        link.textContent = this.texts.open;
        line.append(link);
      }
      return line;
    }));
    const what = document.createElement("p");
    const isSaidBelow = /\b(planned|present)\b/.test(seen.class) && shifts.length;
    what.textContent = item.code ? seen.label : isSaidBelow ? "" : seen.more || seen.label;
    what.className = `stand ${seen.class}`;
    what.hidden = !what.textContent;
    dialog.querySelector(".detail").replaceChildren(what, lines);
    dialog.showModal();
  }

  // Filters work at once and stand in the address; the form still works by itself.
  filter() {
    if (!this.filters) return;
    this.filters.querySelector('[type="submit"]').hidden = true;
    const again = () => {
      const query = new URLSearchParams([...new FormData(this.filters)].filter(([, value]) => value));
      history.replaceState(null, "", `/bord?${query}`);
      for (const link of document.querySelectorAll('.toolbar .doing a[href^="/bord"]')) {
        const to = new URL(link.href);
        for (const name of ["naam", "plek", "enkel"]) {
          if (query.get(name)) to.searchParams.set(name, query.get(name));
          else to.searchParams.delete(name);
        }
        link.href = to.pathname + to.search;
      }
      this.crowd.box.scrollTop = 0;
      this.arrange();
    };
    this.filters.addEventListener("input", again);
    this.filters.addEventListener("submit", (event) => { event.preventDefault(); again(); });
  }

  weeks(event) {
    if (!["[", "]"].includes(event.key) || event.target.closest("input, textarea, select, dialog")) return;
    const all = document.querySelectorAll(".steps a");
    all[event.key === "[" ? 0 : all.length - 1]?.click();
  }

  tell() {
    const list = document.querySelector("#toetsen dl.keys");
    list?.append(...this.keys.map(([keys, does]) => {
      const line = document.createElement("div");
      const [name, text] = [document.createElement("dt"), document.createElement("dd")];
      name.append(...keys.split(" ").flatMap((one) => { const cap = document.createElement("kbd"); cap.textContent = one; return [cap, " "]; }));
      text.textContent = does;
      line.append(name, text);
      return line;
    }));
  }

  // Paper shows every row that fits the filter.
  paper(isPaper) {
    for (const grid of [this.places, this.crowd]) {
      grid.isWhole = isPaper;
      grid.draw();
    }
  }
}

customElements.define("werk-bord", WeekBoard);
