// Typing a name brings people who fit; the browser's own list chooses by keyboard.
for (const field of document.querySelectorAll("input[data-find]")) {
  let waiting = 0;
  let asked = "";
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const text = field.value.trim();
      if (text.length < 2 || text === asked) return;
      asked = text;
      try {
        const answer = await fetch(`${field.dataset.find}?q=${encodeURIComponent(text)}`);
        if (!answer.ok || text !== field.value.trim()) return;
        const options = (await answer.json()).map((one) => {
          const option = document.createElement("option");
          option.value = one;
          return option;
        });
        field.list.replaceChildren(...options);
      } catch {
        // Without connection the whole name still does.
      }
    }, 120);
  });
}
