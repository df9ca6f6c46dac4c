// Which rows stand in the two grids and in which order: what was asked, the loud places first, people by their home.
import { folded } from "./board-parts.js";

const byName = (one, other) => one.name.localeCompare(other.name);

// `asked` holds the filters: naam, plek, enkel.
export function placeRows(week, look, asked) {
  const [plek, enkel] = [asked.get("plek") ?? "", asked.get("enkel")];
  const fits = (place) => (!plek || place.code === plek) && (!enkel || look.isLoud(place));
  return [...week.placesByCode.values()].filter(fits).sort((one, other) => look.isLoud(other) - look.isLoud(one) || byName(one, other));
}

export function peopleRows(week, look, asked) {
  const [name, plek, enkel] = [folded(asked.get("naam") ?? ""), asked.get("plek") ?? "", asked.get("enkel")];
  const isWithout = asked.get("zonder") === "plaats";
  // Somebody without a place on a weekday on which they are there.
  const hasNone = (one) => one.cells.some(({ mark }, day) => week.marks[mark][0] === "free" && !week.days[day][3]);
  // A wall shows who works where, and so nobody who works nowhere.
  const fits = (one) => folded(one.name).includes(name) && (!enkel || look.isLoud(one)) && (!isWithout || hasNone(one)) && (!look.isWall || one.cells.some(({ shifts }) => shifts.length))
    && (!plek || one.cells.some(({ shifts }) => shifts.some(({ code }) => code === plek)));
  const homes = new Map();
  for (const one of [...week.people.values()].filter(fits)) homes.set(one.home, [...(homes.get(one.home) ?? []), one]);
  const groups = [...homes].map(([code, all]) => ({ code, all, name: code ? week.named(code) : look.texts.homeless }));
  groups.sort((one, other) => !!one.code - !!other.code || byName(one, other));
  return groups.flatMap(({ code, all, name: home }) => [
    { key: `groep ${code}`, head: true, name: `${home} · ${all.length}` },
    ...all.sort(byName),
  ]);
}
