import { type CompletionSource, CompletionContext } from "@codemirror/autocomplete";
import { EditorSelection, EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { afterEach, expect, test, vi } from "vitest";
import { blocks } from "../src/editor/completion/blocks";
import { Comfort } from "../src/editor/comfort/comfort";
import { habits } from "../src/editor/comfort/habits";
import { editing, markdownText } from "../src/editor/extensions";

let view: EditorView | null = null;
afterEach(() => view?.destroy());

function begin(doc: string, more: Extension = []): EditorView {
  view = new EditorView({
    parent: document.body, state: EditorState.create({ doc, extensions: [more, editing, markdownText()] }),
  });
  return view;
}
const settles = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 10_000 });
const lines = (): string[] => [...view!.contentDOM.querySelectorAll(".cm-line")].map(({ textContent }) => textContent!);

test("a habit is remembered, and heard of once it changes", () => {
  const comfort = new Comfort();
  const changed = vi.fn();
  comfort.restoreAndWatch({ typewriter: true, vim: "yes" }, changed);
  expect([comfort.typewriter.value, comfort.vim.value]).toEqual([true, false]);
  expect(changed).not.toHaveBeenCalled();
  comfort.toggle("paragraph");
  expect(changed).toHaveBeenCalledWith({
    spelling: true, paragraph: true, typewriter: true, quietMarks: false, vim: false,
  });
});

test("only the paragraph of the caret stands out, for as long as that is wanted", async () => {
  const comfort = new Comfort();
  comfort.toggle("paragraph");
  begin("one\ntwo\n\nthree", habits(comfort, vi.fn()));
  const standing = (): string[] => [...view!.contentDOM.querySelectorAll(".w-here")].map((line) => line.textContent!);
  await settles(() => expect(standing()).toEqual(["one", "two"]));
  view!.dispatch({ selection: { anchor: 9 } });
  expect(standing()).toEqual(["three"]);
  comfort.toggle("paragraph");
  await settles(() => expect(standing()).toEqual([]));
});

test("marks are hidden where the author is not, and the text stays as it is", async () => {
  const comfort = new Comfort();
  comfort.toggle("quietMarks");
  const doc = "## One\n\n**bold** and [x](a.md) and `c` [[d]]\n\n```\n**no**\n```";
  begin(doc, habits(comfort, vi.fn()));
  await settles(() => expect(lines().slice(0, 3)).toEqual(["One", "", "bold and x and c d"]));
  expect(lines()[5]).toBe("**no**");
  expect(view!.state.doc.toString()).toBe(doc);
});

test("Vim's keys write only when they are told to, and :w saves", async () => {
  const comfort = new Comfort();
  comfort.toggle("vim");
  const save = vi.fn();
  begin("one", habits(comfort, save));
  await settles(() => expect(view!.dom.querySelector(".cm-vimMode")).not.toBeNull());
  const { Vim, getCM } = await import("@replit/codemirror-vim");
  const cm = getCM(view!)!;
  Vim.handleKey(cm, "x", "user");
  expect(view!.state.doc.toString()).toBe("ne");
  Vim.handleEx(cm as never, "w");
  expect(save).toHaveBeenCalledOnce();
});

test("several carets write at once", () => {
  begin("a\nb");
  view!.dispatch({ selection: EditorSelection.create([EditorSelection.cursor(0), EditorSelection.cursor(2)]) });
  view!.dispatch(view!.state.replaceSelection("x"));
  expect(view!.state.doc.toString()).toBe("xa\nxb");
});

test("a line runs as its words do", () => {
  begin("one\nשלום");
  expect([...view!.contentDOM.querySelectorAll(".cm-line")].map((line) => line.getAttribute("dir")))
    .toEqual(["auto", "auto"]);
});

test("a slash at the beginning of a line offers blocks, whose gaps are gone through", async () => {
  const source: CompletionSource = blocks;
  begin("/call");
  const result = (await source(new CompletionContext(view!.state, 5, false, view!)))!;
  const callout = result.options.find(({ label }) => label === "/callout")!;
  (callout.apply as (v: EditorView, c: unknown, from: number, to: number) => void)(view!, callout, result.from, 5);
  expect(view!.state.doc.toString()).toBe("> [!note] title\n> words\n");
  expect(view!.state.sliceDoc(view!.state.selection.main.from, view!.state.selection.main.to)).toBe("note");
  begin("and/or");
  expect(await source(new CompletionContext(view!.state, 6, false, view!))).toBeNull();
});
