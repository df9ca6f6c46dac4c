// A grid of rows of one height in a box of its own: rows only where somebody looks, one stop for the keyboard.
import { Head, worked } from "./board-head.js";
import { fill, make, named } from "./board-parts.js";

const SPARE = 6;
const whole = (items, place) => Math.min(Math.max(place, 0), items.length - 1);

// `board.look(item, day)` says what stands in a cell: {text, more, class, label}.
export class Grid {
  constructor(board, name, label, corner) {
    Object.assign(this, { board, items: [], rows: new Map(), at: { row: 0, col: 1 }, days: board.days, isWhole: board.isWall });
    this.box = make("div", "grid", `rooster ${name}`);
    this.box.setAttribute("aria-label", label);
    this.head = new Head(this.box, corner, this.days);
    const group = make("div", "rowgroup");
    group.append(this.head.row);
    this.body = make("div", "rowgroup", "rijen");
    this.box.append(group, this.body);
    this.box.addEventListener("scroll", () => this.draw(), { passive: true });
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("click", (event) => this.click(event));
    // The heading is as high as every row: another pointer or width may change it without changing the box.
    const seen = new ResizeObserver(() => this.draw());
    for (const one of [this.box, this.head.row]) seen.observe(one);
  }

  show(items) {
    const here = this.items[this.at.row]?.key;
    this.items = items;
    this.span(worked(this.board, items));
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

  span(days) {
    if (days.length === this.days.length) return;
    this.days = days;
    for (const key of [...this.rows.keys()]) this.drop(key);
    this.head.show(days);
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
    who.append(...(item.code ? named(item.name) : [item.name]));
    if (item.head) who.setAttribute("aria-colspan", this.days.length + 1);
    else who.tabIndex = -1;
    who.title = item.name;
    line.append(who);
    if (!item.head) line.append(...this.days.map((_, day) => {
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
    // A wall shows everybody at once, so a cell there is its words and nothing more.
    if (this.board.isWall && !seen.more) return cell.replaceChildren(seen.text);
    const text = make("span", "", "tekst");
    text.title = seen.text;
    text.append(...named(seen.text));
    if (!seen.more) return cell.replaceChildren(text);
    const more = make("span", "", "woord");
    more.textContent = more.title = seen.more;
    cell.replaceChildren(more, text);
  }

  // Draws one cell again where it stands; nothing when nobody looks there.
  repaint(key, day) {
    const row = this.rows.get(key);
    if (!row) return 0;
    const cell = row.line.children[day + 1];
    if (!cell) return 0;
    this.paint(cell, row.item, day);
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
    this.at = { row: place, col: Math.min(Math.max(col, 0), this.days.length) };
    const above = place * this.high - (this.items[place - 1]?.head ? this.high : 0);
    const room = this.box.clientHeight - this.box.firstChild.offsetHeight - this.high;
    if (above < this.box.scrollTop) this.box.scrollTop = above;
    else if (place * this.high > this.box.scrollTop + room) this.box.scrollTop = place * this.high - room;
    this.draw();
    this.cell(this.at)?.focus({ preventScroll: true });
    this.cell(this.at)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // The element of a cell, when it stands in the page; and the cell of an element.
  of(item, day) {
    return this.rows.get(item.key)?.line.children[day + 1];
  }

  spot(cell) {
    const row = [...this.rows.values()].find(({ line }) => line.contains(cell));
    return row && !row.item.head ? { item: row.item, day: [...row.line.children].indexOf(cell) - 1 } : undefined;
  }

  key(event) {
    if (this.board.move?.key(event, this)) return event.preventDefault();
    const { row, col } = this.at;
    const page = Math.max(1, Math.floor(this.box.clientHeight / this.high) - 2);
    const isFar = event.ctrlKey || event.metaKey;
    const ways = {
      ArrowDown: [row + 1, col, 1], ArrowUp: [row - 1, col, -1], ArrowLeft: [row, col - 1, 1], ArrowRight: [row, col + 1, 1],
      PageDown: [row + page, col, 1], PageUp: [row - page, col, -1],
      Home: isFar ? [0, 0, 1] : [row, 0, 1], End: isFar ? [this.items.length - 1, this.days.length, -1] : [row, this.days.length, 1],
    };
    if (event.key === "Enter" || event.key === " ") this.open();
    else if (ways[event.key]) this.go(...ways[event.key]);
    else return undefined;
    return event.preventDefault();
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
