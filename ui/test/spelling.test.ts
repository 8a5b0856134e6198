import { ensureSyntaxTree } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { afterEach, beforeEach, expect, test } from "vitest";
import { markdownText } from "../src/editor/extensions";
import { proseWords } from "../src/editor/spelling/prose";
import { languageOf } from "../src/editor/spelling/word-marks";
import { fakeHost } from "../src/host/fake/fake-host";
import { openNote } from "../src/note/open-note";
import { opened, settles, type Opened } from "./opened";

const words = (text: string): string[] => {
  const state = EditorState.create({ doc: text, extensions: [markdownText()] });
  ensureSyntaxTree(state, text.length, 60_000);
  return proseWords(state, 0, state.doc.length).map(({ from, to, text: word }) => {
    expect(state.sliceDoc(from, to)).toBe(word);
    return word;
  });
};

test("words of prose are looked up, without the signs around them", () => {
  expect(words("“Streams”, (logs) and **bold** words: it's well-known.\n\n- A list; item! End."))
    .toEqual(["Streams", "logs", "and", "bold", "words", "it's", "well", "known", "list", "item", "End"]);
  expect(words("Füße und naïve Größen")).toEqual(["Füße", "und", "naïve", "Größen"]);
});

test("no code, no address, no front matter and no name of a program is looked up", () => {
  expect(words("---\ntitle: Wrng\nlang: de\n---\n`cde` and\n\n```\nlet wrng = 1;\n```\n\n    indnted\n"))
    .toEqual(["and"]);
  expect(words("See [the text](../medai/fle.md \"Title\") and <https://exmple.org/abc> or https://exmple.org/pth."))
    .toEqual(expect.arrayContaining(["See", "the", "text", "and", "or"]));
  const names = "snake_case camelCase PyTorch GPU k8s v1.2 std::io::Error foo() main.rs ./run.sh user@host #tag "
    + "$HOME --flag=x a/b <div> C++ 10ms @mention :rocket: [[Some Nte]] $x^2 + yy$ \\alpha && 时间 src/lib";
  expect(words(names)).toEqual([]);
  expect(words("<div class=\"wrng\">\n\n<!-- cmment -->\n\n[ref]: https://exmple.org/wrng\n")).toEqual([]);
});

test("a note says its language in its front matter", () => {
  const of = (doc: string): string | null => languageOf(EditorState.create({ doc }), 4);
  expect(of("---\ntitle: A\nlang: de-AT\n---\nlang: fr")).toBe("de-AT");
  expect(of("---\ntitle: A\nlanguage: \"fr\"\n---\n")).toBe("fr");
  expect(of("---\ntitle: A\nslug: a\n---\n")).toBeNull();
});

const A = "notes/a.md";
let window: Opened;

beforeEach(async () => {
  window = await opened(fakeHost({ [A]: "---\ntitle: A\n---\nA wrng word and a wrng_name in `wrng`.\n" }));
  window.host.dictionary = ["a", "word", "and", "in", "wrong"];
  await openNote(window.app, A);
});
afterEach(() => window.close());

const view = () => window.app.inText.view!;
const marked = (): string[] => window.all(".misspelled").map(({ textContent }) => textContent!);
const entries = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(".menu button")];
/** The page in memory tells of a selection in the midst of it where the text has the focus. */
const leave = (): void => (document.activeElement as HTMLElement).blur();
const key = (name: string): void => {
  const init = { key: name, ctrlKey: name === ".", bubbles: true, cancelable: true };
  window.find(".cm-content").dispatchEvent(new KeyboardEvent("keydown", init));
};

test("a wrong word is marked and no identifier is", async () => {
  await settles(() => expect(marked()).toEqual(["wrng"]));
});

test("a suggestion takes the place of the word", async () => {
  await settles(() => expect(marked()).toEqual(["wrng"]));
  view().dispatch({ selection: { anchor: view().state.doc.toString().indexOf("wrng") + 1 } });
  key(".");
  const offered = ["wrong", "Add wrng to the dictionary"];
  await settles(() => expect(entries().map(({ textContent }) => textContent)).toEqual(offered));
  entries()[0]!.click();
  leave();
  await settles(() => expect(view().state.doc.toString()).toContain("A wrong word"));
  await settles(() => expect(marked()).toEqual([]));
});

test("a word that is learned is an operation of the library, and marked no longer", async () => {
  await settles(() => expect(marked()).toEqual(["wrng"]));
  view().dispatch({ selection: { anchor: view().state.doc.toString().indexOf("wrng") + 1 } });
  key(".");
  await settles(() => expect(entries()).toHaveLength(2));
  entries()[1]!.click();
  leave();
  await settles(() => expect(marked()).toEqual([]));
  expect(window.host.calls).toContain("learn_word");
});
