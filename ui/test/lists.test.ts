import { EditorSelection, EditorState } from "@codemirror/state";
import { markdownLanguage } from "@codemirror/lang-markdown";
import { runScopeHandlers, EditorView } from "@codemirror/view";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { editing, markdownText } from "../src/editor/extensions";
import type { SyntaxNode } from "@lezer/common";

let view: EditorView | null = null;
afterEach(() => view?.destroy());

/** `|` is the caret, or two of them the ends of the selection. */
function begin(marked: string): EditorView {
  const [from, to = from] = [...marked.matchAll(/\|/g)].map(({ index }, at) => index - at);
  view?.destroy();
  const selection = EditorSelection.range(from!, to!);
  const doc = marked.replaceAll("|", "");
  const extensions = [editing, markdownText()];
  return (view = new EditorView({ state: EditorState.create({ doc, selection, extensions }) }));
}
const key = (name: string): void => {
  const shiftKey = name.startsWith("Shift-");
  const event = new KeyboardEvent("keydown", { key: name.replace("Shift-", ""), shiftKey });
  Object.defineProperty(event, "keyCode", { value: { Enter: 13, Tab: 9 }[name.replace("Shift-", "")] });
  runScopeHandlers(view!, event, "editor");
};
function press(marked: string, ...keys: string[]): string {
  const { state } = begin(marked);
  void state;
  keys.forEach(key);
  const { from, to } = view!.state.selection.main;
  const text = view!.state.doc.toString();
  return from === to ? `${text.slice(0, from)}|${text.slice(from)}`
    : `${text.slice(0, from)}|${text.slice(from, to)}|${text.slice(to)}`;
}

test("Tab puts an item under the words of the one before it", () => {
  expect(press("- one\n- two|", "Tab")).toBe("- one\n  - two|");
  expect(press("1. one\n2. two|\n3. three", "Tab")).toBe("1. one\n   1. two|\n2. three");
  expect(press("10. one\n11. two|", "Tab")).toBe("10. one\n    1. two|");
});

test("Shift+Tab puts it behind its parent, and what came after it goes along", () => {
  expect(press("- one\n  - two|\n  - three", "Shift-Tab")).toBe("- one\n- two|\n  - three");
  expect(press("1. one\n   - two|\n   - three\n2. four", "Shift-Tab")).toBe("1. one\n2. two|\n   - three\n3. four");
});

test("what belongs to an item moves along with it", () => {
  expect(press("- a\n- b|\n\n  more\n  - c\n\n    ```\n    code\n    ```", "Tab"))
    .toBe("- a\n  - b|\n\n    more\n    - c\n\n      ```\n      code\n      ```");
});

test("the tenth number is wider, and what is under it moves with its words", () => {
  const nine = Array.from({ length: 8 }, (_, at) => `${at + 1}. x`).join("\n");
  expect(press(`${nine}|\n9. nine\n   - under`, "Enter")).toBe(`${nine}\n9. |\n10. nine\n    - under`);
});

test("the first item of a list has nothing to go under", () => {
  expect(press("- one|\n- two", "Tab")).toBe("- one|\n- two");
});

test("Enter goes on with the next number, a task that is open, and the quote around it", () => {
  expect(press("1. one|\n2. two", "Enter")).toBe("1. one\n2. |\n3. two");
  expect(press("- [x] done|", "Enter")).toBe("- [x] done\n- [ ] |");
  expect(press("> - one|", "Enter")).toBe("> - one\n> - |");
  expect(press("- one\n\n- two|", "Enter")).toBe("- one\n\n- two\n\n- |");
  expect(press("1. one two| three", "Enter")).toBe("1. one two\n2. |three");
  expect(press("1. one|\n1. two", "Enter")).toBe("1. one\n1. |\n1. two");
});

test("Enter on an empty item leaves it for the list above, and then the list", () => {
  expect(press("1. one\n   - two\n   - |", "Enter")).toBe("1. one\n   - two\n2. |");
  expect(press("- one\n- |", "Enter")).toBe("- one\n\n|");
  expect(press("- [ ] one\n- [ ] |", "Enter")).toBe("- [ ] one\n\n|");
  expect(press("1. one\n2. |\n3. three", "Enter")).toBe("1. one\n\n|\n\n2. three");
});

test("a quote goes on at the next line", () => {
  expect(press("> one|", "Enter")).toBe("> one\n> |");
});

test("all items of a selection move together", () => {
  expect(press("- a\n- |b\n- c|\n- d", "Tab")).toBe("- a\n  - |b\n  - c|\n- d");
});

test("in the code of an item Tab is a Tab", () => {
  expect(press("- a\n- b\n\n  ```\n  x|\n  ```", "Tab")).toBe("- a\n- b\n\n  ```\n    x|\n  ```");
});

interface Entry { name: string; within: Entry[] }

/** The items of a text as a reader of Markdown nests them. */
function read(text: string): Entry[] {
  const entries = (node: SyntaxNode): Entry[] => {
    const found: Entry[] = [];
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.name === "ListItem") {
        const paragraph = child.getChild("Paragraph") ?? child.getChild("Task");
        const words = paragraph ? text.slice(paragraph.from, paragraph.to) : "";
        found.push({ name: words.split("\n")[0]!.replace(/^\[.\] /, ""), within: entries(child) });
      } else found.push(...entries(child));
    }
    return found;
  };
  return entries(markdownLanguage.parser.parse(text).topNode);
}

const shape = fc.record({
  depths: fc.array(fc.nat(3), { minLength: 1, maxLength: 14 }),
  signs: fc.array(fc.constantFrom("-", "*", "1.", "7)", "99."), { minLength: 4, maxLength: 4 }),
  gaps: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 }),
  task: fc.boolean(), quote: fc.boolean(), more: fc.boolean(),
});

type Shape = (typeof shape) extends fc.Arbitrary<infer T> ? T : never;

/** A list whose items are called a, b, c; as deep as the depths allow, each depth with its sign. */
function written({ depths, signs, gaps, task, quote, more }: Shape): { text: string; tree: Entry[] } {
  const tree: Entry[] = [];
  const way: Entry[] = [];
  const columns: number[] = [0];
  const numbers: number[] = [];
  const lines = depths.flatMap((wanted, at) => {
    const depth = Math.min(wanted, way.length);
    numbers.length = Math.min(numbers.length, depth + 1);
    // A list that begins with another number than 1 does not begin below words.
    const begin = depth > 0 ? signs[depth]!.replace(/\d+/, "1") : signs[depth]!;
    numbers[depth] = numbers[depth] === undefined ? Number.parseInt(begin, 10) || 1 : numbers[depth]! + 1;
    const sign = begin.replace(/\d+/, String(numbers[depth]));
    const indent = " ".repeat(columns[depth]!);
    columns[depth + 1] = columns[depth]! + sign.length + gaps[depth]!;
    const entry: Entry = { name: String.fromCharCode(97 + at), within: [] };
    (depth === 0 ? tree : way[depth - 1]!.within).push(entry);
    way.length = depth;
    way.push(entry);
    const first = `${indent}${sign}${" ".repeat(gaps[depth]!)}${task ? "[ ] " : ""}${entry.name}`;
    return more ? [first, `${" ".repeat(columns[depth + 1]!)}goes on`] : [first];
  });
  return { text: lines.map((line) => (quote ? `> ${line}` : line)).join("\n"), tree };
}

function find(tree: Entry[], name: string, parents: Entry[] = []): { siblings: Entry[]; at: number; parents: Entry[] } {
  for (const [at, entry] of tree.entries()) {
    if (entry.name === name) return { siblings: tree, at, parents };
    const deeper = find(entry.within, name, [...parents, entry]);
    if (deeper.at >= 0) return deeper;
  }
  return { siblings: [], at: -1, parents: [] };
}

/** What each key means, said of the tree alone. */
function meant(tree: Entry[], name: string, pressed: string): void {
  const { siblings, at, parents } = find(tree, name);
  if (pressed === "Tab" && at > 0) siblings[at - 1]!.within.push(...siblings.splice(at, 1));
  if (pressed === "Shift-Tab" && parents.length > 0) {
    const parent = parents.at(-1)!;
    const around = parents.at(-2)?.within ?? tree;
    const [item, ...later] = siblings.splice(at);
    item!.within.push(...later);
    around.splice(around.indexOf(parent) + 1, 0, item!);
  }
  if (pressed === "Enter") {
    const item = siblings[at]!;
    siblings.splice(at + 1, 0, { name: `${name}x`, within: item.within.splice(0) });
  }
}

test("after any Tab, Shift+Tab and Enter the text reads as the items were meant to nest", () => {
  const one = fc.tuple(fc.nat(), fc.constantFrom("Tab", "Shift-Tab", "Enter"));
  const keys = fc.array(one, { minLength: 1, maxLength: 8 });
  fc.assert(fc.property(shape, keys, (list, pressed) => {
    const { text, tree } = written(list);
    begin(`${text}|`);
    expect(read(view!.state.doc.toString())).toEqual(tree);
    const names = list.depths.map((_, at) => String.fromCharCode(97 + at));
    for (const [which, pressedKey] of pressed) {
      const name = names[which % names.length]!;
      const found = new RegExp(`(?<=[\\s\\]])${name}$`, "m").exec(view!.state.doc.toString())!;
      const end = found.index + name.length;
      view!.dispatch({ selection: { anchor: end } });
      key(pressedKey);
      if (pressedKey === "Enter") {
        view!.dispatch(view!.state.replaceSelection(`${name}x`));
        if (!names.includes(`${name}x`)) names.push(`${name}x`);
        else return;
      }
      meant(tree, name, pressedKey);
      expect(read(view!.state.doc.toString())).toEqual(tree);
    }
  }), { numRuns: 60 });
});
