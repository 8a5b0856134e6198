/** Sets the front matter back while the body is written: it is read in the form above, and the text is what counts. */
import { type Extension, StateField, type EditorState } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

/** No front matter is longer; a `---` far down is a rule of the body. */
const MOST_LINES = 200;

const line = Decoration.line({ class: "w-front" });
const last = Decoration.line({ class: "w-front w-front-end" });

/** The number of the line that closes the front matter, or 0. */
export function frontMatterEnd(state: EditorState): number {
  const { doc } = state;
  if (doc.line(1).text.trimEnd() !== "---") return 0;
  const most = Math.min(doc.lines, MOST_LINES);
  for (let number = 2; number <= most; number++) if (doc.line(number).text.trimEnd() === "---") return number;
  return 0;
}

function decorate(state: EditorState): DecorationSet {
  const end = frontMatterEnd(state);
  const lines = Array.from({ length: end }, (_, i) => i + 1);
  return Decoration.set(lines.map((number) => (number === end ? last : line).range(state.doc.line(number).from)));
}

export const frontMatter: Extension = StateField.define<DecorationSet>({
  create: decorate,
  update: (before, transaction) => (transaction.docChanged ? decorate(transaction.state) : before),
  provide: (field) => EditorView.decorations.from(field),
});
