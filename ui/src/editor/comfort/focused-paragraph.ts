/** Only the paragraph of the caret stands out; the others are there, and set back. */
import { type EditorState, type Extension, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

const standing = Decoration.line({ class: "w-here" });
/** No paragraph is longer; a text without blank lines is not walked through at every key. */
const MOST_LINES = 400;

function paragraph(state: EditorState): DecorationSet {
  const { doc, selection } = state;
  const isBlank = (number: number): boolean => !doc.line(number).text.trim();
  let first = doc.lineAt(selection.main.from).number;
  let last = doc.lineAt(selection.main.to).number;
  for (let left = MOST_LINES; first > 1 && !isBlank(first) && !isBlank(first - 1) && left > 0; left--) first--;
  for (let left = MOST_LINES; last < doc.lines && !isBlank(last) && !isBlank(last + 1) && left > 0; left--) last++;
  const lines = Array.from({ length: last - first + 1 }, (_, at) => doc.line(first + at).from);
  return Decoration.set(lines.map((from) => standing.range(from)));
}

export const focusedParagraph: Extension = [
  EditorView.editorAttributes.of({ class: "focus-paragraph" }),
  StateField.define<DecorationSet>({
    create: paragraph,
    update: (before, { docChanged, selection, state }) => (docChanged || selection ? paragraph(state) : before),
    provide: (field) => EditorView.decorations.from(field),
  }),
];
