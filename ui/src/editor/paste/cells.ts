/** Cells of a spreadsheet or of a page as a table of Markdown. */
import { type Alignment, type Table, written } from "../tables/table";

const inCell = (words: string): string => words.replace(/\s*\n\s*/g, " ").replace(/\|/g, "\\|").trim();

function tableOf(rows: string[][], alignments: Alignment[] = []): Table | null {
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width < 2 || rows.length < 2) return null;
  const columns = Array.from({ length: width }, (_, at) => at);
  return {
    rows: rows.map((row) => columns.map((at) => inCell(row[at] ?? ""))),
    alignments: columns.map((at) => alignments[at] ?? null),
  };
}

/** Lines with tabs between, as every spreadsheet copies them; null where the lines are not as wide as each other. */
export function cellsOfText(text: string): string | null {
  const rows = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n").map((line) => line.split("\t"));
  // Lines that all begin with a tab are set in, as code is.
  if (rows.some((row) => row.length !== rows[0]!.length) || rows.every(([first]) => first === "")) return null;
  const table = tableOf(rows);
  return table && written(table).join("\n");
}

/** A table of a page; `words` says what stands in a cell. */
export function cellsOfTable(element: HTMLTableElement, words: (cell: Element) => string): string | null {
  const rows = [...element.querySelectorAll("tr")].map((row) => [...row.querySelectorAll("th, td")]);
  const sides = (rows[0] ?? []).map((cell): Alignment => {
    const side = cell.getAttribute("align") ?? (cell as HTMLElement).style.textAlign;
    return side === "left" || side === "center" || side === "right" ? side : null;
  });
  const table = tableOf(rows.map((row) => row.map(words)), sides);
  return table && written(table).join("\n");
}
