// The screen for two: what the coach kept for a place without a connection is out of reach while somebody looks along, and the
// card is read aloud on this device, by its own voice.
const TODAY = "werkbrug-today";
const button = document.querySelector("[data-read-aloud]");
const card = document.querySelector(".daycard");

caches.delete(TODAY).catch(() => {});

// What is seen, a line a sentence, without the clock's drawing.
function lines() {
  const parts = [...card.querySelectorAll("header p, h1, .instead, .card-lines li, .call p")];
  return parts.map((part) => part.innerText.replace(/\s+/g, " ").trim()).filter(Boolean);
}

function read() {
  speechSynthesis.cancel();
  for (const line of lines()) {
    const said = new SpeechSynthesisUtterance(line);
    said.lang = card.lang;
    said.rate = 0.85;
    speechSynthesis.speak(said);
  }
}

if (button && card && "speechSynthesis" in window) {
  button.hidden = false;
  button.addEventListener("click", read);
  addEventListener("pagehide", () => speechSynthesis.cancel());
}
