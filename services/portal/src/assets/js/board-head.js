// The row of headings above a grid, and for which days there are columns.
import { make } from "./board-parts.js";

// A wall has no column for the end of a week in which nobody works then.
export function worked({ days, isWall }, items) {
  const isWorked = ([, , , isWeekend], day) => !isWeekend || items.some(({ cells }) => cells?.[day]?.shifts?.length);
  return isWall ? days.slice(0, days.findLastIndex(isWorked) + 1) : days;
}

export class Head {
  constructor(box, corner, days) {
    Object.assign(this, { box, row: make("div", "row", "rij kop"), corner: heading(corner, "wie", 1) });
    this.row.setAttribute("aria-rowindex", 1);
    this.show(days);
  }

  show(days) {
    this.box.setAttribute("aria-colcount", days.length + 1);
    this.box.dataset.dagen = days.length;
    this.row.replaceChildren(this.corner, ...days.map(([, text, full, isWeekend, isToday], day) => {
      const one = heading(text, `${isWeekend ? "einde" : ""} ${isToday ? "nu" : ""}`, day + 2);
      one.title = full;
      if (isToday) one.setAttribute("aria-current", "date");
      return one;
    }));
  }
}

function heading(text, className, col) {
  const one = make("div", "columnheader", className);
  one.setAttribute("aria-colindex", col);
  one.textContent = text;
  return one;
}
