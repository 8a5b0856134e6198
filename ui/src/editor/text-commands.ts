/** What can be done to the text besides typing it, and how it is written, as rows of the table of commands. */
import { selectNextOccurrence } from "@codemirror/search";
import type { Command } from "@codemirror/view";
import type { Row } from "../commands/row";
import type { AppState } from "../window/app-state";
import { copy, cut, paste, pastePlainly, selectAllThere } from "./acts/clipboard";
import { redoTyping, undoTyping } from "./acts/undo-typing";
import type { Habit } from "./comfort/comfort";
import { openReplace } from "./find/find-in-note";
import { bold, code, emphasis, link } from "./markdown-keys";
import { addColumn, addRow, align, deleteColumn, deleteRow, moveColumn, moveRow, sortRows } from "./tables/edits";
import { insertTable, onTable } from "./tables/table-commands";

const row = <Id extends string>(id: Id, words: string, command: Command) => (
  { id, words, needs: "text" as const, run: ({ inText }: AppState): void => inText.run(command) });

/** Those that the text itself has the keys of. */
const marked = <Id extends string>(id: Id, words: string, keys: string, command: Command) =>
  ({ ...row(id, words, command), keys, heardBy: "text" as const });

const onTables = <Id extends string>(id: Id, words: string, command: Command) =>
  ({ ...row(id, words, command), needs: "table" as const });

const habit = <Id extends string>(id: Id, words: string, name: Habit) => ({
  id, words,
  isOn: ({ comfort }: AppState): boolean => comfort[name].value,
  run: ({ comfort }: AppState): void => comfort.toggle(name),
});

export const TEXT_COMMANDS = [
  { id: "undo", words: "Undo", keys: "Ctrl+Z", heardBy: "text", needs: "writing", ...undoTyping },
  { id: "redo", words: "Redo", keys: "Ctrl+Shift+Z", heardBy: "text", needs: "writing", ...redoTyping },
  { id: "cut", words: "Cut", keys: "Ctrl+X", heardBy: "engine", needs: "writing", run: cut },
  { id: "copy", words: "Copy", keys: "Ctrl+C", heardBy: "engine", needs: "writing", run: copy },
  { id: "paste", words: "Paste", keys: "Ctrl+V", heardBy: "engine", needs: "writing", run: paste },
  {
    id: "paste-plain", words: "Paste as it reads", keys: "Ctrl+Shift+V", heardBy: "engine", needs: "writing",
    run: pastePlainly,
  },
  { id: "select-all", words: "Select all", keys: "Ctrl+A", heardBy: "engine", needs: "writing", run: selectAllThere },
  marked("replace-in-note", "Replace in the note", "Ctrl+H", openReplace),
  marked("bold", "Bold", "Ctrl+B", bold),
  marked("emphasis", "Emphasis", "Ctrl+I", emphasis),
  marked("code", "Code", "Ctrl+E", code),
  marked("link", "Link", "Ctrl+K", link),
  marked("choose-next", "Choose the next place with the same words too", "Ctrl+D", selectNextOccurrence),
  habit("spelling", "Spelling", "spelling"),
  habit("focus-paragraph", "Only the paragraph of the caret stands out", "paragraph"),
  habit("typewriter", "The line that is written stays in the middle", "typewriter"),
  habit("quiet-marks", "Marks of Markdown on the caret's line alone", "quietMarks"),
  habit("vim", "Vim's keys", "vim"),
  row("insert-table", "Insert a table", insertTable),
  onTables("table-add-row", "Table: add a row below", onTable(addRow)),
  onTables("table-delete-row", "Table: delete the row", onTable(deleteRow)),
  onTables("table-row-up", "Table: move the row up", onTable(moveRow(-1))),
  onTables("table-row-down", "Table: move the row down", onTable(moveRow(1))),
  onTables("table-add-column", "Table: add a column behind", onTable(addColumn)),
  onTables("table-delete-column", "Table: delete the column", onTable(deleteColumn)),
  onTables("table-column-left", "Table: move the column left", onTable(moveColumn(-1))),
  onTables("table-column-right", "Table: move the column right", onTable(moveColumn(1))),
  onTables("table-sort", "Table: sort by this column, or turn it round", onTable(sortRows)),
  onTables("table-align-left", "Table: align the column left", onTable(align("left"))),
  onTables("table-align-center", "Table: align the column in the middle", onTable(align("center"))),
  onTables("table-align-right", "Table: align the column right", onTable(align("right"))),
] as const satisfies readonly Row[];
