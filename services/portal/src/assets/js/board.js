// The week board: two grids (places by days, people by days), read when it begins and patched when a hint says what
// changed. What it knows stands in `board-week.js`, what a cell says in `board-look.js`, how rows are drawn in `board-grid.js`.
import { Grid } from "./board-grid.js";
import { Look } from "./board-look.js";
import { Move } from "./board-move.js";
import { others } from "./board-others.js";
import { detail, filter, tellKeys, weeks } from "./board-page.js";
import { make } from "./board-parts.js";
import { peopleRows, placeRows } from "./board-rows.js";
import { Week } from "./board-week.js";

const TOPICS = ["crews.shifts", "social.availability", "social.people"];

class WeekBoard extends HTMLElement {
  connectedCallback() {
    // The page says everything: days, marks, texts, keys and where shifts are.
    Object.assign(this, JSON.parse(this.dataset.said));
    this.isWall = this.dataset.muur !== undefined;
    Object.assign(this, { stale: new Set(), timer: 0 });
    const query = { week: this.dataset.week, ...(this.isWall ? { muur: "1" } : {}) };
    this.week = new Week(query, this, (grid, key, day) => (grid === "places" ? this.places : this.crowd).repaint(key, day));
    this.seen = new Look(this.week, this.texts, this.isWall);
    this.filters = document.querySelector('form.filters[action="/bord"]');
    this.places = new Grid(this, "plaatsen", this.texts.places, this.texts.place);
    this.crowd = new Grid(this, "mensen", this.texts.people, this.texts.worker);
    // Nobody moves anybody on a wall.
    this.move = this.isWall ? null : new Move(this);
    this.note = make("p", "status", "leeg empty");
    this.note.hidden = true;
    this.listen();
    tellKeys(this.keys);
    this.begin();
  }

  listen() {
    addEventListener("werkbrug:hint", ({ detail }) => this.hear(detail));
    addEventListener("werkbrug:reload", () => this.hear({}));
    addEventListener("beforeprint", () => this.paper(true));
    addEventListener("afterprint", () => this.paper(false));
    matchMedia("print").addEventListener("change", ({ matches }) => this.paper(matches));
    document.addEventListener("keydown", weeks);
    filter(this.filters, () => {
      this.crowd.box.scrollTop = 0;
      this.arrange();
    });
  }

  async begin() {
    try {
      const [, next] = await Promise.all([this.week.readPlaces(), this.week.readPage("", "")]);
      this.replaceChildren(...(this.isWall ? [] : [this.places.box]), this.note, this.crowd.box);
      this.classList.add("levend");
      this.arrange();
      await this.week.readPeople("", next, { each: () => this.arrange() });
      this.dataset.ready = "yes";
    } catch {
      // The tables of the page stay; the next hint tries again.
      this.hear({});
    }
  }

  // What changed is read again: one place when the hint names a shift of it, everybody otherwise.
  hear({ topic, source, id }) {
    if (source && source !== "crews" && source !== "social") return;
    if (topic && !TOPICS.includes(topic)) return;
    this.stale.add(topic === "crews.shifts" && id ? id : "");
    this.timer ||= setTimeout(() => this.refresh(), 150);
  }

  async refresh() {
    const stale = [...this.stale];
    this.stale.clear();
    const began = performance.now();
    try {
      // A wall knows no shifts of places, so it reads everybody again, and may need a column more.
      if ((await this.week.patch(stale, stale.includes("") || this.isWall)) || this.isWall) this.arrange();
      const { changed, drawn } = this.week;
      dispatchEvent(new CustomEvent("werkbrug:bord", { detail: { changed, drawn, took: performance.now() - began } }));
    } catch {
      stale.forEach((one) => this.stale.add(one));
    }
    if (!this.classList.contains("levend")) return this.begin();
    this.timer = this.stale.size ? setTimeout(() => this.refresh(), 5000) : 0;
  }

  // A patch never moves a row: only reading, filtering and people who come or go do.
  arrange() {
    const asked = this.filters ? new FormData(this.filters) : new URLSearchParams(location.search);
    this.places.show(placeRows(this.week, this.seen, asked));
    const people = peopleRows(this.week, this.seen, asked);
    this.crowd.show(people);
    this.note.hidden = people.length > 0;
    this.note.textContent = this.texts.none;
  }

  look(item, day) {
    return this.seen.at(item, day);
  }

  // The one place where a cell becomes something to do. Whoever adds dragging and undo sends other
  // intents through here, or listens for them and takes over.
  intend(does, item, day) {
    const intent = { does, item, day: this.days[day][0], shifts: this.shiftsOf(item, day) };
    const event = new CustomEvent("werkbrug:intent", { detail: intent, bubbles: true, cancelable: true });
    if (this.dispatchEvent(event) && does === "open") this.open(item, day, intent.shifts);
  }

  shiftsOf(item, day) {
    const cell = item.cells[day];
    return cell.shifts ?? cell.ids.map((id) => this.week.shiftsById.get(id) ?? { id, code: item.code, hours: "" });
  }

  open(item, day, shifts) {
    const seen = this.look(item, day);
    const isSaidBelow = /\b(planned|present)\b/.test(seen.class) && shifts.length;
    const text = item.code ? seen.label : isSaidBelow ? "" : seen.more || seen.label;
    const lines = shifts.map(({ id, code, hours }) => ({
      text: `${this.week.named(code)}${hours ? ` · ${hours}` : ""}`,
      href: this.shifts && !this.isWall ? this.shifts + id : "",
      more: this.move ? this.othersFor(item, day, id) : null,
    }));
    // Where somebody is missing, who could come stands open.
    const isHole = item.code ? item.cells[day].short > 0 : /\bmissing|gone\b/.test(seen.class);
    if (isHole && lines.length === 1 && lines[0].more) lines[0].more.open = true;
    detail(`${item.name} · ${this.days[day][2]}`, { text, className: seen.class }, lines, this.texts.open);
  }

  // Who could come on a shift: on an empty seat of a place, or instead of somebody.
  othersFor(item, day, shift) {
    return others(this.texts, shift, async ({ id }) => {
      const fields = item.code ? { doet: "wijs", diensten: shift, van: "", naar: id } : { doet: "wissel", diensten: shift, van: item.id, naar: id };
      const isDone = await this.move.act(fields);
      if (isDone) document.querySelector("#bord-detail").close();
      else document.querySelector("#bord-detail .gezegd").textContent = document.querySelector("#bord-gezegd").textContent;
      return isDone;
    });
  }

  // Paper shows every row that fits the filter, and so does a wall, which nobody scrolls.
  paper(isPaper) {
    for (const grid of [this.places, this.crowd]) {
      grid.isWhole = isPaper || this.isWall;
      grid.draw();
    }
  }
}

customElements.define("werk-bord", WeekBoard);
