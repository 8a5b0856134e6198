/** Brings the page's body up to a new list of blocks, touching only the blocks that differ. */
import type { Block } from "./page";
import { withoutPrefetch } from "./remote";

export interface Placed { key: string; line: number; nodes: Node[] }

function build(document: Document, html: string): Node[] {
  const template = document.createElement("template");
  template.innerHTML = html;
  return [...withoutPrefetch(template.content).childNodes];
}

/** Blocks whose key stays keep their very nodes, so pictures, open details and selections stay too. */
export function patch(body: HTMLElement, before: Placed[], blocks: Block[]): Placed[] {
  const reusable = new Map<string, Placed[]>();
  for (const placed of before) reusable.set(placed.key, [...(reusable.get(placed.key) ?? []), placed]);

  const after = blocks.map(({ key, line, html }) => ({
    key, line, nodes: reusable.get(key)?.shift()?.nodes ?? build(body.ownerDocument, html),
  }));
  for (const { nodes } of [...reusable.values()].flat()) for (const node of nodes) node.parentNode?.removeChild(node);

  let next: ChildNode | null = body.firstChild;
  for (const node of after.flatMap(({ nodes }) => nodes)) {
    if (node === next) next = next.nextSibling;
    else body.insertBefore(node, next);
  }
  while (next) {
    const following: ChildNode | null = next.nextSibling;
    next.remove();
    next = following;
  }
  return after;
}
