// Small things that every part of the board uses.
export const make = (name, role, className) => {
  const made = document.createElement(name);
  if (role) made.setAttribute("role", role);
  if (className) made.className = className;
  return made;
};

// Says something about a cell to the styles and to whoever looks; without a value it is said no more.
export const mark = (cell, name, value) => {
  if (!cell) return;
  if (value) cell.dataset[name] = value;
  else delete cell.dataset[name];
};

// Puts values into a sentence that came with the page: `{who}` and its like.
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

// For comparing names: without accents, in lower case.
export const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// A name of a place in two parts: where it does not fit, its beginning is cut and never its end, in which places differ.
export const named = (text) => {
  const words = text.split(" ");
  const at = words.length > 2 ? -2 : -1;
  const parts = words.length > 1 ? [`${words.slice(0, at).join(" ")} `, words.slice(at).join(" ")] : [text];
  return parts.map((part, place) => {
    const one = make("span", "", place ? "eind" : "begin");
    one.textContent = part;
    return one;
  });
};
