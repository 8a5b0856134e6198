import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../src/commands/run";
import { markdownText } from "../src/editor/extensions";
import { sectionMoved } from "../src/editor/outline/move-section";
import { sectionsOf } from "../src/editor/outline/sections";
import { fakeHost } from "../src/host/fake/fake-host";
import { opened, settles, type Opened } from "./opened";

const NOTE = "---\ntitle: A\n---\n\n## One\n\nfirst\n\n### Under\n\n## Two\n\nsecond\n\n## Three\n";
let window: Opened;
beforeEach(async () => {
  window = await opened(fakeHost({ "notes/a.md": NOTE }));
  await window.app.note.open("notes/a.md");
});
afterEach(() => window.close());

const view = (): EditorView => EditorView.findFromDOM(window.find(".editor-island"))!;
const state = (doc: string): EditorState => EditorState.create({ doc, extensions: markdownText() });
const words = (of: EditorState): string[] => sectionsOf(of).map((section) => section.words);

test("a section ends where the next one begins that is not under it; quotes and code have none", () => {
  const text = "# A\n\n## B\n\n> ## no\n\n```\n# no\n```\n\nC\n===\n";
  expect(sectionsOf(state(text)).map(({ words: said, from, to }) => [said, from, to]))
    .toEqual([["A", 0, 34], ["B", 5, 34], ["C", 34, 40]]);
});

test("a section moves down with what is under it, and the caret with its words", async () => {
  view().dispatch({ selection: { anchor: view().state.doc.toString().indexOf("irst") } });
  await runCommand(window.app, "section-down");
  expect(view().state.doc.toString())
    .toBe("---\ntitle: A\n---\n\n## Two\n\nsecond\n\n## One\n\nfirst\n\n### Under\n\n## Three\n");
  expect(view().state.sliceDoc(view().state.selection.main.head).startsWith("irst")).toBe(true);
});

test("the outline jumps to a heading, finds it by its words, and moves its section by keys", async () => {
  await runCommand(window.app, "outline");
  await settles(() => expect(window.all(".outline li")).toHaveLength(4));
  window.press(".palette-field", "ArrowDown");
  await settles(() => expect(window.find(".outline [aria-selected=true]").textContent).toBe("Under"));
  window.type(".palette-field", "thr");
  await settles(() => expect(window.all(".outline li")).toHaveLength(1));
  window.press(".palette-field", "Enter");
  await settles(() => expect(window.app.dialog.value).toBeNull());
  expect(view().state.doc.lineAt(view().state.selection.main.head).text).toBe("## Three");
  await runCommand(window.app, "outline");
  await settles(() => expect(window.all(".outline li")).toHaveLength(4));
  window.press(".palette-field", "ArrowUp", { altKey: true });
  await settles(() => expect(words(view().state)).toEqual(["One", "Under", "Three", "Two"]));
});

test("a heading that is dragged over another takes its place", async () => {
  await runCommand(window.app, "outline");
  await settles(() => expect(window.all(".outline li")).toHaveLength(4));
  window.all(".outline li")[3]!.dispatchEvent(new Event("dragstart", { bubbles: true }));
  await settles(() => expect(window.all(".outline .dragged")).toHaveLength(1));
  window.all(".outline li")[0]!.dispatchEvent(new Event("drop", { bubbles: true, cancelable: true }));
  await settles(() => expect(words(view().state)).toEqual(["Three", "One", "Under", "Two"]));
});

const block = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 4 }), fc.stringMatching(/^[a-z]{1,4}$/))
    .map(([level, said]) => `${"#".repeat(level)} ${said}`),
  fc.stringMatching(/^[a-z]{1,6}$/), fc.constant("- item"), fc.constant("```\n# code\n```"), fc.constant("head\n---"),
);
test("however sections are moved, none is lost, none is cut, and moving back is as before", () => {
  const texts = fc.array(block, { minLength: 1, maxLength: 12 }).map((blocks) => `${blocks.join("\n\n")}\n`);
  fc.assert(fc.property(texts, fc.nat(), fc.constantFrom<1 | -1>(1, -1), (text, which, step) => {
    const before = state(text);
    const sections = sectionsOf(before);
    if (sections.length === 0) return;
    const spec = sectionMoved(before, which % sections.length, step);
    if (!spec) return;
    const moved = sections[which % sections.length]!;
    const after = before.update(spec).state;
    expect(words(after).sort()).toEqual(words(before).sort());
    expect(after.doc.toString()).toContain(before.sliceDoc(moved.from, moved.to).trimEnd());
    const there = sectionsOf(after).findLastIndex(({ from }) => from <= after.selection.main.head);
    expect(after.update(sectionMoved(after, there, step > 0 ? -1 : 1)!).state.doc.toString()).toBe(text);
  }));
});
