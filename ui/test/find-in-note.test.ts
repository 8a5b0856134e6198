import { undo } from "@codemirror/commands";
import { EditorView } from "@codemirror/view";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { editorIsland, type EditorIsland } from "../src/editor/editor-island";
import { settles } from "./opened";

let island: EditorIsland;
let session = 0;

const view = (): EditorView => EditorView.findFromDOM(island.dom)!;
const find = <E extends HTMLElement>(selector: string): E => {
  const element = island.dom.querySelector<E>(selector);
  if (!element) throw new Error(`The editor has no ${selector}.`);
  return element;
};
const show = (text: string, readOnly = false): void => {
  island.show({ session: ++session, path: `${session}`, text, readOnly, serial: session });
};
const press = (selector: string, key: string, more: KeyboardEventInit & { keyCode?: number } = {}): void => {
  const init = { key, bubbles: true, cancelable: true, ...more };
  find(selector).dispatchEvent(new KeyboardEvent("keydown", init));
};
const type = (name: string, words: string): void => {
  const field = find<HTMLInputElement>(`[name=${name}]`);
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
const tally = (): string => find(".find-tally").textContent!;
const tells = (words: string): Promise<void> => settles(() => expect(tally()).toBe(words));
const chosen = (): string => {
  const { from, to } = view().state.selection.main;
  return view().state.sliceDoc(from, to);
};
const text = (): string => view().state.doc.toString();

beforeEach(() => {
  island = editorIsland({ typed() {}, left() {}, moved() {}, scrolled() {} });
  document.body.append(island.dom);
});
afterEach(() => {
  island.destroy();
  island.dom.remove();
});

test("a hit is chosen while the query is typed, counted, and Enter goes round", async () => {
  show("A log.\nNo log, no Log.\n");
  island.find();
  type("find", "log");
  await tells("1 of 3");
  expect(chosen()).toBe("log");
  press("[name=find]", "Enter");
  await tells("2 of 3");
  press("[name=find]", "Enter", { shiftKey: true });
  press("[name=find]", "Enter", { shiftKey: true });
  await tells("3 of 3");
  expect(chosen()).toBe("Log");
  press("[name=find]", "c", { altKey: true });
  await settles(() => expect(find("[aria-label='Capitals count']").ariaPressed ?? "true").toBe("true"));
  await settles(() => expect(tally()).toMatch(/of 2$/));
  type("find", "nothing");
  await tells("no hits");
});

test("Escape leads back to the text, to the hit", async () => {
  show("one two three");
  island.find();
  type("find", "two");
  await tells("1 of 1");
  press("[name=find]", "Escape", { keyCode: 27 });
  await settles(() => expect(island.dom.querySelector(".find-row")).toBeNull());
  expect(chosen()).toBe("two");
  expect(view().hasFocus).toBe(true);
});

test("an Enter that confirms characters goes nowhere", async () => {
  show("log log");
  island.find();
  type("find", "log");
  await tells("1 of 2");
  press("[name=find]", "Enter", { keyCode: 229 });
  await tells("1 of 2");
});

test("a text is looked for as it was typed, and an expression with its groups", async () => {
  show("a\\nb a.b\nacb");
  island.find();
  type("find", "a\\nb");
  await tells("1 of 1");
  type("find", "a.b");
  await tells("1 of 1");
  find("[aria-label='Regular expression']").click();
  await settles(() => expect(tally()).toMatch(/of 2$/));
  type("find", "(a)(.)b");
  find("[aria-label=Replace]").click();
  await settles(() => find("[name=replace]"));
  type("replace", "$2$1");
  press("[name=replace]", "Enter", { ctrlKey: true });
  await settles(() => expect(text()).toBe("a\\nb .a\nca"));
  undo(view());
  expect(text()).toBe("a\\nb a.b\nacb");
  type("find", "(a");
  await tells("no expression");
});

test("one hit after the other is replaced, and the count follows the text", async () => {
  show("log log log");
  island.find();
  type("find", "log");
  find("[aria-label=Replace]").click();
  await settles(() => find("[name=replace]"));
  type("replace", "tape");
  press("[name=replace]", "Enter");
  await settles(() => expect(text()).toBe("tape log log"));
  await tells("1 of 2");
  view().dispatch({ changes: { from: 0, insert: "log " } });
  await tells("2 of 3");
});

test("a note that may not be written has no replacing", async () => {
  show("log", true);
  island.find();
  type("find", "log");
  await tells("1 of 1");
  expect(island.dom.querySelector("[aria-label=Replace]")).toBeNull();
});

test("the count is that of a plain scan", async () => {
  island.find();
  const texts = fc.array(fc.constantFrom("log", "lo", "g", " ", "\n", "é", "🦀", "$1", "\\n"), { maxLength: 40 });
  await fc.assert(fc.asyncProperty(texts, fc.constantFrom("log", "g", "\\n", "$1"), async (parts, words) => {
    const whole = parts.join("");
    show(whole);
    island.find();
    type("find", words);
    const count = whole.split(words).length - 1;
    await tells(count === 0 ? "no hits" : `1 of ${count}`);
  }), { numRuns: 40 });
});
