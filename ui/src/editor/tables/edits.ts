/** What can be done to a table: each a pure step from one table to the next, with the cell that is gone on in. */
import type { Alignment, Cell, Table } from "./table";

export type Edit = (table: Table, at: Cell) => { table: Table; at: Cell };

const emptyRow = ({ alignments }: Table): string[] => alignments.map(() => "");

const inserted = <T>(all: readonly T[], at: number, one: T): T[] => [...all.slice(0, at), one, ...all.slice(at)];
const without = <T>(all: readonly T[], at: number): T[] => all.filter((_, index) => index !== at);
function exchanged<T>(all: readonly T[], one: number, other: number): T[] {
  const after = [...all];
  [after[one], after[other]] = [after[other]!, after[one]!];
  return after;
}

export const addRow: Edit = (table, { row, column }) => ({
  table: { ...table, rows: inserted(table.rows, row + 1, emptyRow(table)) }, at: { row: row + 1, column },
});

/** The heading stays: without it there is no table. */
export const deleteRow: Edit = (table, { row, column }) => {
  if (row === 0) return { table, at: { row, column } };
  const rows = without(table.rows, row);
  return { table: { ...table, rows }, at: { row: Math.min(row, rows.length - 1), column } };
};

export const moveRow = (step: 1 | -1): Edit => (table, { row, column }) => {
  const to = row + step;
  if (row === 0 || to < 1 || to >= table.rows.length) return { table, at: { row, column } };
  return { table: { ...table, rows: exchanged(table.rows, row, to) }, at: { row: to, column } };
};

const columns = (table: Table, change: <T>(all: readonly T[], fresh: T) => T[]): Table => ({
  rows: table.rows.map((row) => change(row, "")), alignments: change<Alignment>(table.alignments, null),
});

export const addColumn: Edit = (table, { row, column }) => ({
  table: columns(table, (all, fresh) => inserted(all, column + 1, fresh)), at: { row, column: column + 1 },
});

export const deleteColumn: Edit = (table, { row, column }) => {
  if (table.alignments.length === 1) return { table, at: { row, column } };
  const after = columns(table, (all) => without(all, column));
  return { table: after, at: { row, column: Math.min(column, after.alignments.length - 1) } };
};

export const moveColumn = (step: 1 | -1): Edit => (table, { row, column }) => {
  const to = column + step;
  if (to < 0 || to >= table.alignments.length) return { table, at: { row, column } };
  return { table: columns(table, (all) => exchanged(all, column, to)), at: { row, column: to } };
};

export const align = (alignment: Alignment): Edit => (table, at) => ({
  table: { ...table, alignments: table.alignments.map((one, index) => (index === at.column ? alignment : one)) }, at,
});

const words = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** Numbers by their size, words as a dictionary has them, empty cells last; what is sorted already is turned round. */
export const sortRows: Edit = (table, at) => {
  const [heading, ...rows] = table.rows;
  const compare = (one: string[], other: string[]): number => {
    const [a, b] = [one[at.column]!, other[at.column]!];
    if (!a || !b) return Number(!a) - Number(!b);
    const [x, y] = [a, b].map((cell) => (/^[-+]?[\d.,\s]+%?$/.test(cell) ? Number(cell.replace(/[,\s%]/g, "")) : NaN));
    return Number.isNaN(x) || Number.isNaN(y) ? words.compare(a, b) : x! - y!;
  };
  const sorted = [...rows].sort(compare);
  const isSorted = sorted.every((row, index) => row === rows[index]);
  return { table: { ...table, rows: [heading!, ...(isSorted ? rows.reverse() : sorted)] }, at };
};
