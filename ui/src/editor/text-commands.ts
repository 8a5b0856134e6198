/** What can be done to the text besides typing it, as rows of the table of commands. */
import { selectNextOccurrence } from "@codemirror/search";
import type { Command } from "@codemirror/view";
import type { AppState } from "../window/app-state";
import type { Habit } from "./comfort/comfort";
import { addColumn, addRow, align, deleteColumn, deleteRow, moveColumn, moveRow, sortRows } from "./tables/edits";
import { insertTable, onTable } from "./tables/table-commands";

const row = <Id extends string>(id: Id, words: string, command: Command) => (
  { id, words, needs: "note" as const, run: ({ inText }: AppState): void => inText.run(command) });

const habit = <Id extends string>(id: Id, words: string, name: Habit) => (
  { id, words, run: ({ comfort }: AppState): void => comfort.toggle(name) });

export const TEXT_COMMANDS = [
  habit("focus-paragraph", "Only the paragraph of the caret stands out, or all", "paragraph"),
  habit("typewriter", "The line that is written stays in the middle, or not", "typewriter"),
  habit("quiet-marks", "Marks of Markdown on the caret's line alone, or everywhere", "quietMarks"),
  habit("vim", "Vim's keys, or those of everybody", "vim"),
  row("choose-next", "Choose the next place with the same words too", selectNextOccurrence),
  row("insert-table", "Insert a table", insertTable),
  row("table-add-row", "Table: add a row below", onTable(addRow)),
  row("table-delete-row", "Table: delete the row", onTable(deleteRow)),
  row("table-row-up", "Table: move the row up", onTable(moveRow(-1))),
  row("table-row-down", "Table: move the row down", onTable(moveRow(1))),
  row("table-add-column", "Table: add a column behind", onTable(addColumn)),
  row("table-delete-column", "Table: delete the column", onTable(deleteColumn)),
  row("table-column-left", "Table: move the column left", onTable(moveColumn(-1))),
  row("table-column-right", "Table: move the column right", onTable(moveColumn(1))),
  row("table-sort", "Table: sort by this column, or turn it round", onTable(sortRows)),
  row("table-align-left", "Table: align the column left", onTable(align("left"))),
  row("table-align-center", "Table: align the column in the middle", onTable(align("center"))),
  row("table-align-right", "Table: align the column right", onTable(align("right"))),
] as const;
