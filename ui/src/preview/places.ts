/** Which part of the page a line of the text is in, and the other way round. */
import type { Placed } from "./patch";

const ELEMENT = 1;

const elementOf = ({ nodes }: Placed): HTMLElement | undefined => nodes.find((node) => node.nodeType === ELEMENT) as HTMLElement | undefined;

export interface Place {
  element: HTMLElement;
  /** The element of the block after it. */
  next: HTMLElement | undefined;
  /** How far the line is on its way to the block after it, from 0 to 1. */
  part: number;
}

/** The block that a line of the text belongs to. */
export function placeOf(placed: Placed[], line: number): Place | null {
  const seen = placed.filter(elementOf);
  const after = seen.findIndex((candidate) => candidate.line > line);
  const at = (after < 0 ? seen.length : after) - 1;
  const block = seen[at];
  const next = seen[at + 1];
  if (!block) return null;
  return { element: elementOf(block)!, next: next && elementOf(next), part: next ? (line - block.line) / (next.line - block.line) : 0 };
}

/** The first line of the block that holds a node of the page. */
export function lineAt(placed: Placed[], node: Node): number | null {
  return placed.find(({ nodes }) => nodes.some((own) => own.contains(node)))?.line ?? null;
}
