// A list by keyboard (arrows between rows, Enter opens) and filters that this browser keeps for this account: in a cookie of
// the list's own address, since everything else that a browser keeps goes when somebody signs out.
const places = () => [...document.querySelectorAll("table.list tbody tr")].map((row) => row.querySelector("th a, td a")).filter(Boolean);

document.addEventListener("keydown", (event) => {
  if (!["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key) || !event.target.closest("table.list")) return;
  const all = places();
  const here = all.indexOf(event.target.closest("tr")?.querySelector("th a, td a"));
  const there = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
  if (all[there]) {
    event.preventDefault();
    all[there].focus();
  }
});

const LARGEST = 3500;
const saved = document.querySelector("#filters");
if (saved) {
  const place = `filters-${saved.dataset.account}-${saved.dataset.list}`;
  const rules = `; Path=${saved.dataset.path}; Max-Age=31536000; SameSite=Strict; Secure`;
  const kept = [...saved.dataset.kept.split(" "), "sorteer", "aantal"];
  const written = (all) => encodeURIComponent(JSON.stringify(all));

  function read() {
    const own = document.cookie.split("; ").find((one) => one.startsWith(`${place}=`));
    try {
      return own ? JSON.parse(decodeURIComponent(own.slice(place.length + 1))) : [];
    } catch {
      return [];
    }
  }

  // The oldest go when there is no more room in a cookie.
  function write(all) {
    while (all.length > 20 || written(all).length > LARGEST) all.shift();
    document.cookie = `${place}=${written(all)}${rules}`;
    show();
  }

  function show() {
    saved.querySelector("ul").replaceChildren(...read().map(({ name, query }) => {
      const line = document.createElement("li");
      const link = document.createElement("a");
      link.href = query ? `${saved.dataset.path}?${query}` : saved.dataset.path;
      link.textContent = name;
      const forget = document.createElement("button");
      forget.type = "button";
      forget.className = "text";
      forget.textContent = "×";
      forget.setAttribute("aria-label", `${saved.dataset.forget}: ${name}`);
      forget.addEventListener("click", () => write(read().filter((one) => one.name !== name)));
      line.append(link, forget);
      return line;
    }));
  }

  saved.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const name = event.target.elements.filternaam.value.trim();
    const query = new URLSearchParams(location.search);
    // What somebody typed may be a name: it is never kept.
    for (const key of [...query.keys()]) if (!kept.includes(key) || !query.get(key)) query.delete(key);
    write([...read().filter((one) => one.name !== name), { name, query: query.toString() }]);
    event.target.reset();
  });
  saved.hidden = false;
  show();
}
