// Takes a seat up with the mouse or a finger and carries it to another cell; what that changes, the move knows.
import { fill, make, mark } from "./board-parts.js";

const FAR = 6;
const LONG = 400;
const EDGE = 48;

export class Pull {
  constructor(move) {
    Object.assign(this, { move, board: move.board, began: null, over: null });
    this.ghost = make("div", "", "bord-mee");
    this.ghost.setAttribute("aria-hidden", "true");
    this.ghost.hidden = true;
    document.body.append(this.ghost);
    const { board } = move;
    board.addEventListener("pointerdown", (event) => this.press(event));
    board.addEventListener("selectstart", (event) => this.began && event.preventDefault());
    board.addEventListener("contextmenu", (event) => move.held && event.preventDefault());
    // While a finger holds a seat the page does not scroll.
    board.addEventListener("touchmove", (event) => this.isDragging() && event.preventDefault(), { passive: false });
    addEventListener("pointermove", (event) => this.drag(event));
    addEventListener("pointerup", (event) => this.let(event));
    addEventListener("pointercancel", () => move.stop());
  }

  isDragging() {
    return this.move.held?.by === "pointer";
  }

  // A mouse takes up what it pulls; a finger what it holds for a while, so that it can scroll too.
  press(event) {
    const cell = event.target.closest(".vak");
    if (!cell || event.button !== 0 || this.move.isBusy) return;
    this.began = { cell, x: event.clientX, y: event.clientY, isTouch: event.pointerType === "touch" };
    if (this.began.isTouch) this.began.timer = setTimeout(() => this.take(), LONG);
  }

  take() {
    const { cell, x, y } = this.began;
    const [grid, spot] = this.spot(cell);
    if (!spot || !this.move.hold(grid, spot.item, spot.day, "pointer")) return this.move.stop();
    this.ghost.textContent = this.move.held.kind === "hole" ? fill(this.move.texts.seatOf, { place: spot.item.name }) : spot.item.name;
    this.ghost.hidden = false;
    this.follow(x, y);
    return undefined;
  }

  spot(cell) {
    const grid = [this.board.places, this.board.crowd].find(({ box }) => box.contains(cell));
    return [grid, grid?.spot(cell)];
  }

  drag(event) {
    if (!this.began) return;
    const isFar = Math.hypot(event.clientX - this.began.x, event.clientY - this.began.y) > FAR;
    if (!this.move.held && isFar) {
      // A finger that moves before it held long enough scrolls.
      if (this.began.isTouch) return this.move.stop();
      this.take();
    }
    if (this.isDragging()) this.follow(event.clientX, event.clientY);
  }

  follow(x, y) {
    this.ghost.style.transform = `translate(${x + 12}px, ${y + 12}px)`;
    const cell = document.elementFromPoint(x, y)?.closest(".vak");
    if (cell !== this.over) {
      mark(this.over, "doel", "");
      this.over = cell;
      const [, spot] = this.spot(cell);
      const isFit = spot && spot.day === this.move.held.day && (spot.item === this.move.held.item || this.move.command(this.move.held, spot.item, spot.day));
      mark(cell, "doel", isFit ? "ja" : "neen");
    }
    this.roll(x, y);
  }

  // Near its edge a grid goes on by itself.
  roll(x, y) {
    clearTimeout(this.rolling);
    const grid = [this.board.places, this.board.crowd].find(({ box }) => {
      const { left, right, top, bottom } = box.getBoundingClientRect();
      return x >= left && x <= right && y >= top && y <= bottom;
    });
    if (!grid) return;
    const { top, bottom } = grid.box.getBoundingClientRect();
    const step = y < top + EDGE ? -1 : y > bottom - EDGE ? 1 : 0;
    if (!step) return;
    grid.box.scrollTop += step * grid.high;
    this.rolling = setTimeout(() => this.isDragging() && this.follow(x, y), 120);
  }

  let(event) {
    const wasDragging = this.isDragging();
    const cell = wasDragging ? document.elementFromPoint(event.clientX, event.clientY)?.closest(".vak") : null;
    if (!wasDragging) return this.began ? this.stop() : undefined;
    // The click that may follow at once would open the cell.
    const quiet = (click) => click.stopPropagation();
    addEventListener("click", quiet, true);
    setTimeout(() => removeEventListener("click", quiet, true), 0);
    const [, spot] = this.spot(cell);
    this.move.drop(spot?.item, spot?.day);
    return undefined;
  }

  stop() {
    clearTimeout(this.began?.timer);
    clearTimeout(this.rolling);
    mark(this.over, "doel", "");
    Object.assign(this, { began: null, over: null });
    this.ghost.hidden = true;
  }
}
