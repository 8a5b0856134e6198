/** A table of the text as cells, and the text it is written as: every column as wide as its widest cell. */
import { ensureSyntaxTree, syntaxTree } from "@codemirror/language";
import type { EditorState, Line } from "@codemirror/state";
import type { SyntaxNode, Tree } from "@lezer/common";
import { widthOf } from "./width";

export type Alignment = "left" | "center" | "right" | null;

export interface Table {
  /** The first row is the heading. Every row has as many cells as there are alignments. */
  rows: string[][];
  alignments: Alignment[];
}

/** Where a table stands; `prefix` is what is before each of its lines: quotes, the room of an item. */
export interface PlacedTable extends Table { from: number; to: number; prefix: string }

/** A row counted from 0 (the heading), and a column. */
export interface Cell { row: number; column: number }

/** Where the bars of a line are that part its cells. */
const barsOf = (line: string): number[] =>
  Array.from({ length: line.length }, (_, at) => at).filter((at) => isBar(line, at));

/** The cells of a line. A bar behind a backslash is part of its cell. */
export function cellsOf(line: string): string[] {
  const text = line.trim();
  const bars = barsOf(text);
  if (bars[0] !== 0) bars.unshift(-1);
  if (bars.at(-1) !== text.length - 1 || bars.length === 1) bars.push(text.length);
  return bars.slice(1).map((end, at) => text.slice(bars[at]! + 1, end).trim());
}

const alignmentOf = (cell: string): Alignment =>
  cell.startsWith(":") ? (cell.endsWith(":") ? "center" : "left") : cell.endsWith(":") ? "right" : null;

export function tableAt(state: EditorState, pos: number): PlacedTable | null {
  const line = state.doc.lineAt(pos);
  if (!line.text.includes("|")) return null;
  let last = line.number;
  while (last < state.doc.lines && state.doc.line(last + 1).text.includes("|")) last++;
  const node = nodeAt(ensureSyntaxTree(state, state.doc.line(last).to, 50) ?? syntaxTree(state), line);
  return node && read(state, node.from, node.to);
}

/** The same for every key: nothing is read, and nothing is parsed that was not yet. */
export function isInTable(state: EditorState, pos: number): boolean {
  const line = state.doc.lineAt(pos);
  return line.text.includes("|") && nodeAt(syntaxTree(state), line) !== null;
}

function nodeAt(tree: Tree, line: Line): SyntaxNode | null {
  for (const side of [1, -1] as const) {
    for (let node = tree.resolveInner(side > 0 ? line.from + indentOf(line.text) : line.to, side); node.parent;) {
      if (node.name === "Table") return node;
      node = node.parent;
    }
  }
  return null;
}

const indentOf = (text: string): number => /^[\s>]*/.exec(text)![0].length;

function read(state: EditorState, from: number, to: number): PlacedTable | null {
  const first = state.doc.lineAt(from);
  const last = state.doc.lineAt(to);
  const before = state.sliceDoc(first.from, from);
  const lines: string[] = [];
  for (let number = first.number; number <= last.number; number++) {
    const { text } = state.doc.line(number);
    const prefix = number === first.number ? before.length : Math.min(before.length, indentOf(text));
    lines.push(text.slice(prefix));
  }
  if (lines.length < 2) return null;
  const cells = [lines[0]!, ...lines.slice(2)].map(cellsOf);
  const ruled = cellsOf(lines[1]!).map(alignmentOf);
  // A row with more cells than the heading loses none of them.
  const width = Math.max(ruled.length, ...cells.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => at);
  const rows = cells.map((row) => columns.map((at) => row[at] ?? ""));
  const alignments = columns.map((at) => ruled[at] ?? null);
  return { rows, alignments, from, to: last.to, prefix: before.replace(/[^>\s]/g, " ") };
}

/** The lines of a table, the second of which says how its columns are aligned. */
export function written({ rows, alignments }: Table): string[] {
  const widths = alignments.map((_, at) => Math.max(3, ...rows.map((row) => widthOf(row[at]!))));
  const line = (cells: string[]): string => `| ${cells.join(" | ")} |`;
  const rule = alignments.map((alignment, at) => {
    const dashes = "-".repeat(widths[at]! - (alignment === "center" ? 2 : alignment ? 1 : 0));
    return `${alignment === "left" || alignment === "center" ? ":" : ""}${dashes}${
      alignment === "right" || alignment === "center" ? ":" : ""}`;
  });
  const all = rows.map((row) => line(row.map((cell, at) => padded(cell, widths[at]!, alignments[at]!))));
  return [all[0]!, line(rule), ...all.slice(1)];
}

function padded(cell: string, width: number, alignment: Alignment): string {
  const room = width - widthOf(cell);
  const left = alignment === "right" ? room : alignment === "center" ? Math.floor(room / 2) : 0;
  return " ".repeat(left) + cell + " ".repeat(room - left);
}

/** The cell that a place of the text is in; the line of dashes belongs to the heading. */
export function cellAt(state: EditorState, { from, alignments }: PlacedTable, pos: number): Cell {
  const line = state.doc.lineAt(pos);
  const nth = line.number - state.doc.lineAt(from).number;
  const before = line.text.slice(0, pos - line.from).replace(/^[\s>]*\|?/, "");
  const column = barsOf(before).length;
  return { row: nth < 2 ? 0 : nth - 1, column: Math.min(column, alignments.length - 1) };
}

/** Where the words of a cell are in the text that `written` makes. */
export function placeOf(table: Table, prefix: string, { row, column }: Cell): { from: number; to: number } {
  const lines = written(table);
  const nth = row === 0 ? 0 : row + 1;
  let at = lines.slice(0, nth).reduce((sum, line) => sum + line.length + 1 + prefix.length, 0);
  const bar = barsOf(lines[nth]!)[column]! + 1;
  at += bar;
  const rest = lines[nth]!.slice(bar);
  const words = table.rows[row]![column]!;
  const first = words ? rest.indexOf(words) : 1;
  return { from: at + first, to: at + first + words.length };
}

function isBar(line: string, at: number): boolean {
  if (line[at] !== "|") return false;
  let slashes = 0;
  while (line[at - 1 - slashes] === "\\") slashes++;
  return slashes % 2 === 0;
}
