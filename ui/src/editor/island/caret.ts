/**
 * Where the caret may be. Before the front matter there is nothing to write: a sign there would end the head and make
 * its lines a heading. A note that is shown for the first time begins at its body.
 */
import { EditorSelection, EditorState, type Extension, type Text } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { closingLine } from "../front-matter/place";

/** A place in a text that outlives its editor: the caret, and the line at the top of what is seen. */
export interface Place { line: number; column: number; top: number }

/** Keeps a caret out of the line that opens the front matter. What is selected with that line may be. */
export const caretAfterOpening: Extension = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.selection && !transaction.docChanged) return transaction;
  const { main, ranges } = transaction.newSelection;
  if (!main.empty || ranges.length > 1 || main.head > 4) return transaction;
  const { newDoc } = transaction;
  if (newDoc.lines < 2 || main.head > newDoc.line(1).to || closingLine(newDoc) === 0) return transaction;
  return [transaction, { selection: EditorSelection.cursor(newDoc.line(2).from), sequential: true }];
});

/** Where a text is begun to be read and written: the first line of its body that says something, or its last one. */
export function firstWords(doc: Text): number {
  const end = closingLine(doc);
  if (end === 0) return 0;
  for (let number = end + 1; number <= doc.lines; number++) {
    const line = doc.line(number);
    if (line.text.trim()) return line.from;
  }
  return doc.length;
}

/** The place of the text that is shown, the caret counted in lines and UTF-16 units from 1. */
export function placeIn(view: EditorView): Place {
  const { doc, selection: { main: { head } } } = view.state;
  const { number, from } = doc.lineAt(head);
  return { line: number, column: head - from + 1, top: topLine(view) };
}

const signs = new Intl.Segmenter();

/** The column of the caret as an author counts: signs, however many units or combining marks each has. */
export function columnOf(view: EditorView): number {
  const { doc, selection: { main: { head } } } = view.state;
  const before = doc.sliceString(doc.lineAt(head).from, head);
  return 1 + (/^[\0-\x7f]*$/.test(before) ? before.length : [...signs.segment(before)].length);
}

/** Goes to a place, as far as the text still has it. */
export function goToPlace(view: EditorView, { line, column, top }: Place): void {
  const { doc } = view.state;
  const at = (number: number) => doc.line(Math.min(doc.lines, Math.max(1, Math.floor(number))));
  const { from, to } = at(line);
  view.dispatch({
    selection: { anchor: Math.min(to, from + Math.max(0, column - 1)) },
    effects: EditorView.scrollIntoView(at(top).from, { y: "start", yMargin: 0 }),
  });
}

/** The line at the top of what is seen, with the part of it that is above. */
export function topLine(view: EditorView): number {
  const top = view.scrollDOM.scrollTop - view.documentPadding.top;
  const block = view.lineBlockAtHeight(Math.max(0, top));
  const above = Math.max(0, top - block.top) / Math.max(1, block.height);
  const { doc } = view.state;
  // A folded block is many lines.
  const first = doc.lineAt(block.from).number;
  return first + Math.min(1, above) * (doc.lineAt(block.to).number - first + 1);
}
