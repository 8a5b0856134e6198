/** The marks of Markdown are hidden away from the lines that are written on: what they mean is shown by the words. */
import { syntaxTree } from "@codemirror/language";
import type { Extension, Range } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

const hidden = Decoration.replace({});

function marksOf(view: EditorView): DecorationSet {
  const { state } = view;
  const found: Range<Decoration>[] = [];
  const isWrittenOn = (from: number, to: number): boolean => view.hasFocus && state.selection.ranges.some((range) =>
    state.doc.lineAt(range.from).from <= to && state.doc.lineAt(range.to).to >= from);
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(state).iterate({
      from, to,
      enter({ name, node, from: start, to: end }) {
        if (name === "FencedCode" || name === "Table" || name === "Frontmatter") return false;
        const within = node.parent?.name ?? "";
        const isMark = name === "EmphasisMark" || name === "StrikethroughMark"
          || (name === "CodeMark" && within === "InlineCode") || (name === "HeaderMark" && within.startsWith("ATX"))
          || (name === "LinkMark" && within === "Link") || (name === "URL" && within === "Link");
        const line = state.doc.lineAt(start);
        if (end > line.to || isWrittenOn(line.from, line.to)) return true;
        const around = name === "Link" ? state.sliceDoc(start - 1, start) + state.sliceDoc(end, end + 1) : "";
        if (around === "[]") found.push(hidden.range(start - 1, start), hidden.range(end, end + 1));
        if (!isMark) return true;
        const space = name === "HeaderMark" && state.sliceDoc(end, end + 1) === " " ? 1 : 0;
        if (end + space > start) found.push(hidden.range(start, end + space));
        return true;
      },
    });
  }
  return Decoration.set(found, true);
}

export const quietMarks: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = marksOf(view);
    }
    update({ view, changes, docChanged, selectionSet, viewportChanged, focusChanged, startState, state }: ViewUpdate) {
      const isParsed = syntaxTree(startState) !== syntaxTree(state);
      // While characters are composed nothing is put around them.
      if (view.composing) this.decorations = this.decorations.map(changes);
      else if (docChanged || selectionSet || viewportChanged || focusChanged || isParsed) {
        this.decorations = marksOf(view);
      }
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
