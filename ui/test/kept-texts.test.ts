import { history, isolateHistory, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import { EditorState, type StateCommand, Text, type TransactionSpec } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { editorIsland, type EditorIsland } from "../src/editor/editor-island";
import { firstWords, caretAfterOpening, type Place } from "../src/editor/island/caret";
import { textChanges } from "../src/editor/text-changes";

const HEAD = "---\ntitle: A\n---\n\n";
let island: EditorIsland;
let places: Place[];
let last = 0;

const view = (): EditorView => EditorView.findFromDOM(island.dom)!;
const text = (): string => view().state.doc.toString();
const open = (path: string, its: string, session = ++last): void =>
  island.show({ session, path, text: its, readOnly: false, serial: ++last });

function build(): void {
  places = [];
  const moved = (place: Place): void => void places.push(place);
  island = editorIsland({ typed: () => {}, left: () => {}, moved, scrolled: () => {} });
  document.body.append(island.dom);
}
function end(): void {
  island.destroy();
  island.dom.remove();
}
beforeEach(build);
afterEach(end);

test("a note that comes back has its caret and can be undone as before", () => {
  open("a", "one two");
  view().dispatch({ changes: { from: 3, insert: "!" }, selection: { anchor: 4 }, userEvent: "input" });
  open("b", "other");
  expect(undoDepth(view().state)).toBe(0);
  open("a", "one! two");
  expect(view().state.selection.main.head).toBe(4);
  undo(view());
  expect(text()).toBe("one two");
});

test("what another program changed meanwhile joins what was kept, and can be undone on its own", () => {
  open("a", "one\ntwo\nthree");
  view().dispatch({ changes: { from: 7, insert: "!" }, selection: { anchor: 8 }, userEvent: "input" });
  open("b", "other");
  open("a", "ONE\ntwo!\nthree");
  expect(view().state.doc.lineAt(view().state.selection.main.head).text).toBe("two!");
  undo(view());
  expect(text()).toBe("one\ntwo!\nthree");
  undo(view());
  expect(text()).toBe("one\ntwo\nthree");
});

test("a note that was moved comes back under its new path", () => {
  open("a", "one");
  const session = last - 1;
  view().dispatch({ changes: { from: 3, insert: "!" }, selection: { anchor: 4 }, userEvent: "input" });
  island.show({ session, path: "moved", text: "stale", readOnly: false, serial: last });
  expect(text()).toBe("one!");
  open("b", "other");
  open("moved", "one!");
  undo(view());
  expect(text()).toBe("one");
});

test("of many notes the latest are kept", () => {
  const names = Array.from({ length: 60 }, (_, at) => `n${at}`);
  for (const name of names) {
    open(name, "one");
    view().dispatch({ changes: { from: 3, insert: "!" }, selection: { anchor: 4 }, userEvent: "input" });
  }
  const canBeUndone = (name: string): boolean => {
    open(name, "one!");
    return undoDepth(view().state) > 0;
  };
  expect(canBeUndone("n58")).toBe(true);
  expect(canBeUndone("n30")).toBe(true);
  expect(canBeUndone("n3")).toBe(false);
});

test("of another library nothing is kept", () => {
  open("a", "one");
  view().dispatch({ changes: { from: 3, insert: "!" }, userEvent: "input" });
  island.show(null);
  island.forget();
  open("a", "alpha");
  expect(undoDepth(view().state)).toBe(0);
});

test("a note is begun at its first words, never before its front matter", () => {
  open("a", `${HEAD}Words.`);
  expect(view().state.selection.main.head).toBe(HEAD.length);
  open("b", HEAD);
  expect(view().state.selection.main.head).toBe(HEAD.length);
  open("c", "No head.");
  expect(view().state.selection.main.head).toBe(0);
});

test("the caret cannot be put before the front matter, and all can be selected", () => {
  open("a", `${HEAD}Words.`);
  for (const anchor of [0, 1, 3]) {
    view().dispatch({ selection: { anchor } });
    expect(view().state.selection.main.head).toBe(4);
  }
  view().dispatch({ selection: { anchor: 0, head: text().length } });
  expect(view().state.selection.main.from).toBe(0);
});

test("a place that is remembered from another day is found again, as far as it is there", () => {
  island.show({ session: 1, path: "a", text: "one\ntwo\nthree", readOnly: false, serial: 1 }, {
    line: 2, column: 3, top: 1,
  });
  expect(places.at(-1)).toMatchObject({ line: 2, column: 3 });
  island.show({ session: 2, path: "b", text: "one", readOnly: false, serial: 2 }, { line: 9, column: 9, top: 9 });
  expect(places.at(-1)).toMatchObject({ line: 1, column: 4 });
});

/** One editor for each note, which is never given another one. */
class NeverLeft {
  state: EditorState;

  constructor(doc: string, head: number) {
    const extensions = [history(), caretAfterOpening];
    this.state = EditorState.create({ doc, selection: { anchor: head }, extensions });
  }

  does(spec: TransactionSpec): void {
    this.state = this.state.update(spec).state;
  }

  runs(command: StateCommand): void {
    command({ state: this.state, dispatch: (transaction) => (this.state = transaction.state) });
  }

  /** Another program, or the library, made another text of it. */
  becomes(its: string): void {
    const changes = textChanges(this.state.doc.toString(), its);
    this.does({ changes, annotations: isolateHistory.of("full") });
  }
}

const place = fc.nat(60);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constant("type" as const), place, fc.stringMatching(/^[a-c\n-]{1,4}$/)) },
  { weight: 2, arbitrary: fc.tuple(fc.constant("open" as const), place, fc.constant("")) },
  { weight: 2, arbitrary: fc.tuple(fc.constant("outside" as const), place, fc.stringMatching(/^[x-z]{1,3}$/)) },
  fc.tuple(fc.constantFrom("undo" as const, "redo" as const), place, fc.constant("")),
);

/** A disk with three notes, the window's editor, and for each note an editor that is never left. */
class Notes {
  readonly disk = [`${HEAD}one\ntwo\n`, "three\nfour\n", ""];
  readonly alone: (NeverLeft | null)[] = [null, null, null];
  here = 0;
  session = 0;

  open(note: number): void {
    if (note !== this.here || this.session === 0) this.session = ++last;
    this.here = note;
    const its = this.disk[note]!;
    if (this.alone[note]) this.alone[note].becomes(its);
    else this.alone[note] = new NeverLeft(its, its.startsWith(HEAD) ? firstWords(Text.of(its.split("\n"))) : 0);
    open(`${note}`, its, this.session);
  }

  type(at: number, word: string): void {
    const from = Math.min(at, text().length);
    const spec: TransactionSpec = {
      changes: { from, insert: word }, selection: { anchor: from + word.length },
      userEvent: "input.type", annotations: isolateHistory.of("full"),
    };
    view().dispatch(spec);
    this.alone[this.here]!.does(spec);
    this.disk[this.here] = text();
  }

  writeOutside(at: number, word: string): void {
    const note = at % this.disk.length;
    const its = this.disk[note]!;
    this.disk[note] = its.slice(0, at) + word + its.slice(at);
    if (note === this.here) this.open(note);
  }

  takeBack(command: typeof undo): void {
    command(view());
    this.alone[this.here]!.runs(command);
    this.disk[this.here] = text();
  }

  check(): void {
    const { state } = this.alone[this.here]!;
    const now = view().state;
    expect(text()).toBe(state.doc.toString());
    expect(now.selection.main.head).toBe(state.selection.main.head);
    expect([undoDepth(now), redoDepth(now)]).toEqual([undoDepth(state), redoDepth(state)]);
  }
}

test("however notes are opened, written in and changed outside, each keeps its text and what can be undone", () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
    end();
    build();
    const notes = new Notes();
    notes.open(0);
    for (const [what, at, word] of steps) {
      if (what === "open") notes.open(at % notes.disk.length);
      else if (what === "type") notes.type(at, word);
      else if (what === "outside") notes.writeOutside(at, word);
      else notes.takeBack(what === "undo" ? undo : redo);
      notes.check();
    }
    while (undoDepth(view().state) > 0) {
      notes.takeBack(undo);
      notes.check();
    }
  }), { numRuns: 60 });
});
