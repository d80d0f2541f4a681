// Search in a site of files: every word must stand in an entry; no request is made.
"use strict";

const MOST = 50;
const form = document.getElementById("search");
const places = { claim: document.getElementById("found-claims"), report: document.getElementById("found-reports") };
const entries = globalThis.tollbookEntries.map((e) => ({ entry: e, words: e.slice(2).join(" ").toLowerCase() }));

function shown([, address, heading, line]) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = address;
  link.textContent = heading;
  item.append(link, line ? `, ${line}` : "");
  return item;
}

function search(asked) {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  for (const [kind, place] of Object.entries(places)) {
    const found = words.length ? entries.filter((e) => e.entry[0] === kind && words.every((w) => e.words.includes(w))) : [];
    place.replaceChildren(...found.slice(0, MOST).map((e) => shown(e.entry)));
    const said = words.length ? `${found.length} found${found.length > MOST ? `, the first ${MOST} shown` : ""}.` : "";
    document.getElementById(`${place.id}-number`).textContent = said;
  }
}

form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const asked = form.elements.q.value;
  history.replaceState(null, "", `#${encodeURIComponent(asked)}`);
  search(asked);
});
let asked = "";
try {
  asked = decodeURIComponent(location.hash.slice(1));
} catch {
  asked = "";
}
form.elements.q.value = asked;
search(asked);
