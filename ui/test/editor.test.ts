import { EditorView } from "@codemirror/view";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { editorIsland, type EditorIsland } from "../src/editor/island";

const hears = { typed: vi.fn(), left: vi.fn(), moved: vi.fn() };
let island: EditorIsland;

const view = (): EditorView => EditorView.findFromDOM(island.dom)!;
const shown = (text: string, more = {}) => ({ path: "notes/a.md", text, readOnly: false, serial: 1, ...more });

beforeEach(() => {
  vi.clearAllMocks();
  island = editorIsland(hears, "");
  document.body.append(island.dom);
});
afterEach(() => {
  island.destroy();
  island.dom.remove();
});

test("what is typed is heard, what is shown is not", () => {
  island.show(shown("one"));
  island.show(shown("one two"));
  expect(hears.typed).not.toHaveBeenCalled();
  view().dispatch({ changes: { from: 0, insert: "x" } });
  expect(hears.typed).toHaveBeenCalledWith("xone two");
});

test("a change of the same note keeps the cursor at its words", () => {
  island.show(shown("title: a\n---\nbody"));
  view().dispatch({ selection: { anchor: 15 } });
  island.show(shown("title: longer\n---\nbody"));
  expect(view().state.selection.main.head).toBe(20);
});

test("another note begins with its own history", () => {
  island.show(shown("one"));
  island.show(shown("two", { path: "notes/b.md", readOnly: true }));
  expect(view().state.doc.toString()).toBe("two");
  expect(view().state.readOnly).toBe(true);
});

test("the cursor's place is told by line and column", () => {
  island.show(shown("one\ntwo"));
  island.goTo(2);
  expect(hears.moved).toHaveBeenLastCalledWith({ line: 2, column: 1 });
});
