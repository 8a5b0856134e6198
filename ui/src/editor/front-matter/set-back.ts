/** Sets the front matter back while the body is written: it is read in the form above, and the text is what counts. */
import { type Extension, StateField, type EditorState } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import { closingLine } from "./place";

const line = Decoration.line({ class: "w-front" });

function decorate({ doc }: EditorState): DecorationSet {
  const lines = Array.from({ length: closingLine(doc) }, (_, i) => doc.line(i + 1));
  return Decoration.set(lines.map(({ from }) => line.range(from)));
}

export const frontMatter: Extension = StateField.define<DecorationSet>({
  create: decorate,
  update: (before, transaction) => (transaction.docChanged ? decorate(transaction.state) : before),
  provide: (field) => EditorView.decorations.from(field),
});
