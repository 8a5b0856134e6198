/** Paste of pages and of cells as Markdown; with Shift, in code and in the head everything is pasted as it reads. */
import { syntaxTree } from "@codemirror/language";
import type { EditorState, Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { cellsOfText } from "./cells";

const LITERAL = ["FencedCode", "CodeBlock", "InlineCode", "Frontmatter", "HTMLBlock"];

function isLiteral(state: EditorState): boolean {
  for (let node = syntaxTree(state).resolveInner(state.selection.main.from, -1); node.parent; node = node.parent) {
    if (LITERAL.includes(node.name)) return true;
  }
  return false;
}

/** On lines of its own where it is more than one line. */
function put(view: EditorView, markdown: string): void {
  const { state } = view;
  const line = state.doc.lineAt(state.selection.main.from);
  const isBlock = markdown.includes("\n");
  const before = isBlock && state.sliceDoc(line.from, state.selection.main.from).trim() ? "\n\n" : "";
  view.dispatch(state.replaceSelection(before + markdown), { userEvent: "input.paste", scrollIntoView: true });
}

/** The texts whose next paste is to be as it reads. */
const plainly = new WeakSet<EditorView>();

export const pasteNextPlainly = (view: EditorView): void => void plainly.add(view);

export function pasteRich(): Extension {
  return EditorView.domEventHandlers({
    keydown(event, view) {
      const isPlain = event.shiftKey && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "v";
      if (isPlain) plainly.add(view);
      else plainly.delete(view);
      return false;
    },
    paste(event, view) {
      const isPlain = plainly.delete(view);
      const { clipboardData: data } = event;
      if (!data || isPlain || view.state.readOnly || isLiteral(view.state)) return false;
      const text = data.getData("text/plain");
      const cells = cellsOfText(text);
      if (cells !== null) {
        event.preventDefault();
        put(view, cells);
        return true;
      }
      const html = data.getData("text/html");
      if (!html) return false;
      event.preventDefault();
      // What reads pages is loaded with the first of them.
      void import("./from-html").then(({ markdownOf }) => put(view, markdownOf(html) ?? text), () => put(view, text));
      return true;
    },
  });
}
