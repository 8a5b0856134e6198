/** Which part of the page a line of the text is in, and the other way round. */
import { diff } from "@codemirror/merge";
import type { Placed } from "./patch";

const ELEMENT = 1;

/** Past this much work a coarser answer will do; the unit is the one of `diff`. */
const EFFORT = { scanLimit: 400, timeout: 30 };

const elementOf = ({ nodes }: Placed): HTMLElement | undefined =>
  nodes.find((node): node is HTMLElement => node.nodeType === ELEMENT);

/** How many of the first places hold; those that do come before those that do not. */
function holding(count: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What shows the block that a line of the text belongs to; blocks that show nothing are passed over. */
export function elementAt(placed: readonly Placed[], line: number): HTMLElement | null {
  let at = holding(placed.length, (one) => placed[one]!.line <= line) - 1;
  while (at >= 0 && !elementOf(placed[at]!)) at--;
  const block = placed[at];
  return (block && elementOf(block)) ?? null;
}

/** A line of the text and the height of the page where it is shown. */
interface Mark { line: number; top: number }

/**
 * The marks of a page from its top down, measured only where they are looked at. The top of the page is the first line
 * of the text, so that what stands above the body passes with the front matter; after the last block its text ends.
 */
function marksOf(placed: readonly Placed[]): { count: number; at: (index: number) => Mark } {
  const shown = placed.filter((block) => elementOf(block));
  const last = shown.at(-1);
  const box = (block: Placed): DOMRect => elementOf(block)!.getBoundingClientRect();
  const end = (block: Placed): Mark => {
    const lines = elementOf(block)!.textContent!.split("\n").length;
    return { line: block.line + lines, top: scrolled(box(block).bottom, block) };
  };
  const scrolled = (top: number, block: Placed): number =>
    top + (elementOf(block)!.ownerDocument.defaultView?.scrollY ?? 0);
  return {
    count: last ? shown.length + 2 : 1,
    at(index) {
      if (index === 0) return { line: 1, top: 0 };
      const block = shown[index - 1];
      return block ? { line: block.line, top: scrolled(box(block).top, block) } : end(last!);
    },
  };
}

/** What stands at `value` of one side, on the other. Both rise from mark to mark. */
function across(placed: readonly Placed[], from: keyof Mark, value: number): number {
  const to = from === "line" ? "top" : "line";
  const { count, at } = marksOf(placed);
  const next = holding(count, (index) => at(index)[from] <= value);
  const before = at(Math.max(0, next - 1));
  if (next >= count) return before[to];
  const after = at(next);
  const part = after[from] > before[from] ? Math.max(0, (value - before[from]) / (after[from] - before[from])) : 0;
  return before[to] + (after[to] - before[to]) * part;
}

/** The height of the page at which a line of the text is shown; a part of a line is a part of the way to the next. */
export const topOfLine = (placed: readonly Placed[], line: number): number => across(placed, "line", line);

/** The line of the text that is shown at a height of the page. */
export const lineAtTop = (placed: readonly Placed[], top: number): number => across(placed, "top", top);

/** The lines of the block that holds a node of the page: its first, and the first of the block after it. */
export function linesOf(placed: readonly Placed[], node: Node): { from: number; to: number | null; of: Placed } | null {
  const at = placed.findIndex(({ nodes }) => nodes.some((own) => own.contains(node)));
  const block = placed[at];
  return block ? { from: block.line, to: placed[at + 1]?.line ?? null, of: block } : null;
}

/** The first line of the block that holds a node of the page. */
export const lineAt = (placed: readonly Placed[], node: Node): number | null => linesOf(placed, node)?.from ?? null;

/** The words that a block shows before a place in it, and all of them. */
export function wordsAround({ nodes }: Placed, node: Node, offset: number): { before: string; all: string } {
  const range = node.ownerDocument!.createRange();
  range.setStartBefore(nodes[0]!);
  range.setEnd(node, offset);
  return { before: range.toString(), all: nodes.map(({ textContent }) => textContent ?? "").join("") };
}

/** Where in the source of a block the place is that stands behind so many signs of its words. */
export function placeInSource(words: string, behind: number, source: string): number {
  let at = behind;
  for (const { fromA, toA, fromB, toB } of diff(words, source, EFFORT)) {
    if (fromA > behind || (fromA === behind && toA > fromA)) break;
    // What is not in the source as it is shown leads to its beginning there.
    if (toA > behind) return fromB;
    at = toB + (behind - toA);
  }
  return Math.min(at, source.length);
}
