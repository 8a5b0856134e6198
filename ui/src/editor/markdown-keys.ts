/** Writing Markdown with the keyboard: marks around the selection, and links. The help names them from here. */
import { EditorSelection } from "@codemirror/state";
import type { Command } from "@codemirror/view";
import { marks } from "./markdown/marks";

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
  { key: "Mod-b", words: "Bold", run: marks("StrongEmphasis", "**") },
  { key: "Mod-i", words: "Emphasis", run: marks("Emphasis", "*") },
  { key: "Mod-e", words: "Code", run: marks("InlineCode", "`") },
  { key: "Mod-k", words: "Link", run: link },
];
