/** Writing Markdown with the keyboard: marks around the selection, and links. The help names them from here. */
import { EditorSelection } from "@codemirror/state";
import type { Command } from "@codemirror/view";

/** Puts a mark around each selection, or takes it away where it is already there. */
function wrap(mark: string): Command {
  return ({ state, dispatch }) => {
    const size = mark.length;
    dispatch(state.update(state.changeByRange((range) => {
      const before = state.sliceDoc(range.from - size, range.from);
      const after = state.sliceDoc(range.to, range.to + size);
      return before === mark && after === mark
        ? {
            changes: [{ from: range.from - size, to: range.from }, { from: range.to, to: range.to + size }],
            range: EditorSelection.range(range.anchor - size, range.head - size),
          }
        : {
            changes: [{ from: range.from, insert: mark }, { from: range.to, insert: mark }],
            range: EditorSelection.range(range.anchor + size, range.head + size),
          };
    }), { userEvent: "input" }));
    return true;
  };
}

/** Makes the selection a link's words and leaves the cursor where its address goes. */
const link: Command = ({ state, dispatch }) => {
  dispatch(state.update(state.changeByRange((range) => ({
    changes: [{ from: range.from, insert: "[" }, { from: range.to, insert: "]()" }],
    range: EditorSelection.cursor(range.to + (range.empty ? 1 : 3)),
  })), { userEvent: "input" }));
  return true;
};

/** `Mod` is the command key on a Mac, Ctrl elsewhere. */
export const MARKDOWN_KEYS: readonly { key: string; words: string; run: Command }[] = [
  { key: "Mod-b", words: "Bold", run: wrap("**") },
  { key: "Mod-i", words: "Emphasis", run: wrap("_") },
  { key: "Mod-e", words: "Code", run: wrap("`") },
  { key: "Mod-k", words: "Link", run: link },
];
