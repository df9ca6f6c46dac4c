// What the board knows of its week: places and people with their cells, read as compact JSON and patched cell by cell.
// `redraw(grid, key, day)` draws a cell again and says how many stood on the screen.
const MANY_PLACES = 5;
// The marks by their numbers, as the page tells them.
const PLANNED = 4;

export class Week {
  constructor(query, { marks, days }, redraw) {
    Object.assign(this, { query, marks, days, redraw, changed: 0, drawn: 0, isPatch: false });
    Object.assign(this, { shiftsById: new Map(), people: new Map(), placesByCode: new Map() });
  }

  named(code) {
    return this.placesByCode.get(code)?.name ?? code;
  }

  async ask(path, more) {
    const query = new URLSearchParams({ ...this.query, ...more });
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
        const [there, wanted, absent, short, over, gate, provisional, ...ids] = cell || [];
        known.cells[day] = cell ? { said, there, wanted, absent, short, over, gate, provisional, ids } : { said, ids: [] };
        this.drawn += this.redraw("places", code, day);
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
        const [mark, ...of] = typeof cell !== "number" ? cell : cell > 0 ? [PLANNED, cell - 1] : [-cell];
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
    this.drawn += this.redraw("people", person.key, day);
  }

  // `each` hears of every page but the first.
  async readPeople(plek, from, { seen, each } = {}) {
    for (let next = from; next; ) {
      next = await this.readPage(plek, next, seen);
      each?.();
    }
  }

  // Reads again what these shifts touch: their places, or everybody when that is too much or not known.
  // The answer says whether there are other people now.
  async patch(stale, readsAll) {
    Object.assign(this, { changed: 0, drawn: 0, isPatch: true });
    try {
      const before = this.codes(stale);
      await this.readPlaces();
      const codes = new Set([...before, ...this.codes(stale)]);
      if (readsAll || codes.size > MANY_PLACES) return await this.readAll();
      let isOther = false;
      for (const code of codes) isOther = (await this.readPlace(code)) || isOther;
      return isOther;
    } finally {
      this.isPatch = false;
    }
  }

  codes(ids) {
    const wanted = new Set(ids);
    const own = [...this.placesByCode.values()].filter(({ cells }) => cells.some((cell) => cell.ids.some((id) => wanted.has(id))));
    return own.map(({ code }) => code);
  }

  async readAll() {
    const [seen, before] = [new Set(), this.people.size];
    await this.readPeople("", await this.readPage("", "", seen), { seen });
    const gone = [...this.people.keys()].filter((id) => !seen.has(id));
    gone.forEach((id) => this.people.delete(id));
    return gone.length > 0 || this.people.size !== before;
  }

  // Who is not at the place any more is not in the answer: their shifts there are gone.
  async readPlace(code) {
    const [seen, before] = [new Set(), this.people.size];
    await this.readPeople(code, await this.readPage(code, "", seen), { seen });
    for (const person of this.people.values()) {
      if (seen.has(person.id)) continue;
      for (const [day, cell] of person.cells.entries()) {
        const left = cell.shifts.filter((shift) => shift.code !== code);
        if (left.length === cell.shifts.length) continue;
        if (left.length) return this.readAll();
        this.put(person, day, this.marks[cell.mark][0] === "missing" ? 3 : 0, []);
      }
    }
    return this.people.size !== before;
  }
}
