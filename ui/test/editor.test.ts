import { undo } from "@codemirror/commands";
import { EditorView } from "@codemirror/view";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { editorIsland, type EditorIsland } from "../src/editor/editor-island";

let texts: string[] = [];
const hears = { typed: (text: () => string) => void texts.push(text()), left: vi.fn(), moved: vi.fn(), scrolled: vi.fn() };
let island: EditorIsland;

const view = (): EditorView => EditorView.findFromDOM(island.dom)!;
const shown = (text: string, more = {}) => ({ session: 1, text, readOnly: false, serial: 1, ...more });

beforeEach(() => {
  vi.clearAllMocks();
  texts = [];
  island = editorIsland(hears);
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
  island.show(shown("two", { session: 2, readOnly: true }));
  expect(view().state.doc.toString()).toBe("two");
  expect(view().state.readOnly).toBe(true);
});

test("the cursor's place is told by line and column", () => {
  island.show(shown("one\ntwo"));
  island.goTo(2);
  expect(hears.moved).toHaveBeenLastCalledWith({ line: 2, column: 1 });
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
  view().contentDOM.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  expect(view().state.doc.toString()).toBe("see [the log](https://example.org/log) here");
});

test("the Enter that confirms composed characters is not a new line", () => {
  island.show(shown("- 日本"));
  view().dispatch({ selection: { anchor: 4 } });
  const enter = new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, cancelable: true } as KeyboardEventInit);
  view().contentDOM.dispatchEvent(enter);
  expect(view().state.doc.toString()).toBe("- 日本");
});

test("a list goes on at the next line", () => {
  island.show(shown("- one"));
  view().dispatch({ selection: { anchor: 5 } });
  view().contentDOM.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 13, bubbles: true, cancelable: true } as KeyboardEventInit));
  expect(view().state.doc.toString()).toBe("- one\n- ");
});
