import { deleteCharBackward, deleteLine, moveLineUp, redo, selectAll, undo, undoDepth } from "@codemirror/commands";
import { EditorView } from "@codemirror/view";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bodyStart, closingLine } from "../src/editor/front-matter/place";
import { sampleHost } from "../src/host/fake/sample";
import type { HeadEdit } from "../src/host/wire";
import { opened, settles, type Opened } from "./opened";

const PATH = "notes/back-pressure.md";

let window: Opened;
let first: string;
const view = (): EditorView => EditorView.findFromDOM(window.find(".cm-editor"))!;
const text = (): string => view().state.doc.toString();
const caret = (): number => view().state.selection.main.head;
const folded = (): boolean => window.all(".front-fold:not(.open)").length > 0;

beforeEach(async () => {
  window = await opened(sampleHost());
  // No blank line keeps the body from the front matter.
  first = window.app.note.text.replace("\n---\n\n", "\n---\n");
  await settles(() => expect(caret()).toBeGreaterThanOrEqual(bodyStart(view().state.doc)));
  view().dispatch({ selection: { anchor: bodyStart(view().state.doc) } });
});
afterEach(() => window.close());

/** Shows the note as it was at first, with nothing to undo. */
async function again(): Promise<void> {
  const { app, host } = window;
  app.layout.head.value = true;
  await app.note.open("notes/late-data.md");
  host.files.set(PATH, first);
  // Of another library nothing is kept that could be undone.
  app.library.value = { ...app.library.value!, folder: `${app.library.value!.folder}/` };
  await app.note.open(PATH);
  if (text() !== first || undoDepth(view().state) > 0) throw new Error("The note does not begin anew.");
  if (caret() !== bodyStart(view().state.doc)) view().dispatch({ selection: { anchor: bodyStart(view().state.doc) } });
}

const toggle = async (): Promise<void> => {
  window.app.layout.toggleHead();
  await Promise.resolve();
  await settles(() => expect(window.all(".front-fold").length).toBe(window.app.layout.head.value ? 1 : 0));
};

/** What every moment of a note with a head has to show. */
function isOnce(): void {
  const { doc } = view().state;
  expect(window.app.note.text).toBe(text());
  const closing = closingLine(doc);
  expect(closing).toBeGreaterThan(1);
  const keys = text().split("\n").slice(1, closing - 1).map((line) => line.replace(/:.*/, ""));
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toContain("title");
  const written = window.all(".cm-line.w-front").length > 0;
  if (!window.app.layout.head.value) expect([written, window.all(".front-fold").length]).toEqual([true, 0]);
  else expect([written, window.all(".front-fold").length]).toEqual([!folded(), 1]);
  if (folded()) expect(caret()).toBeGreaterThanOrEqual(bodyStart(doc));
}

test("with the form the front matter is one line, without it it is written out", async () => {
  isOnce();
  expect(window.find(".front-fold").textContent).toBe("Front matter, 5 lines");
  await toggle();
  isOnce();
  await toggle();
  isOnce();
});

test("a click opens the front matter with the caret in it", () => {
  window.find(".front-fold").click();
  expect(folded()).toBe(false);
  expect(view().state.doc.lineAt(caret()).text).toMatch(/^title:/);
});

test("the caret that enters the front matter opens it, and folds it where it leaves by a key", () => {
  view().dispatch({ selection: { anchor: 5 } });
  expect(folded()).toBe(false);
  view().dispatch({ selection: { anchor: text().length }, userEvent: "select.pointer" });
  expect(folded()).toBe(false);
  view().dispatch({ selection: { anchor: 5 } });
  view().dispatch({ selection: { anchor: text().length }, userEvent: "select" });
  expect(folded()).toBe(true);
});

test("a key that leads up from the first line of the body opens it, from anywhere below it stops at that line", () => {
  const start = bodyStart(view().state.doc);
  view().dispatch({ selection: { anchor: text().length }, userEvent: "select" });
  view().dispatch({ selection: { anchor: 0 }, userEvent: "select" });
  expect([folded(), caret()]).toEqual([true, start]);
  view().dispatch({ selection: { anchor: 0 }, userEvent: "select" });
  expect(folded()).toBe(false);
  expect(view().state.doc.lineAt(caret()).text).toMatch(/^state:/);
});

test("a line of the front matter that is asked for opens it", () => {
  window.app.cursor.jump.value = { line: 3 };
  expect([folded(), view().state.doc.lineAt(caret()).number]).toEqual([false, 3]);
});

test("text that was selected as a whole and is typed over leaves the head as it was", () => {
  selectAll(view());
  view().dispatch(view().state.replaceSelection("New."), { userEvent: "input.type" });
  isOnce();
  expect(text()).toMatch(/\n---\nNew\.$/);
});

test("the first words of a note that ends with its front matter begin a body", async () => {
  window.app.note.replace("---\ntitle: a\n---");
  await settles(() => expect(text()).toBe("---\ntitle: a\n---"));
  view().dispatch({ changes: { from: caret(), insert: "x" }, userEvent: "input.type" });
  expect(text()).toBe("---\ntitle: a\n---\nx");
});

const word = fc.stringMatching(/^[a-z]{1,6}$/);
const formEdit: fc.Arbitrary<HeadEdit> = fc.oneof(
  word.map((value) => ({ set: "title" as const, value })),
  fc.option(word).map((value) => ({ set: "topic" as const, value })),
  word.map((value) => ({ set: "addTag" as const, value })),
  fc.constantFrom("Streams", "Queues").map((value) => ({ set: "removeTag" as const, value })),
  fc.option(word).map((value) => ({ set: "summary" as const, value })),
  fc.constantFrom("draft" as const, "ready" as const).map((value) => ({ set: "state" as const, value })),
);
const COMMANDS = { deleteCharBackward, deleteLine, moveLineUp, selectAll };
const step = fc.oneof(
  formEdit.map((edit) => ({ kind: "form" as const, edit })),
  fc.record({
    kind: fc.constant("body" as const), at: fc.double({ min: 0, max: 1, noNaN: true }),
    insert: fc.constantFrom("x", "\n", "---\n", "\n---\ntitle: no\n---\n", "# h\n", "```\n"),
  }),
  fc.record({ kind: fc.constant("yaml" as const), insert: word }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("key" as const), atStart: fc.boolean(),
      command: fc.constantFrom(...Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]),
    }),
  },
  fc.constantFrom({ kind: "turn" as const }, { kind: "undo" as const }, { kind: "redo" as const }),
);

test("any edits in form and text leave one head, the caret at its words, and each of them to be undone", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 16 }), async (steps) => {
    await again();
    for (const one of steps) {
      const { doc } = view().state;
      if (one.kind === "form") {
        const isInBody = caret() >= bodyStart(doc);
        const behind = text().slice(caret());
        await window.app.headEdits.edit(one.edit);
        if (isInBody) expect(text().slice(caret())).toBe(behind);
      } else if (one.kind === "body") {
        const from = bodyStart(doc) + Math.round(one.at * (doc.length - bodyStart(doc)));
        view().dispatch({
          changes: { from, insert: one.insert }, selection: { anchor: from + one.insert.length },
          userEvent: "input.type",
        });
      } else if (one.kind === "yaml") {
        const from = doc.line(text().split("\n").findIndex((line) => line.startsWith("title:")) + 1).to;
        view().dispatch({ selection: { anchor: from } });
        view().dispatch({ changes: { from, insert: one.insert }, userEvent: "input.type" });
      } else if (one.kind === "turn") await toggle();
      else if (one.kind === "undo") undo(view());
      else if (one.kind === "redo") redo(view());
      // Where the front matter is written out, it is the author's to take apart.
      else if (folded()) {
        if (one.atStart) view().dispatch({ selection: { anchor: bodyStart(doc) } });
        COMMANDS[one.command](view());
      }
      isOnce();
    }
    while (undoDepth(view().state) > 0) {
      undo(view());
      isOnce();
    }
    expect(text()).toBe(first);
  }), { numRuns: 40 });
});
