/** Writing Markdown with the keyboard: marks around the selection, and links. */
import { EditorSelection } from "@codemirror/state";
import type { Command } from "@codemirror/view";
import { marks } from "./markdown/marks";

/** Makes the selection a link's words and leaves the cursor where its address goes. */
export const link: Command = ({ state, dispatch }) => {
  dispatch(state.update(state.changeByRange((range) => ({
    changes: [{ from: range.from, insert: "[" }, { from: range.to, insert: "]()" }],
    range: EditorSelection.cursor(range.to + (range.empty ? 1 : 3)),
  })), { userEvent: "input" }));
  return true;
};

export const bold = marks("StrongEmphasis", "**");
export const emphasis = marks("Emphasis", "*");
export const code = marks("InlineCode", "`");

/** `Mod` is the command key on a Mac, Ctrl elsewhere. The table of commands says the same keys. */
export const MARKDOWN_KEYS: readonly { key: string; run: Command }[] = [
  { key: "Mod-b", run: bold }, { key: "Mod-i", run: emphasis }, { key: "Mod-e", run: code },
  { key: "Mod-k", run: link },
];
