/** Where the front matter stands in a text, found as the core finds it. */
import type { Text } from "@codemirror/state";

/** No front matter is longer; a `---` far down is a rule of the body. */
const MOST_LINES = 200;

/** The number of the line that closes the front matter, or 0. */
export function closingLine(doc: Text): number {
  if (doc.line(1).text.trimEnd() !== "---") return 0;
  const most = Math.min(doc.lines, MOST_LINES);
  for (let number = 2; number <= most; number++) if (/^(---|\.\.\.)\s*$/.test(doc.line(number).text)) return number;
  return 0;
}

/** The end of the line that closes the front matter, or -1. */
export function headEnd(doc: Text): number {
  const closing = closingLine(doc);
  return closing === 0 ? -1 : doc.line(closing).to;
}

/** Where the body begins. */
export const bodyStart = (doc: Text): number => Math.min(doc.length, headEnd(doc) + 1);
