import { forEachDiagnostic } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../src/commands/run";
import { markdownText } from "../src/editor/extensions";
import { placeOf } from "../src/editor/problems/problem-marks";
import { fakeHost } from "../src/host/fake/fake-host";
import type { ProblemView } from "../src/host/wire";
import type { Page } from "../src/preview/page";
import { opened, settles, type Opened } from "./opened";

const problem = (more: Partial<ProblemView>): ProblemView => ({
  code: "missing-link", severity: "warning", file: "notes/a.md", line: 1, column: null, message: "No.", hint: "",
  ...more,
});
let window: Opened;
beforeEach(async () => {
  window = await opened(fakeHost({
    "notes/a.md": "---\ntitle: A\n---\n\none [two](x.md) three\n\nfour\n\nSee [[New one]].\n",
  }));
  await window.app.note.open("notes/a.md");
  await settles(() => expect(window.app.preview.page.value).not.toBeNull());
});
afterEach(() => window.close());

const view = (): EditorView => EditorView.findFromDOM(window.find(".editor-island"))!;
const find = (problems: ProblemView[]): void => {
  window.app.preview.page.value = { ...window.app.preview.page.value!, problems } as Page;
};
const marked = (): string[] => {
  const found: string[] = [];
  const { state } = view();
  forEachDiagnostic(state, ({ severity }, from, to) => found.push(`${severity}: ${state.sliceDoc(from, to)}`));
  return found;
};
const link = problem({ line: 5, column: 5, message: "It leads nowhere.", hint: "Name a note." });
const words = problem({ line: 7, severity: "error", message: "Not four." });

test("a problem is under the words it is about, and stays there while the author types", async () => {
  find([link, words]);
  await settles(() => expect(marked()).toEqual(["warning: [two](x.md)", "error: four"]));
  view().dispatch({ changes: { from: view().state.doc.line(5).from, insert: "zero " } });
  expect(marked()).toEqual(["warning: [two](x.md)", "error: four"]);
});

test("where no column is told, the link that the words name is marked", () => {
  const doc = "See [[Two clocks]], [x](old/way.md) and Two.\n";
  const at = (message: string): string => {
    const state = EditorState.create({ doc, extensions: markdownText() });
    const { from, to } = placeOf(state, problem({ message }));
    return state.sliceDoc(from, to);
  };
  expect(at("The link to Two clocks leads nowhere.")).toBe("[[Two clocks]]");
  expect(at("The link to old/way.md leads nowhere.")).toBe("[x](old/way.md)");
  expect(at("It is not as it should be.")).toBe(doc.trim());
});

test("a note that is missed can be made where its name stands", async () => {
  find([problem({ line: 9, message: "The link to New one leads nowhere." })]);
  await settles(() => expect(marked()).toEqual(["warning: [[New one]]"]));
  await goTo("next-problem");
  await settles(() => expect(window.find(".cm-diagnosticAction").textContent).toBe("Create this note"));
  view().contentDOM.blur();
  window.find(".cm-diagnosticAction").click();
  await settles(() => expect(window.app.note.path).toBe("notes/new-one.md"));
});

/** The document of these tests tells of a selection while it is being made, which an editor with the focus forbids. */
const goTo = (id: string): Promise<void> => {
  view().contentDOM.blur();
  return runCommand(window.app, id);
};

test("F8 goes to the next problem and says it, Shift+F8 to the one before, and round again", async () => {
  find([link, words]);
  await settles(() => expect(marked()).toHaveLength(2));
  const line = (): number => view().state.doc.lineAt(view().state.selection.main.head).number;
  await goTo("next-problem");
  expect(line()).toBe(5);
  await settles(() => expect(window.find(".problem-words").textContent).toBe("warning: It leads nowhere.Name a note."));
  await goTo("next-problem");
  expect(line()).toBe(7);
  await goTo("next-problem");
  expect(line()).toBe(5);
  await goTo("previous-problem");
  expect(line()).toBe(7);
});

test("the count in the status bar is amber where it warns, and opens the list of the note first", async () => {
  find([link]);
  await settles(() => expect(window.find(".status .warning").textContent).toBe("1 to fix"));
  window.find(".status .warning").click();
  await settles(() => expect(window.find("dialog h2").textContent).toBe("To fix in this note"));
  expect(window.all(".problems li")).toHaveLength(1);
  find([link, words]);
  await settles(() => expect(window.find(".status .problem").textContent).toBe("2 to fix"));
});

test("whatever line and column a problem names, it is in the text", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "\n", " ", "[", "]", "(", ")", "é", "日", "👍", "`") });
  fc.assert(fc.property(text, fc.option(fc.integer({ min: -1, max: 9 })), fc.option(fc.integer({ min: -1, max: 20 })),
    (doc, line, column) => {
      const state = EditorState.create({ doc, extensions: markdownText() });
      const { from, to } = placeOf(state, problem({ line, column }));
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeGreaterThanOrEqual(from);
      expect(to).toBeLessThanOrEqual(doc.length);
    }));
});
