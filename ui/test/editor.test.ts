import { undo } from "@codemirror/commands";
import { EditorView } from "@codemirror/view";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { editorIsland, type EditorIsland } from "../src/editor/editor-island";

let texts: string[] = [];
const events = {
  typed: (text: () => string) => void texts.push(text()), left: vi.fn(), moved: vi.fn(), scrolled: vi.fn(),
};
let island: EditorIsland;

/** With the code 229 it belongs to an input method. */
const enter = (keyCode: 13 | 229): KeyboardEvent => {
  const init: KeyboardEventInit & { keyCode: number } = { key: "Enter", keyCode, bubbles: true, cancelable: true };
  return new KeyboardEvent("keydown", init);
};
const view = (): EditorView => EditorView.findFromDOM(island.dom)!;
let serial = 0;
const shown = (text: string, more = {}) =>
  ({ session: 1, path: "notes/a.md", text, readOnly: false, serial: ++serial, ...more });

beforeEach(() => {
  vi.clearAllMocks();
  texts = [];
  island = editorIsland(events);
  document.body.append(island.dom);
});
afterEach(() => {
  island.destroy();
  island.dom.remove();
});

test("what is typed is heard, what is shown is not", () => {
  island.show(shown("one"));
  island.show(shown("one two"));
  expect(texts).toEqual([]);
  view().dispatch({ changes: { from: 0, insert: "x" } });
  expect(texts).toEqual(["xone two"]);
});

test("a change of the same note keeps the cursor at its words", () => {
  island.show(shown("title: a\n---\nbody"));
  view().dispatch({ selection: { anchor: 15 } });
  island.show(shown("title: longer\n---\nbody"));
  expect(view().state.selection.main.head).toBe(20);
});

test("another note begins with its own history", () => {
  island.show(shown("one"));
  island.show(shown("two", { session: 2, path: "notes/b.md", readOnly: true }));
  expect(view().state.doc.toString()).toBe("two");
  expect(view().state.readOnly).toBe(true);
});

test("the cursor's place is told by line and column", () => {
  island.show(shown("one\ntwo"));
  island.goTo(2);
  expect(events.moved).toHaveBeenLastCalledWith({ line: 2, column: 1, top: 1 }, 1);
});

test("several changes from outside leave the cursor and the history where they were", () => {
  island.show(shown("one\ntwo\nthree\nfour\nfive"));
  view().dispatch({ changes: { from: 8, insert: "my " }, selection: { anchor: 11 }, userEvent: "input" });
  island.show(shown("ONE\ntwo\nmy three\nfour\nFIVE"));
  expect(view().state.doc.lineAt(view().state.selection.main.head).text).toBe("my three");
  undo(view());
  expect(view().state.doc.toString()).toBe("one\ntwo\nmy three\nfour\nfive");
  undo(view());
  expect(view().state.doc.toString()).toBe("one\ntwo\nthree\nfour\nfive");
});

test("an address pasted over words makes them its link", () => {
  island.show(shown("see the log here"));
  view().dispatch({ selection: { anchor: 4, head: 11 } });
  const data = new DataTransfer();
  data.setData("text/plain", "https://example.org/log");
  const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  view().contentDOM.dispatchEvent(paste);
  expect(view().state.doc.toString()).toBe("see [the log](https://example.org/log) here");
});

test("the Enter that confirms composed characters is not a new line", () => {
  island.show(shown("- 日本"));
  view().dispatch({ selection: { anchor: 4 } });
  view().contentDOM.dispatchEvent(enter(229));
  expect(view().state.doc.toString()).toBe("- 日本");
});

test("a list goes on at the next line", () => {
  island.show(shown("- one"));
  view().dispatch({ selection: { anchor: 5 } });
  view().contentDOM.dispatchEvent(enter(13));
  expect(view().state.doc.toString()).toBe("- one\n- ");
});
