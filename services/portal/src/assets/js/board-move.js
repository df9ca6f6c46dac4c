// Puts somebody else on a seat, by keys or as it is pulled: the person changes, never the day or the hours. What was done can
// be undone by its counter-command, as long as the service takes that.
import { mark } from "./board-parts.js";
import { Pull } from "./board-pull.js";
import { tell } from "./board-tell.js";

const MOST_UNDO = 50;
const proof = () => document.querySelector('input[name="bewijs"]')?.value ?? "";

// The command that takes another one back.
const COUNTER = {
  wissel: ({ diensten, van, naar }) => ({ doet: "wissel", diensten, van: naar, naar: van }),
  wijs: ({ diensten, naar }) => ({ doet: "haal", diensten, van: naar, naar: "" }),
  haal: ({ diensten, van }) => ({ doet: "wijs", diensten, van: "", naar: van }),
  ruil: ({ diensten, van, naar, met }) => ({ doet: "ruil", diensten, van: naar, naar: van, met }),
};

export class Move {
  constructor(board) {
    Object.assign(this, { board, texts: board.texts, held: null, done: [], isBusy: false });
    this.pull = new Pull(this);
    addEventListener("keydown", (event) => this.undoKey(event));
    document.querySelector("#bord-ongedaan")?.addEventListener("click", () => this.undo());
  }

  // What can be taken up in a cell: a seat of somebody, an empty seat of a place, or somebody who is free.
  what(item, day) {
    const cell = item.cells[day];
    if (item.code) return cell?.ids?.length ? { kind: "hole", ids: cell.ids } : null;
    const shifts = cell?.shifts ?? [];
    if (shifts.length === 1) return { kind: "seat", ids: [shifts[0].id], place: shifts[0].code };
    return shifts.length === 0 && this.board.marks[cell?.mark ?? 0][0] === "free" ? { kind: "free", ids: [] } : null;
  }

  hold(grid, item, day, by) {
    const what = this.what(item, day);
    if (!what) return false;
    this.held = { ...what, grid, item, day, by, at: { ...grid.at } };
    mark(grid.of(item, day), "vast", "ja");
    tell(this.texts.held[what.kind], { who: item.name, day: this.board.days[day][2] });
    return true;
  }

  // Puts down what is held on a cell: nothing changes unless the service says so.
  drop(item, day) {
    const held = this.held;
    this.stop();
    if (!held) return undefined;
    if (!item || (item === held.item && day === held.day)) return tell(this.texts.laid);
    const cell = this.cellOf(item, day);
    if (day !== held.day) return tell(this.texts.otherDay, {}, cell);
    const fields = this.command(held, item, day);
    return fields ? this.act(fields, cell) : tell(this.texts.noSeat, {}, cell);
  }

  command(held, item, day) {
    if (held.kind === "seat") return item.code ? null : this.seatTo(held, item, day);
    const place = held.kind === "hole" ? held.item : item;
    const person = held.kind === "hole" ? item : held.item;
    const ids = place.code ? place.cells[day]?.ids ?? [] : [];
    return ids.length && !person.code ? { doet: "wijs", diensten: ids.join(","), van: "", naar: person.id } : null;
  }

  // Who has a seat elsewhere that day changes places; the day and the hours stay with the seats.
  seatTo(held, item, day) {
    const two = { diensten: held.ids[0], van: held.item.id, naar: item.id };
    const other = this.what(item, day);
    const isElsewhere = other?.kind === "seat" && other.ids[0] !== held.ids[0];
    return isElsewhere ? { doet: "ruil", ...two, met: other.ids[0] } : { doet: "wissel", ...two };
  }

  cellOf(item, day) {
    return (item.code ? this.board.places : this.board.crowd).of(item, day);
  }

  // Asks the service; the answer says whether it was done. `cell` is where a refusal is told.
  async act(fields, cell, { isUndo = false } = {}) {
    if (this.isBusy) return false;
    this.isBusy = true;
    mark(cell, "bezig", "ja");
    const said = await this.send(fields);
    mark(cell, "bezig", "");
    this.isBusy = false;
    if (said.isUnsure) return this.lost(cell);
    if (!said.is_done) {
      tell(isUndo ? this.texts.notUndone : "{why}", { why: said.text }, cell, said.reason);
      return false;
    }
    const own = { ...fields, diensten: said.shift };
    if (isUndo) this.done.pop();
    else this.done = [...this.done, COUNTER[fields.doet](own)].slice(-MOST_UNDO);
    tell(said.text);
    this.offer();
    for (const id of [said.shift, fields.met]) if (id) this.board.hear({ topic: "crews.shifts", source: "crews", id });
    return true;
  }

  // One number for one act: without a sure answer it is sent once more under the same, and happens once. Of several shifts a
  // refusal then says nothing: the seat may be taken by the first time.
  async send(fields) {
    const body = new URLSearchParams({ ...fields, request_id: crypto.randomUUID(), bewijs: proof() });
    const said = await this.post(body);
    if (!said.isUnsure) return said;
    const again = await this.post(body);
    return again.is_done || !fields.diensten.includes(",") ? again : { isUnsure: true };
  }

  async post(body) {
    try {
      const answer = await fetch("/bord/wijzigen", { method: "POST", redirect: "manual", body });
      if (answer.type === "opaqueredirect") location.reload();
      return answer.ok ? await answer.json() : { isUnsure: true };
    } catch {
      return { isUnsure: true };
    }
  }

  // Nobody knows whether it happened: the week is read again, and nothing is undone on a guess.
  lost(cell) {
    this.done = [];
    this.offer();
    tell("{why}", { why: this.texts.unsure }, cell);
    this.board.hear({});
    return false;
  }

  async undo() {
    if (this.isBusy) return false;
    const counter = this.done.at(-1);
    if (!counter) return tell(this.texts.noUndo);
    const person = this.board.week.people.get(counter.naar || counter.van);
    const shift = this.board.week.shiftsById.get(counter.diensten);
    const place = this.board.week.placesByCode.get(shift?.code);
    const day = place?.cells.findIndex((cell) => cell.ids.includes(counter.diensten)) ?? -1;
    return this.act(counter, person && day >= 0 ? this.cellOf(person, day) : undefined, { isUndo: true });
  }

  offer() {
    const button = document.querySelector("#bord-ongedaan");
    if (button) button.hidden = this.done.length === 0;
  }

  undoKey(event) {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
    if (!isUndo || event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    this.undo();
  }

  // Keys on a grid; the answer says whether they were ours.
  key(event, grid) {
    const [item, day] = [grid.items[grid.at.row], grid.at.col - 1];
    if (!this.held) {
      if (event.key === "Delete" && item && !item.head && day >= 0) return this.release(item, day);
      if (event.key !== " " || !item || item.head || day < 0 || !this.hold(grid, item, day, "keys")) return false;
      // An empty seat goes to somebody, and who is free goes to a place: the eye goes along.
      if (this.held.kind !== "seat") this.across(grid, day);
      return true;
    }
    if (event.key === "Escape") {
      const { grid: from, at } = this.held;
      this.stop();
      tell(this.texts.laid);
      from.go(at.row, at.col, 1);
      return true;
    }
    if (event.key === "Enter" || event.key === " ") {
      this.drop(item, day);
      return true;
    }
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return false;
    tell(this.texts.otherDay);
    return true;
  }

  across(grid, day) {
    const { places, crowd } = this.board;
    const other = grid === places ? crowd : places;
    other.go(other.at.row, day + 1, 1);
  }

  release(item, day) {
    const what = item.code ? null : this.what(item, day);
    if (what?.kind !== "seat") return false;
    this.act({ doet: "haal", diensten: what.ids[0], van: item.id, naar: "" }, this.cellOf(item, day));
    return true;
  }

  stop() {
    if (this.held) mark(this.held.grid.of(this.held.item, this.held.day), "vast", "");
    this.held = null;
    this.pull.stop();
  }
}
