// What stands in a cell, for the eye ({text, more, class}) and for the ear (label).
import { fill } from "./board-parts.js";

export class Look {
  constructor(week, texts, isWall) {
    Object.assign(this, { week, texts, isWall });
  }

  at(item, day) {
    const cell = item.cells[day];
    return item.code ? this.place(cell) : this.person(item, cell);
  }

  person(item, cell) {
    const [name, tone, word] = this.week.marks[cell?.mark ?? 0];
    const shifts = cell?.shifts ?? [];
    const isQuiet = name === "planned" || name === "present";
    const work = shifts.map(({ code, aloud }) => fill(this.texts.work, { place: this.week.named(code), hours: aloud }));
    const isHome = shifts.every(({ code }) => code === item.home);
    return {
      class: `${name} ${tone} ${isHome ? "thuis" : "uit"}`,
      text: shifts.map(({ code }) => this.week.named(code)).join(" + "),
      more: isQuiet || name === "outside" || (name === "free" && this.isWall) ? "" : word,
      label: [...work, ...(isQuiet && work.length ? [] : [word])].join(", "),
    };
  }

  place(cell) {
    if (!cell || cell.wanted === undefined) return { class: "none", text: "", label: this.texts.nothing };
    const { there, wanted, absent, short, over, gate, provisional } = cell;
    const more = [];
    if (short) more.push(fill(this.texts.short, { n: short }));
    if (over) more.push(fill(this.texts.over, { n: over }));
    if (gate === 2) more.push(this.texts.gates[2]);
    if (provisional) more.push(this.texts.provisional);
    const tone = short || gate === 2 ? "bad" : over ? "over" : provisional ? "watch" : "calm";
    const rest = [...(absent ? [fill(this.texts.absent, { n: absent })] : []), ...(gate === 1 ? [this.texts.gates[1]] : [])];
    const label = [fill(this.texts.filled, { there, wanted }), ...more, ...rest].join(", ");
    return { class: `${tone} ${provisional ? "provisional" : ""}`, text: `${there}/${wanted}`, more: more[0] ?? "", label };
  }

  isLoud(item) {
    return item.cells.some((cell, day) => /\b(bad|watch|over)\b/.test(this.at(item, day).class));
  }
}
