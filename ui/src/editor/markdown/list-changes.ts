/** Writes a list as its items stand now: signs, numbers, and the columns of everything that belongs to them. */
import { countColumn, type ChangeSpec, type EditorState } from "@codemirror/state";
import { contentOf, inOrder, type Item, type List } from "./list-items";

/** The number of an item, or null for a bullet. */
const numberOf = ({ sign }: Item): number | null => (/^\d/.test(sign) ? Number.parseInt(sign, 10) : null);

/** Gives an item the sign of the list it joins. */
export function join(item: Item, sibling: Item): void {
  item.list = sibling.list;
  item.sign = sibling.sign;
}

/** Makes an item the first of a list of its own. */
export function beginList(item: Item): void {
  item.list = -(item.line + 1);
  if (numberOf(item) !== null) item.sign = item.sign.replace(/\d+/, "1");
}

/** What the items that stand under one parent are numbered now. Lists that say one number throughout go on doing so. */
function renumber(items: readonly Item[]): void {
  for (let at = 0; at < items.length;) {
    const first = items[at]!;
    let end = at + 1;
    while (end < items.length && items[end]!.list === first.list) end++;
    const begin = numberOf(first);
    if (begin !== null) {
      const start = first.was === null || first.was.isFirst || first.list < 0 ? begin : 1;
      const second = items.slice(at + 1, end).find(({ was }) => was !== null);
      const isSame = second && second.was!.parent === first.was?.parent && numberOf(second) === begin;
      const step = isSame ? 0 : 1;
      for (let index = at; index < end; index++) {
        items[index]!.sign = items[index]!.sign.replace(/^\d+/, String(start + (index - at) * step));
      }
    }
    at = end;
  }
}

/** Lets every item stand where its parent has its content; one that stays with its parent keeps its distance. */
function place(items: readonly Item[], parent: Item | null): void {
  for (const [at, item] of items.entries()) {
    const { was } = item;
    const stays = was !== null && was.parent === parent;
    const content = parent ? contentOf(parent) : 0;
    if (stays) item.indent = content + was.indent - (parent?.was?.content ?? 0);
    else item.indent = items[at - 1]?.indent ?? content;
    place(item.children, item);
  }
}

/** The changes that write the list, where the lists under these parents have other members than before. */
export function listChanges(state: EditorState, list: List, touched: ReadonlySet<Item | null>): ChangeSpec[] {
  for (const parent of touched) renumber(parent ? parent.children : list.items);
  place(list.items, null);
  const marked = new Map(inOrder(list.items).map((item) => [item.line, item]));
  return list.lines.flatMap(({ number, from, owner, wasContent }) => {
    const line = state.doc.line(number);
    const text = line.text.slice(from - line.from);
    const space = /^[ \t]*/.exec(text)![0];
    if (space.length === text.length) return [];
    const item = marked.get(number);
    const column = item ? item.indent : Math.max(0, countColumn(space, 4) + contentOf(owner) - wasContent);
    const sign = item ? /^(?:[-+*]|\d+[.)])/.exec(text.slice(space.length))?.[0] ?? "" : "";
    const written = " ".repeat(column) + (item?.sign ?? "");
    return written === space + sign ? [] : [{ from, to: from + space.length + sign.length, insert: written }];
  });
}
