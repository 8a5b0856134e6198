/** Writing in a table: Tab and Enter go from cell to cell and make rows; its columns stand in line once it is left. */
import type { EditorState, Extension, TransactionSpec } from "@codemirror/state";
import { type Command, EditorView, type KeyBinding, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { addRow, deleteRow, type Edit } from "./edits";
import { type Cell, cellAt, placeOf, type PlacedTable, type Table, tableAt, written } from "./table";

/** Writes the table anew and goes on in one of its cells, whose words are selected. */
function rewritten(state: EditorState, placed: PlacedTable, table: Table, cell: Cell): TransactionSpec {
  const text = written(table).join(`\n${placed.prefix}`);
  const { from, to } = placeOf(table, placed.prefix, cell);
  const isSame = text === state.sliceDoc(placed.from, placed.to);
  return {
    ...(!isSame && { changes: { from: placed.from, to: placed.to, insert: text } }),
    selection: { anchor: placed.from + from, head: placed.from + to }, scrollIntoView: true, userEvent: "input.table",
  };
}

/** Does it to the table that the caret is in. */
export const onTable = (edit: Edit): Command => ({ state, dispatch }) => {
  const placed = state.readOnly ? null : tableAt(state, state.selection.main.head);
  if (!placed) return false;
  const { table, at } = edit(placed, cellAt(state, placed, state.selection.main.head));
  dispatch(state.update(rewritten(state, placed, table, at)));
  return true;
};

const nextCell = onTable((table, { row, column }) => {
  if (column + 1 < table.alignments.length) return { table, at: { row, column: column + 1 } };
  return row + 1 < table.rows.length ? { table, at: { row: row + 1, column: 0 } } : addRow(table, { row, column: 0 });
});

const previousCell = onTable((table, { row, column }) => {
  if (column > 0) return { table, at: { row, column: column - 1 } };
  return { table, at: row > 0 ? { row: row - 1, column: table.alignments.length - 1 } : { row, column } };
});

const cellBelow: Command = (view) => {
  const { state } = view;
  const placed = state.readOnly ? null : tableAt(state, state.selection.main.head);
  if (!placed) return false;
  const { head } = state.selection.main;
  const { row, column: within } = cellAt(state, placed, head);
  // Behind the last bar a row is written to its end: the next one is begun.
  const column = head === state.doc.lineAt(head).to && /\|\s*$/.test(state.doc.lineAt(head).text) ? 0 : within;
  const isLast = row === placed.rows.length - 1;
  if (isLast && row > 0 && placed.rows[row]!.every((cell) => cell === "")) return leave(view, placed, { row, column });
  const below = { row: row + 1, column };
  return onTable((table) => (isLast ? addRow(table, { row, column }) : { table, at: below }))(view);
};

/** Enter in a last row that says nothing: the row goes, and the text goes on below the table. */
function leave({ state, dispatch }: EditorView, placed: PlacedTable, cell: Cell): boolean {
  const { table } = deleteRow(placed, cell);
  const text = written(table).join(`\n${placed.prefix}`);
  const gap = `\n${placed.prefix.trimEnd()}\n${placed.prefix}`;
  dispatch(state.update({
    changes: { from: placed.from, to: placed.to, insert: text + gap },
    selection: { anchor: placed.from + text.length + gap.length }, scrollIntoView: true, userEvent: "input.table",
  }));
  return true;
}

/** A table to fill in, with the caret in its first cell. */
export const insertTable: Command = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const line = state.doc.lineAt(state.selection.main.head);
  const table: Table = { rows: [["", ""], ["", ""]], alignments: [null, null] };
  const text = written(table).join("\n");
  const before = line.text.trim() ? "\n\n" : line.number > 1 && state.doc.line(line.number - 1).text.trim() ? "\n" : "";
  const after = line.number < state.doc.lines && state.doc.line(line.number + 1).text.trim() ? "\n" : "";
  dispatch(state.update({
    changes: { from: line.to, insert: before + text + after },
    selection: { anchor: line.to + before.length + 2 }, scrollIntoView: true, userEvent: "input.table",
  }));
  return true;
};

export const TABLE_KEYS: readonly KeyBinding[] = [
  { key: "Tab", run: nextCell, shift: previousCell }, { key: "Enter", run: cellBelow },
];

/** Once the caret leaves a table that was written in, its columns are put in line. One it only went through stays. */
const alignsWhenLeft = ViewPlugin.define(() => {
  /** Where the author wrote last. */
  let place: number | null = null;
  return {
    update({ view, startState, state, docChanged, changes, transactions }: ViewUpdate): void {
      if (place !== null) place = changes.mapPos(place);
      if (transactions.some((one) => one.docChanged && (one.isUserEvent("input") || one.isUserEvent("delete")))) {
        place = state.selection.main.head;
      }
      const isTurn = transactions.some((one) => one.isUserEvent("undo") || one.isUserEvent("redo"));
      if (place === null || docChanged || isTurn || startState.selection.eq(state.selection) || state.readOnly) return;
      const left = tableAt(state, place);
      const { head } = state.selection.main;
      if (left && head >= left.from && head <= left.to) return;
      place = null;
      const insert = left && written(left).join(`\n${left.prefix}`);
      if (insert === null || insert === state.sliceDoc(left!.from, left!.to)) return;
      queueMicrotask(() => {
        if (view.state !== state) return;
        view.dispatch({ changes: { from: left!.from, to: left!.to, insert }, userEvent: "input.table" });
      });
    },
  };
});

/** A bar that is there already is gone over, so that a table can be typed as it is written. */
function goesOverBar(view: EditorView, from: number, to: number, typed: string): boolean {
  const { state } = view;
  const placed = typed === "|" && from === to ? tableAt(state, from) : null;
  const line = state.doc.lineAt(from);
  if (!placed || state.readOnly || line.number === state.doc.lineAt(placed.from).number + 1) return false;
  const before = line.text.slice(0, from - line.from);
  const bar = /^\s*\|/.exec(line.text.slice(from - line.from));
  if (!bar || before.endsWith("\\")) return false;
  const { row, column } = cellAt(state, placed, from);
  if (column === 0 && /^[\s>]*\|\s*$/.test(before)) return placed.rows[row]!.every((cell) => cell === "");
  if (column === placed.alignments.length - 1) {
    view.dispatch({ selection: { anchor: from + bar[0].length }, userEvent: "select" });
    return true;
  }
  return placed.rows[row]![column + 1] === "" && nextCell(view);
}

export const tables: Extension = [
  alignsWhenLeft,
  EditorView.inputHandler.of(goesOverBar),
];
