import { markdownLanguage } from "@codemirror/lang-markdown";
import { EditorSelection, EditorState, type Transaction } from "@codemirror/state";
import { EditorView, runScopeHandlers } from "@codemirror/view";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { editing, markdownText } from "../src/editor/extensions";
import * as edits from "../src/editor/tables/edits";
import { type Alignment, cellsOf, isInTable, type Table, tableAt, written } from "../src/editor/tables/table";
import { insertTable, onTable } from "../src/editor/tables/table-commands";
import { widthOf } from "../src/editor/tables/width";

let view: EditorView | null = null;
afterEach(() => view?.destroy());

function begin(marked: string): EditorView {
  const [from, to = from] = [...marked.matchAll(/¦/g)].map(({ index }, at) => index - at);
  view?.destroy();
  const extensions = [editing, markdownText()];
  const selection = EditorSelection.range(from!, to!);
  const doc = marked.replaceAll("¦", "");
  return (view = new EditorView({ state: EditorState.create({ doc, selection, extensions }) }));
}
function shown(): string {
  const { from, to } = view!.state.selection.main;
  const text = view!.state.doc.toString();
  return from === to ? `${text.slice(0, from)}¦${text.slice(from)}`
    : `${text.slice(0, from)}¦${text.slice(from, to)}¦${text.slice(to)}`;
}
function press(marked: string, key: "Tab" | "Enter", shiftKey = false): string {
  begin(marked);
  return pressHere(key, shiftKey);
}
function pressHere(key: "Tab" | "Enter", shiftKey = false): string {
  const event = new KeyboardEvent("keydown", { key, shiftKey });
  Object.defineProperty(event, "keyCode", { value: key === "Tab" ? 9 : 13 });
  runScopeHandlers(view!, event, "editor");
  return shown();
}
function edited(marked: string, edit: edits.Edit): string {
  onTable(edit)(begin(marked));
  return shown();
}

test("Tab goes to the next cell, whose words are chosen, and behind the last one begins a row", () => {
  expect(press("|a¦|b|\n|-|-|\n|one|two|", "Tab")).toBe("| a   | ¦b¦   |\n| --- | --- |\n| one | two |");
  expect(press("|a|b¦|\n|-|-|\n|one|two|", "Tab")).toBe("| a   | b   |\n| --- | --- |\n| ¦one¦ | two |");
  expect(press("|a|b|\n|-|-|\n|one|two¦|", "Tab"))
    .toBe("| a   | b   |\n| --- | --- |\n| one | two |\n| ¦    |     |");
  expect(press("|a|b|\n|-|-|\n|one¦|two|", "Tab", true)).toBe("| a   | ¦b¦   |\n| --- | --- |\n| one | two |");
});

test("Enter goes to the cell below, makes a row behind the last, and leaves an empty one", () => {
  expect(press("|a|b¦|\n|-|-|\n|one|two|", "Enter")).toBe("| a   | b   |\n| --- | --- |\n| one | ¦two¦ |");
  expect(press("> |a|b|\n> |-|-|\n> |one|two¦|", "Enter"))
    .toBe("> | a   | b   |\n> | --- | --- |\n> | one | two |\n> |     | ¦    |");
  expect(press("|a|b|\n|-|-|\n|one|two|\n|¦ | |", "Enter")).toBe("| a   | b   |\n| --- | --- |\n| one | two |\n\n¦");
});

test("a row with more cells than the heading loses none of them", () => {
  expect(press("|a|b|\n|-|-|\n|1|2|3¦|", "Tab", true))
    .toBe("| a   | b   |     |\n| --- | --- | --- |\n| 1   | ¦2¦   | 3   |");
});

test("a table can be typed as it is written", () => {
  begin("|a|b|\n|-|-|¦");
  const type = (typed: string): void => {
    for (const sign of typed) {
      const { from, to } = view!.state.selection.main;
      const insert = (): Transaction => view!.state.update(view!.state.replaceSelection(sign));
      const isTaken = view!.state.facet(EditorView.inputHandler).some((take) => take(view!, from, to, sign, insert));
      if (!isTaken) view!.dispatch(insert());
    }
  };
  pressHere("Enter");
  type("|one|two|");
  pressHere("Enter");
  type("|x\\|y|");
  pressHere("Tab");
  expect(view!.state.doc.toString()).toContain("| one  | two |\n| x\\|y |     |");
});

test("ideographs and emoji take two columns, accents none", () => {
  expect(["日本", "e\u0301", "👩‍💻", "ab"].map(widthOf)).toEqual([4, 1, 2, 2]);
  expect(written({ rows: [["日本", "b"], ["x", "é"]], alignments: [null, "right"] }))
    .toEqual(["| 日本 |   b |", "| ---- | --: |", "| x    |   é |"]);
});

test("columns and rows are added, moved and taken out, with the caret in their cell", () => {
  const table = "|a|b¦|\n|-|:-:|\n|1|2|\n|3|4|";
  expect(edited(table, edits.addColumn)).toBe(
    "| a   |  b  | ¦    |\n| --- | :-: | --- |\n| 1   |  2  |     |\n| 3   |  4  |     |");
  expect(edited(table, edits.moveColumn(-1))).toBe("|  ¦b¦  | a   |\n| :-: | --- |\n|  2  | 1   |\n|  4  | 3   |");
  expect(edited(table, edits.deleteColumn)).toBe("| ¦a¦   |\n| --- |\n| 1   |\n| 3   |");
  expect(edited("|a|\n|-|\n|1¦|\n|3|", edits.moveRow(1))).toBe("| a   |\n| --- |\n| 3   |\n| ¦1¦   |");
  expect(edited("|a|\n|-|\n|1¦|\n|3|", edits.deleteRow)).toBe("| a   |\n| --- |\n| ¦3¦   |");
  expect(edited("|a¦|\n|-|", edits.deleteRow)).toBe("| ¦a¦   |\n| --- |");
});

test("rows are sorted by numbers as numbers, and the other way the second time", () => {
  const once = edited("|n¦|\n|-|\n|10|\n|9|\n||\n|1,000|", edits.sortRows);
  expect(once).toBe("| ¦n¦     |\n| ----- |\n| 9     |\n| 10    |\n| 1,000 |\n|       |");
  expect(edited(once.replace("¦", ""), edits.sortRows).split("\n").at(-1)).toBe("| 9     |");
});

/** What a key would write at the caret. */
const type = (words: string): void => view!.dispatch(view!.state.replaceSelection(words), { userEvent: "input.type" });

test("a table that was written in has its columns in line once it is left, and the caret where it went", async () => {
  begin("|a|¦|\n|-|-|\n|one|two|\n\nend");
  type("b");
  view!.dispatch({ selection: { anchor: view!.state.doc.length } });
  await Promise.resolve();
  expect(shown()).toBe("| a   | b   |\n| --- | --- |\n| one | two |\n\nend¦");
});

test("a table that the caret only went through keeps every byte, whatever was written elsewhere", async () => {
  const table = "|a|b|\n|-|-|\n|one|two|";
  begin(`¦\n\n${table}\n\nend`);
  type("x");
  for (const anchor of [6, 4, 20, view!.state.doc.length, 8, 0]) {
    view!.dispatch({ selection: { anchor } });
    await Promise.resolve();
  }
  expect(shown()).toBe(`¦x\n\n${table}\n\nend`);
});

test("a new table stands by itself, with the caret in its first cell", () => {
  insertTable(begin("words¦\nmore"));
  expect(shown()).toBe("words\n\n| ¦    |     |\n| --- | --- |\n|     |     |\n\nmore");
});

const cell = fc.string({ unit: fc.constantFrom("a", "é", "日", "👍", " ", "\\|", "*", "\\\\", "0"), maxLength: 6 })
  .map((text) => text.trim()).filter((text) => !/(?:^|[^\\])(?:\\\\)*\\$/.test(text));
const alignment = fc.constantFrom<Alignment>(null, "left", "center", "right");
const table = fc.integer({ min: 1, max: 4 }).chain((width) => fc.record({
  rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
  alignments: fc.array(alignment, { minLength: width, maxLength: width }),
}));
const edit = fc.constantFrom<edits.Edit>(
  edits.addRow, edits.deleteRow, edits.moveRow(1), edits.moveRow(-1), edits.addColumn, edits.deleteColumn,
  edits.moveColumn(1), edits.moveColumn(-1), edits.align("right"), edits.sortRows,
);

/** A table as a reader of Markdown cuts it. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  markdownLanguage.parser.parse(text).iterate({
    enter({ name, from, to }) {
      if (name === "TableHeader" || name === "TableRow") rows.push(cellsOf(text.slice(from, to)));
    },
  });
  return rows;
}

test("whatever is done to a table, it is read back as it was meant, every line as wide as the others", () => {
  fc.assert(fc.property(table, fc.array(edit, { maxLength: 6 }), fc.nat(), fc.nat(), (begun, all, row, column) => {
    let now: Table = begun;
    let at = { row: row % begun.rows.length, column: column % begun.alignments.length };
    for (const one of all) ({ table: now, at } = one(now, at));
    const lines = written(now);
    expect(new Set(lines.map(widthOf)).size).toBe(1);
    const text = lines.join("\n");
    expect(read(text)).toEqual(now.rows);
    const placed = tableAt(EditorState.create({ doc: text, extensions: markdownText() }), 3)!;
    expect([placed.rows, placed.alignments]).toEqual([now.rows, now.alignments]);
    expect(at.row).toBeLessThan(now.rows.length);
    expect(at.column).toBeLessThan(now.alignments.length);
  }));
});

test("whether the caret is in a table is known without reading it", () => {
  const texts = [
    "a | b\n- | -\n1 | 2\n\nc | d", "> |a|\n> |-|\n> |1|\n\n```\n|a|\n|-|\n```\n",
    "- x\n\n  |a|b|\n  |-|-|\n\n|no|\n",
  ];
  for (const text of texts) {
    const { state } = begin(`¦${text}`);
    for (let at = 0; at <= state.doc.length; at++) expect(isInTable(state, at)).toBe(tableAt(state, at) !== null);
  }
});
