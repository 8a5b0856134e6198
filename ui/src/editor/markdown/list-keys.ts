/** Tab, Shift+Tab and Enter in lists: an item goes into the one before it, out of its parent, or on to the next. */
import { type ChangeSpec, EditorSelection, type EditorState } from "@codemirror/state";
import type { Command, KeyBinding } from "@codemirror/view";
import { beginList, join, listChanges } from "./list-changes";
import { inOrder, listAt, type Item, type List } from "./list-items";

/** The signs before the words of an item. */
const SIGNS = /^\s*(?:[-+*]|\d+[.)])\s*(?:\[[ xX]\](?:\s+|$))?/;

/** The items that a stretch of lines is about; what is within one of them goes with it. */
function chosen(list: List, first: number, last: number): Item[] {
  const lines = list.lines.filter(({ number }) => number >= first && number <= last);
  const owners = new Set(lines.map(({ owner }) => owner));
  const isWithin = (item: Item): boolean => item.parent !== null && (owners.has(item.parent) || isWithin(item.parent));
  return inOrder(list.items).filter((item) => owners.has(item) && !isWithin(item));
}

const siblingsOf = (list: List, { parent }: Item): Item[] => (parent ? parent.children : list.items);

/** Puts an item at the end of the one before it. The first of its siblings stays. */
function moveIn(list: List, item: Item, touched: Set<Item | null>, stays: Set<Item>): void {
  const siblings = siblingsOf(list, item);
  const at = siblings.indexOf(item);
  const into = siblings[at - 1];
  if (!into || stays.has(into)) return void stays.add(item);
  siblings.splice(at, 1);
  const last = into.children.at(-1);
  touched.add(item.parent).add(into);
  if (last) join(item, last);
  else beginList(item);
  item.parent = into;
  into.children.push(item);
}

/** Puts an item behind its parent; what came after it there is within it from now on. */
function moveOut(list: List, item: Item, touched: Set<Item | null>): void {
  const { parent } = item;
  if (!parent) return;
  const at = parent.children.indexOf(item);
  const later = parent.children.splice(at).slice(1);
  const around = siblingsOf(list, parent);
  around.splice(around.indexOf(parent) + 1, 0, item);
  touched.add(parent).add(parent.parent).add(item);
  join(item, parent);
  item.parent = parent.parent;
  for (const one of later) {
    const last = item.children.at(-1);
    if (last && one.list !== last.list) join(one, last);
    else if (!last) beginList(one);
    one.parent = item;
    item.children.push(one);
  }
  // What the parent says below the item is the item's.
  for (const line of list.lines) if (line.owner === parent && line.number > item.line) line.owner = item;
}

function shifts(move: typeof moveIn): Command {
  return ({ state, dispatch }) => {
    const changes: ChangeSpec[] = [];
    let isInList = false;
    let done = 0;
    for (const range of state.selection.ranges) {
      const [first, last] = [state.doc.lineAt(range.from).number, state.doc.lineAt(range.to).number];
      for (let number = Math.max(first, done + 1); number <= last; number++) {
        const list = listAt(state, number);
        if (!list) continue;
        isInList = true;
        const touched = new Set<Item | null>();
        const stays = new Set<Item>();
        for (const item of chosen(list, number, last)) move(list, item, touched, stays);
        if (touched.size > 0) changes.push(...listChanges(state, list, touched));
        number = done = list.lines.at(-1)!.number;
      }
    }
    if (isInList && changes.length > 0 && !state.readOnly) {
      dispatch(state.update({ changes, userEvent: "input.indent", scrollIntoView: true }));
    }
    return isInList;
  };
}

/** A new item where the caret is; out of the list where the item says nothing. */
const nextItem: Command = ({ state, dispatch }) => {
  const { main, ranges } = state.selection;
  if (state.readOnly || ranges.length > 1 || !main.empty) return false;
  const line = state.doc.lineAt(main.head);
  const list = listAt(state, line.number);
  const item = list?.lines.find(({ number }) => number === line.number)?.owner;
  if (!list || !item || item.line !== line.number) return false;
  if (!item.isEmpty) return split(state, list, item, dispatch);
  if (item.parent) return shifts(moveOut)({ state, dispatch } as Parameters<Command>[0]);
  dispatch(state.update(leaves(state, list, item), { userEvent: "input", scrollIntoView: true }));
  return true;
};

/** Takes the sign of an empty item away, and keeps what is written next from going on with the item before it. */
function leaves(state: EditorState, list: List, item: Item): { changes: ChangeSpec[]; selection: { anchor: number } } {
  const at = list.items.indexOf(item);
  const line = state.doc.line(item.line);
  const { from } = list.lines.find(({ number }) => number === item.line)!;
  const quote = state.sliceDoc(line.from, from);
  const isBelowItem = item.line > 1 && state.doc.line(item.line - 1).text.slice(quote.length).trim() !== "";
  const rest = list.items.slice(at + 1);
  if (rest[0]?.list === item.list) rest[0].sign = item.sign;
  for (const [index, one] of rest.entries()) {
    if (index > 0 && one.list === item.list && /^\d/.test(one.sign) && /^\d/.test(rest[index - 1]!.sign)) {
      one.sign = one.sign.replace(/^\d+/, String(Number.parseInt(rest[index - 1]!.sign, 10) + 1));
    }
  }
  const changes = listChanges(state, list, new Set()).filter((change) => (change as { from: number }).from > line.to);
  const insert = isBelowItem ? `${quote.trimEnd()}\n${quote}` : quote;
  const after = rest.length > 0 && state.doc.line(item.line + 1).text.trim() !== "" ? `\n${quote.trimEnd()}` : "";
  return {
    changes: [{ from: line.from, to: line.to, insert: insert + after }, ...changes],
    selection: { anchor: line.from + insert.length },
  };
}

function split(
  state: EditorState, list: List, item: Item, dispatch: Parameters<Command>[0]["dispatch"],
): boolean {
  const line = state.doc.line(item.line);
  const { from } = list.lines.find(({ number }) => number === item.line)!;
  const begin = from + SIGNS.exec(state.sliceDoc(from, line.to))![0].length;
  const at = Math.max(state.selection.main.head, begin);
  const siblings = siblingsOf(list, item);
  const next: Item = { ...item, line: 0, task: item.task && "[ ]", was: null, isEmpty: false };
  const isLoose = siblings.some((one, index) => index > 0 && one.list === item.list
    && siblings[index - 1]!.list === item.list && !state.doc.line(one.line - 1).text.slice(from - line.from).trim());
  for (const child of next.children) child.parent = next;
  item.children = [];
  siblings.splice(siblings.indexOf(item) + 1, 0, next);
  for (const one of list.lines) if (one.owner === item && one.number > item.line) one.owner = next;
  const changes = listChanges(state, list, new Set([item.parent]));
  const quote = state.sliceDoc(line.from, from).replace(/[^>\s]/g, " ");
  const sign = " ".repeat(next.indent) + next.sign + " ".repeat(next.gap) + (next.task && `${next.task} `);
  const before = state.sliceDoc(begin, at);
  const after = state.sliceDoc(at, line.to);
  const end = at + after.length - after.trimStart().length;
  const insert = `\n${isLoose ? `${quote.trimEnd()}\n` : ""}${quote}${sign}`;
  const all = state.changes([...changes, { from: begin + before.trimEnd().length, to: end, insert }]);
  dispatch(state.update({
    changes: all, selection: EditorSelection.cursor(all.mapPos(end, 1)), userEvent: "input", scrollIntoView: true,
  }));
  return true;
}

export const LIST_KEYS: readonly KeyBinding[] = [
  { key: "Tab", run: shifts(moveIn), shift: shifts((list, item, touched) => moveOut(list, item, touched)) },
  { key: "Enter", run: nextItem },
];
