import { CompletionContext, type CompletionResult, type CompletionSource } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { addressLinks, headingLinks, noteLinks } from "../src/editor/completion/links";
import { headWords, yaml } from "../src/editor/completion/head";
import { callouts, codeLanguages, emoji, footnotes } from "../src/editor/completion/marks";
import { createLinkedNote, namedAt } from "../src/editor/completion/new-note";
import { address, pathFrom } from "../src/editor/completion/path-from";
import { markdownText } from "../src/editor/extensions";
import { fakeHost } from "../src/host/fake/fake-host";
import { opened, settles } from "./opened";

const host = fakeHost({
  "notes/late data.md": "---\ntitle: Late data\ntopic: streams\ntags: [Time]\n---\n\n## Two clocks\n\n## The end\n",
  "pages/about.md": "---\ntitle: About\n---\n",
});
host.media.push("media/map of it.svg", "media/clock.png");
const note = { path: () => "notes/here.md", headings: () => [{ level: 2, id: "near-by", text: "Near by", line: 3 }] };
let view: EditorView | null = null;
afterEach(() => view?.destroy());

/** What is offered at the bar. */
async function offered(source: CompletionSource, marked: string): Promise<CompletionResult | null> {
  const at = marked.indexOf("|");
  view?.destroy();
  view = new EditorView({ state: EditorState.create({
    doc: marked.replace("|", ""), selection: { anchor: at }, extensions: markdownText(),
  }) });
  return source(new CompletionContext(view.state, at, false, view));
}
const labels = async (source: CompletionSource, marked: string): Promise<string[] | null> =>
  (await offered(source, marked))?.options.map(({ label }) => label) ?? null;

/** The text after one of them is taken. */
async function taken(source: CompletionSource, marked: string, label: string): Promise<string> {
  const result = (await offered(source, marked))!;
  const option = result.options.find((one) => one.label === label)!;
  const { head } = view!.state.selection.main;
  if (typeof option.apply === "function") option.apply(view!, option, result.from, head);
  else {
    const insert = option.apply ?? option.label;
    const anchor = result.from + insert.length;
    view!.dispatch({ changes: { from: result.from, to: head, insert }, selection: { anchor } });
  }
  const text = view!.state.doc.toString();
  const after = view!.state.selection.main.head;
  return `${text.slice(0, after)}|${text.slice(after)}`;
}

test("double brackets complete the notes, with their topic, and close once", async () => {
  const links = noteLinks(host, note);
  expect(await labels(links, "see [[lte|]]")).toEqual(["Late data"]);
  expect((await offered(links, "see [[late|"))!.options[0]).toMatchObject({ label: "Late data", aside: "Streams" });
  expect(await taken(links, "see [[la|]] now", "Late data")).toBe("see [[Late data]]| now");
  expect(await taken(links, "see [[la|", "Late data")).toBe("see [[Late data]]|");
  expect(await labels(links, "a[0][1|")).toBeNull();
});

test("an address completes notes and files from where the note stands", async () => {
  const links = addressLinks(host, note);
  expect(await taken(links, "[x](lat|)", "Late data")).toBe("[x](<late data.md>)|");
  expect(await taken(links, "![x](clock|", "clock.png")).toBe("![x](../media/clock.png)|");
  expect(await labels(links, "[x](https://|")).toBeNull();
});

test("behind the sign of a heading the headings of the note that is named are offered", async () => {
  const links = headingLinks(host, note);
  expect(await labels(links, "[[Late data#|]]")).toEqual(["Two clocks", "The end"]);
  expect(await taken(links, "[[Late data#tw|]]", "Two clocks")).toBe("[[Late data#Two clocks]]|");
  expect(await labels(links, "[[#n|")).toEqual(["Near by"]);
  expect(await taken(links, "[x](#|)", "Near by")).toBe("[x](#near-by)|");
});

test("the head completes its keys, topics, tags and states, and nothing below it does", async () => {
  const words = headWords(() => hostView());
  expect(await labels(words, "---\ntitle: A\nst|\n---\n")).not.toContain("title");
  expect(await labels(words, "---\nst|\n---\n")).toContain("state");
  expect(await labels(words, "---\ntopic: |\n---\n")).toEqual(["Streams", "Feature stores"]);
  expect(await labels(words, "---\ntags: [Q, t|]\n---\n")).toEqual(["Time"]);
  expect(await labels(words, "---\ntags:\n  - a\n  - |\n---\n")).toEqual(["Time"]);
  expect(await labels(words, "---\nstate: d|\n---\n")).toEqual(["draft", "scheduled", "ready"]);
  expect(await labels(words, "---\ntitle: A\n---\nst|")).toBeNull();
});
const hostView = () => ({ ...libraryView() });
function libraryView() {
  const count = 1;
  const known = true;
  const topics = ["Streams", "Feature stores"].map((title, at) => (
    { slug: title, title, headline: "", description: "", number: at, count, known }));
  return {
    folder: "", title: "", description: "", topics,
    tags: [{ slug: "time", title: "Time", description: "", count, known }],
    states: { draft: 0, scheduled: 0, ready: 0 }, notes: 1, pages: 0, problems: 0, undo: null, redo: null,
    indexing: false, looking: null, leftBehind: [], remote: false,
  };
}

test("a topic whose name would mean something else to YAML stands between quotes", () => {
  for (const name of ["C#: tips", "true", "- a", "a, b", "[x]", "it's"]) expect(yaml(name)).toBe(`"${name}"`);
  expect(yaml('say "so"')).toBe('"say \\"so\\""');
  for (const name of ["Streams", "实时", "Feature stores"]) expect(yaml(name)).toBe(name);
});

test("a fence that begins completes its language, one that ends does not", async () => {
  expect(await labels(codeLanguages, "```ru|")).toContain("rust");
  expect(await labels(codeLanguages, "> - ```ru|")).toContain("rust");
  expect(await labels(codeLanguages, "```rust\nlet a;\n```|")).toBeNull();
});

test("a footnote completes to one that is there, or to the next with its words at the end", async () => {
  expect(await taken(footnotes, "a[^|]\n\n[^1]: words\n", "1")).toBe("a[^1]|\n\n[^1]: words\n");
  expect(await taken(footnotes, "a[^|]\n\n[^1]: words\n", "2")).toBe("a[^2]\n\n[^1]: words\n\n[^2]: |");
});

test("callouts and emoji complete in their places, and not in code", async () => {
  expect(await taken(callouts, "> [!w|]", "warning")).toBe("> [!warning]|");
  expect(await labels(emoji(host), "so :roc|")).toContain(":rocket:");
  expect(await labels(emoji(host), "Foo::ro|")).toBeNull();
  expect(await labels(emoji(host), "```\n:roc|\n```")).toBeNull();
});

test("the way from any note to any file leads there", () => {
  const part = fc.stringMatching(/^[a-c]{1,2}$/);
  const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));
  fc.assert(fc.property(path, path, (from, to) => {
    expect(new URL(pathFrom(`${from}.md`, `${to}.x`), `http://h/${from}.md`).pathname).toBe(`/${to}.x`);
  }));
});

test("whatever a file is called, its address leads to it", () => {
  const signs = fc.array(fc.constantFrom(..."ab%#?&<>\\ ()é中+"), { minLength: 1, maxLength: 6 });
  fc.assert(fc.property(signs.map((all) => all.join("")), (name) => {
    const written = address(pathFrom("notes/a.md", `media/x${name}.png`));
    const led = new URL(written.replace(/^<(.*)>$/, "$1"), "http://h/notes/a.md");
    expect([decodeURIComponent(led.pathname), led.hash, led.search]).toEqual([`/media/x${name}.png`, "", ""]);
    expect(/[\s()]/.test(written)).toBe(written.startsWith("<"));
  }));
});

test("a link whose address is no encoding names a note too", () => {
  const state = EditorState.create({ doc: "See [it](100%.md)." });
  expect(namedAt(state, 6)?.title).toBe("100%");
});

test("the note that a link names is made on the same shelf, and the link leads to it", async () => {
  const window = await opened(fakeHost({
    "notes/a.md": "---\ntitle: A\ntopic: streams\n---\n\nSee [[Water marks]] and [more](old-name.md).\n",
  }));
  await window.app.note.open("notes/a.md");
  await settles(() => expect(window.app.preview.page.value?.head.topic).toBe("streams"));
  const editor = EditorView.findFromDOM(window.find(".editor-island"))!;
  editor.dispatch({ selection: { anchor: editor.state.doc.toString().indexOf("marks") } });
  await createLinkedNote(window.app);
  expect(window.app.note.path).toBe("notes/water-marks.md");
  expect(window.host.files.get("notes/water-marks.md")).toContain("title: Water marks\ntopic: streams");
  await window.app.note.open("notes/a.md");
  editor.dispatch({ selection: { anchor: editor.state.doc.toString().indexOf("more") } });
  await createLinkedNote(window.app);
  expect(window.app.note.path).toBe("notes/old-name.md");
  window.close();
});
