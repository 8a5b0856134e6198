// Finds notes in the list that search-index.js has left: all words must stand somewhere in a note,
// also within a word, so that Chinese, Japanese and Korean need no spaces.
(() => {
  const most = 50;
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const notes = fieldnotes.map(([title, href, summary, shelves, day]) => ({
    title, href, summary, shelves, day,
    inTitle: plain(title), inShelves: plain(shelves.join("\n")), inSummary: plain(summary),
  }));
  const form = document.getElementById("search");
  const words = document.getElementById("words");
  const count = document.getElementById("count");
  const found = document.getElementById("found");

  const weight = (note, word) =>
    note.inTitle.startsWith(word) ? 8 : note.inTitle.includes(word) ? 4
      : note.inShelves.includes(word) ? 2 : note.inSummary.includes(word) ? 1 : 0;

  function search(asked) {
    return notes
      .map((note) => {
        const weights = asked.map((word) => weight(note, word));
        return { note, sum: weights.includes(0) ? 0 : weights.reduce((a, b) => a + b, 0) };
      })
      .filter((one) => one.sum > 0)
      .sort((one, other) => other.sum - one.sum)
      .map((one) => one.note);
  }

  function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function item(note) {
    const item = element("li", "", "entry");
    const heading = element("h2", "");
    const link = element("a", note.title);
    link.href = note.href;
    heading.append(link);
    item.append(heading);
    if (note.summary) item.append(element("p", note.summary, "summary"));
    item.append(element("p", [note.day, ...note.shelves].filter(Boolean).join(" · "), "date"));
    return item;
  }

  function show() {
    const asked = plain(words.value).split(/\s+/).filter(Boolean);
    const all = asked.length ? search(asked) : [];
    const more = all.length > most ? `, the first ${most} of them here` : "";
    count.textContent = asked.length ? `${all.length} ${all.length === 1 ? "note" : "notes"}${more}` : "";
    found.replaceChildren(...all.slice(0, most).map(item));
  }

  // Arrow keys walk from the words through the notes and back.
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [words, ...found.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (step && at >= 0 && stops[at + step]) {
      event.preventDefault();
      stops[at + step].focus();
    } else if (event.key === "/" && document.activeElement !== words) {
      event.preventDefault();
      words.focus();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    found.querySelector("a")?.click();
  });
  words.addEventListener("input", show);
  form.hidden = false;
  words.value = new URLSearchParams(location.search).get("q") ?? words.value;
  words.focus();
  show();
})();
