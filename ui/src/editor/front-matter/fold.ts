/**
 * The head is shown once. While the form shows it, the front matter of the text is one quiet line: it opens by a click
 * and wherever the caret enters it, and folds when the caret leaves it by the keyboard or the text loses the focus.
 * What is folded is changed by the form alone: a key that would reach into it opens it instead.
 */
import type { ReadonlySignal } from "@preact/signals";
import {
  type ChangeSpec, EditorState, type Extension, StateEffect, StateField, type Transaction, type TransactionSpec,
} from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { FoldLine } from "./fold-line";
import { bodyStart, closingLine, headEnd } from "./place";

/** Says that the form is shown, or is not. */
const formTurns = StateEffect.define<boolean>();
/** Opens the front matter, or folds it. */
const turn = StateEffect.define<boolean>();

interface Fold { isFormShown: boolean; isOpen: boolean; drawn: DecorationSet }

const isInside = (doc: EditorState["doc"], at: number): boolean => at <= headEnd(doc);

function draw({ doc }: EditorState, isFormShown: boolean, isOpen: boolean): DecorationSet {
  const closing = closingLine(doc);
  if (!isFormShown || closing === 0) return Decoration.none;
  const lines = Math.max(0, closing - 2);
  if (isOpen) {
    const widget = new FoldLine({ isOpen, lines, turn: fold });
    return Decoration.set(Decoration.widget({ widget, side: 1 }).range(doc.line(1).to));
  }
  const widget = new FoldLine({ isOpen, lines, turn: open });
  return Decoration.set(Decoration.replace({ widget, block: true }).range(0, doc.line(closing).to));
}

function open(view: EditorView): void {
  const at = view.state.doc.line(Math.min(2, view.state.doc.lines)).from;
  view.dispatch({ selection: { anchor: at }, effects: [turn.of(true), EditorView.scrollIntoView(at)] });
  view.focus();
}

function fold(view: EditorView): void {
  view.dispatch({ selection: { anchor: bodyStart(view.state.doc) }, effects: turn.of(false) });
  view.focus();
}

/** Whether the front matter is open after a transaction. */
function opens(wasOpen: boolean, transaction: Transaction): boolean {
  const { effects, newDoc, newSelection, selection, startState } = transaction;
  const told = effects.find((effect) => effect.is(turn));
  if (told) return told.value as boolean;
  if (!selection) return wasOpen;
  if (isInside(newDoc, newSelection.main.head)) return true;
  // Text that folds while the pointer is down would move away under it.
  const isByPointer = transaction.isUserEvent("select.pointer");
  return wasOpen && (isByPointer || !isInside(startState.doc, startState.selection.main.head));
}

const fieldOf = (form: ReadonlySignal<boolean>): StateField<Fold> => StateField.define<Fold>({
  create(state) {
    const isFormShown = form.peek();
    return { isFormShown, isOpen: false, drawn: draw(state, isFormShown, false) };
  },
  update(before, transaction) {
    const told = transaction.effects.find((effect) => effect.is(formTurns));
    const isFormShown = told ? (told.value as boolean) : before.isFormShown;
    const isOpen = isFormShown && !told && opens(before.isOpen, transaction);
    const isSame = isOpen === before.isOpen && isFormShown === before.isFormShown && !transaction.docChanged;
    return isSame ? before : { isFormShown, isOpen, drawn: draw(transaction.state, isFormShown, isOpen) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ drawn }) => drawn),
});

/** What the author does to the text itself, other than replacing what was searched for. */
const isByHand = (transaction: Transaction): boolean =>
  transaction.isUserEvent("delete") || transaction.isUserEvent("move")
  || (transaction.isUserEvent("input") && !transaction.isUserEvent("input.replace"));

/** What a key would do to the folded front matter becomes its opening. */
function guardText(transaction: Transaction): Transaction | TransactionSpec {
  const { doc } = transaction.startState;
  const end = headEnd(doc);
  let reaches = false;
  let typed = "";
  transaction.changes.iterChanges((from, _to, _fromB, _toB, inserted) => {
    if (from <= end) reaches = true;
    typed += inserted.toString();
  });
  if (!reaches) return transaction;
  if (end < doc.length || typed === "") return { effects: turn.of(true) };
  // Where there is no body yet, the first words begin it.
  const changes: ChangeSpec = { from: end, insert: `\n${typed.replace(/^\n/, "")}` };
  return { changes, selection: { anchor: end + 1 + typed.replace(/^\n/, "").length }, userEvent: "input.type" };
}

/** From the first line of the body a key leads into the front matter; from anywhere below, to that line. */
function guardCaret(transaction: Transaction): Transaction | readonly TransactionSpec[] {
  const { startState: { doc, selection: { main } }, newSelection } = transaction;
  const start = bodyStart(doc);
  const { head, empty } = newSelection.main;
  if (!empty || newSelection.ranges.length > 1 || !isInside(doc, head) || isInside(doc, main.head)) return transaction;
  const isAtFirst = main.head <= doc.lineAt(start).to;
  const at = isAtFirst ? doc.line(Math.max(1, closingLine(doc) - 1)).to : start;
  return [transaction, { selection: { anchor: at }, sequential: true }];
}

/** Select all means the body first, and with it selected the whole text. */
function guardAll(transaction: Transaction): Transaction | readonly TransactionSpec[] {
  const { startState: { doc, selection: { main: before } }, newSelection: { main } } = transaction;
  const start = bodyStart(doc);
  const isAll = main.from === 0 && main.to === doc.length && start < doc.length;
  if (!isAll || (before.from === start && before.to === doc.length)) return transaction;
  return [transaction, { selection: { anchor: start, head: doc.length }, sequential: true }];
}

/** Folds the front matter while the form is shown. */
export function frontFold(form: ReadonlySignal<boolean>): Extension {
  const field = fieldOf(form);
  const isFolded = (state: EditorState): boolean => {
    const { isFormShown, isOpen } = state.field(field);
    return isFormShown && !isOpen && closingLine(state.doc) > 0;
  };
  const guard = EditorState.transactionFilter.of((transaction) => {
    if (!isFolded(transaction.startState)) return transaction;
    if (transaction.docChanged) return isByHand(transaction) ? guardText(transaction) : transaction;
    const isByKey = transaction.isUserEvent("select") && !transaction.isUserEvent("select.pointer")
      && !transaction.isUserEvent("select.search");
    if (!transaction.selection || !isByKey) return transaction;
    const { main } = transaction.newSelection;
    return main.empty ? guardCaret(transaction) : guardAll(transaction);
  });
  /** A caret that is in what is folded, without having gone there, is where the body begins. */
  const mend = (view: EditorView): void => {
    const { doc, selection } = view.state;
    const start = bodyStart(doc);
    if (!isFolded(view.state) || !isInside(doc, selection.main.head) || isInside(doc, start)) return;
    view.dispatch({ selection: { anchor: start } });
  };
  const follow = ViewPlugin.define((view) => {
    let isThere = true;
    const tell = (): void => {
      if (!isThere) return;
      if (form.peek() !== view.state.field(field).isFormShown) view.dispatch({ effects: formTurns.of(form.peek()) });
      mend(view);
    };
    // The view is not ready yet for a transaction.
    const stop = form.subscribe(() => queueMicrotask(tell));
    return {
      destroy() {
        isThere = false;
        stop();
      },
    };
  });
  return [
    field, guard, follow,
    EditorView.updateListener.of(({ view }: ViewUpdate) => mend(view)),
    EditorView.domEventHandlers({
      blur(_, view) {
        // Another window in front is no other place in this one.
        if (document.hasFocus() && view.state.field(field).isOpen) view.dispatch({ effects: turn.of(false) });
      },
    }),
  ];
}
