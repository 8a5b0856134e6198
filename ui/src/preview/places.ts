/** Which part of the page a line of the text is in, and the other way round. */
import type { Placed } from "./patch";

const ELEMENT = 1;

const elementOf = ({ nodes }: Placed): HTMLElement | undefined =>
  nodes.find((node): node is HTMLElement => node.nodeType === ELEMENT);

export interface Place {
  element: HTMLElement;
  /** The element of the block after it. */
  next: HTMLElement | undefined;
  /** How far the line is on its way to the block after it, from 0 to 1. */
  part: number;
}

/** The place of the last block that begins at or before a line; blocks stand in the order of their lines. */
function lastBefore(placed: readonly Placed[], line: number): number {
  let [low, high] = [0, placed.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placed[middle]!.line <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The block that a line of the text belongs to; blocks that show nothing are passed over. */
export function placeOf(placed: readonly Placed[], line: number): Place | null {
  let at = lastBefore(placed, line);
  while (at >= 0 && !elementOf(placed[at]!)) at--;
  const block = placed[at];
  if (!block) return null;
  let after = at + 1;
  while (after < placed.length && !elementOf(placed[after]!)) after++;
  const next = placed[after];
  return {
    element: elementOf(block)!, next: next && elementOf(next),
    part: next && next.line > block.line ? Math.min(1, (line - block.line) / (next.line - block.line)) : 0,
  };
}

/** The first line of the block that holds a node of the page. */
export function lineAt(placed: readonly Placed[], node: Node): number | null {
  return placed.find(({ nodes }) => nodes.some((own) => own.contains(node)))?.line ?? null;
}
