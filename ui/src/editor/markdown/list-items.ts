/**
 * A list of the text as items within items. Where an item stands follows from CommonMark: what belongs to it begins at
 * its content, behind the sign and its space, whether that is two columns wide or five.
 */
import { ensureSyntaxTree } from "@codemirror/language";
import { countColumn, type EditorState, type Text } from "@codemirror/state";
import type { SyntaxNode } from "@lezer/common";

export interface Item {
  /** The line its sign stands on; 0 for an item that is not in the text yet. */
  line: number;
  /** Where it is written: column of its sign, the sign, columns from the sign to its content. */
  indent: number;
  sign: string;
  gap: number;
  /** The box of a task, as it is written. */
  task: string;
  isEmpty: boolean;
  parent: Item | null;
  children: Item[];
  /** Items next to each other with the same number are one list. */
  list: number;
  /** What it was before anything was changed. */
  readonly was: { indent: number; content: number; parent: Item | null; isFirst: boolean } | null;
}

/** A line between the first and the last of a list. */
export interface ListLine {
  number: number;
  /** Behind the signs of the quotes around the list. */
  from: number;
  owner: Item;
  /** The content of the item it belonged to. */
  wasContent: number;
}

export interface List {
  items: Item[];
  lines: ListLine[];
}

export const contentOf = ({ indent, sign, gap }: Pick<Item, "indent" | "sign" | "gap">): number =>
  indent + sign.length + gap;

const isList = (node: SyntaxNode | null): node is SyntaxNode =>
  node?.name === "BulletList" || node?.name === "OrderedList";

/** The outermost list, with its quotes, that a line of the text belongs to; null where the line is blank or code. */
export function listAt(state: EditorState, number: number): List | null {
  const { doc } = state;
  const line = doc.line(number);
  if (!line.text.trim()) return null;
  const tree = ensureSyntaxTree(state, mostlyTo(doc, number), 100);
  if (!tree) return null;
  let inner: SyntaxNode | null = null;
  let isCode = false;
  tree.iterate({
    from: line.from, to: line.to,
    enter(ref) {
      if (ref.name === "ListItem" && doc.lineAt(ref.to).number >= number && ref.from <= line.to) inner = ref.node;
      if (ref.name === "FencedCode" || ref.name === "CodeBlock") isCode ||= ref.from < line.to && ref.to > line.from;
    },
  });
  if (!inner || isCode) return null;
  let first = (inner as SyntaxNode).parent!;
  while (first.parent?.name === "ListItem") first = first.parent.parent!;
  while (isList(first.prevSibling)) first = first.prevSibling;
  return read(state, first);
}

/** The end of the words that begin at the edge after a blank line: no list goes on there. */
function mostlyTo(doc: Text, number: number): number {
  let wasBlank = false;
  for (let at = number + 1; at <= doc.lines; at++) {
    const { text, to } = doc.line(at);
    if (wasBlank && /^[^\s\-+*>\d]/.test(text)) return to;
    wasBlank = !text.trim();
  }
  return doc.length;
}

function read(state: EditorState, first: SyntaxNode): List | null {
  const { doc } = state;
  let quotes = 0;
  for (let node = first.parent; node; node = node.parent) if (node.name === "Blockquote") quotes++;
  const lists: SyntaxNode[] = [];
  for (let node: SyntaxNode | null = first; isList(node); node = node.nextSibling) lists.push(node);
  const last = doc.lineAt(lists.at(-1)!.to).number;
  const lines: ListLine[] = [];
  const starts = new Map<number, number>();
  for (let number = doc.lineAt(first.from).number; number <= last; number++) {
    starts.set(number, doc.line(number).from + quoted(doc.line(number).text, quotes));
  }
  const items = itemsOf(doc, lists, null, starts);
  if (!items) return null;
  const own = (item: Item, node: SyntaxNode): void => {
    const end = doc.lineAt(node.to).number;
    for (let number = item.line; number <= end; number++) {
      const line: ListLine = { number, from: starts.get(number)!, owner: item, wasContent: item.was!.content };
      lines[number] = line;
    }
  };
  let at = 0;
  const flat = inOrder(items);
  for (const list of lists) walk(list, (node) => own(flat[at++]!, node));
  return { items, lines: lines.filter(Boolean) };
}

/** Outer items before those within them, as they stand in the text. */
export const inOrder = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...inOrder(item.children)]);

function walk(list: SyntaxNode, visit: (item: SyntaxNode) => void): void {
  for (const item of list.getChildren("ListItem")) {
    visit(item);
    for (let node = item.firstChild; node; node = node.nextSibling) if (isList(node)) walk(node, visit);
  }
}

/** Null where a line has the signs of two items: which of them is meant cannot be said. */
function itemsOf(
  doc: Text, lists: SyntaxNode[], parent: Item | null, starts: ReadonlyMap<number, number>,
): Item[] | null {
  const items: Item[] = [];
  for (const list of lists) {
    for (const [index, node] of list.getChildren("ListItem").entries()) {
      const mark = node.getChild("ListMark")!;
      const line = doc.lineAt(mark.from);
      const start = starts.get(line.number)!;
      const before = doc.sliceString(start, mark.from);
      if (before.trim()) return null;
      const indent = countColumn(before, 4);
      const sign = doc.sliceString(mark.from, mark.to);
      const rest = doc.sliceString(mark.to, line.to);
      const space = /^\s*/.exec(rest)![0];
      const isBare = space.length === rest.length;
      const width = countColumn(" ".repeat(indent + sign.length) + space, 4) - indent - sign.length;
      const gap = isBare || width > 4 ? 1 : width;
      const task = /^\s*(\[[ xX]\])(?:\s|$)/.exec(rest)?.[1] ?? "";
      const children: SyntaxNode[] = [];
      for (let child = node.firstChild; child; child = child.nextSibling) if (isList(child)) children.push(child);
      const content = indent + sign.length + gap;
      const item: Item = {
        line: line.number, indent, sign, gap, task, parent, children: [], list: list.from,
        isEmpty: !rest.replace(/^\s*\[[ xX]\]/, "").trim() && doc.lineAt(node.to).number === line.number,
        was: { indent, content, parent, isFirst: index === 0 },
      };
      const within = itemsOf(doc, children, item, starts);
      if (!within) return null;
      item.children = within;
      items.push(item);
    }
  }
  return items;
}

/** How many signs of a line the quotes around a list take. A line that goes on lazily has fewer. */
function quoted(text: string, quotes: number): number {
  return new RegExp(`^(?:[^>]*?> ?){0,${quotes}}`).exec(text)![0].length;
}
