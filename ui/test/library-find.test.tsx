import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../src/commands/run";
import { fakeHost } from "../src/host/fake/fake-host";
import { opened, settles, type Opened } from "./opened";

const A = "notes/a.md";
const B = "notes/b.md";
const head = (title: string): string => `---\ntitle: ${title}\n---\n`;
let window: Opened;

beforeEach(async () => {
  window = await opened(fakeHost({
    [A]: `${head("A log")}A log.\nNo log, no Log.\n`, [B]: `${head("B")}Another log.\n`, "notes/c.md": head("C"),
    "notes/d.md": `${head("D")}log\n`,
  }));
  await runCommand(window.app, "find-in-notes");
  await settles(() => window.find(".find"));
});
afterEach(() => window.close());

const textsOf = (selector: string): string[] => window.all(selector).map(({ textContent }) => textContent!);
const found = (): string[] => textsOf(".found-title");
const click = (selector: string): void => window.find(selector).click();
const verdict = (): string => window.find(".find-verdict span").textContent!;

test("hits are told by note with their lines, as they are and as they would become", async () => {
  window.type("[aria-label=Find]", "log");
  await settles(() => expect(found()).toEqual(["A log", "B", "D"]));
  expect(verdict()).toBe("5 hits in 3 notes");
  expect(window.find(".find .main").textContent).toBe("Take away 5 hits in 3 notes");
  window.type("[aria-label='Replace with']", "tape");
  await settles(() => expect(textsOf(".found-text")[1]).toBe("No logtape, no Log."));
  expect(window.find(".find .main").textContent).toBe("Replace 5 hits in 3 notes");
  click("[aria-label='Capitals count']");
  await settles(() => expect(verdict()).toBe("4 hits in 3 notes"));
  click("[aria-label='Front matter too']");
  await settles(() => expect(verdict()).toBe("5 hits in 3 notes"));
  click("[aria-label='Replace']");
  await settles(() => expect(window.all(".find .main, .find ins, .found [type=checkbox]")).toEqual([]));
});

test("what is left out stays, in one operation with one way back", async () => {
  window.type("[aria-label=Find]", "log");
  window.type("[aria-label='Replace with']", "tape");
  await settles(() => expect(found()).toHaveLength(3));
  const boxes = window.all(".found-note:first-child li input");
  boxes[1]!.click();
  click(".found-note:last-of-type h3 input");
  await settles(() => expect(window.find(".find .main").textContent).toBe("Replace 3 hits in 2 notes"));
  expect(window.find<HTMLInputElement>(".found-note h3 input").indeterminate).toBe(true);
  click(".find .main");
  await settles(() => expect(window.all("dialog")).toEqual([]));
  expect(window.host.files.get(A)).toBe(`${head("A log")}A tape.\nNo log, no tape.\n`);
  expect(window.host.files.get("notes/d.md")).toBe(`${head("D")}log\n`);
  expect(window.host.calls.filter((name) => name === "replace_in_notes")).toHaveLength(1);
  expect(window.find(".notice").textContent).toContain("Replaced “log” with “tape”");
  expect(window.find(".notice button").textContent).toBe("Undo");
});

test("a hit opens at its place", async () => {
  window.type("[aria-label=Find]", "another");
  await settles(() => expect(found()).toEqual(["B"]));
  click(".found-line");
  await settles(() => expect(window.app.note.path).toBe(B));
  expect(window.app.cursor.jump.value).toMatchObject({ line: 4, part: { from: 0, to: 7 } });
  await runCommand(window.app, "find-in-notes");
  await settles(() => expect(found()).toEqual(["B"]));
});

test("what is no expression is told under the field, and a search that was stopped goes no further", async () => {
  click("[aria-label='Regular expression']");
  window.type("[aria-label=Find]", "(a");
  await settles(() => expect(window.find(".refusal").textContent).toContain("no regular expression"));
  click("[aria-label='Regular expression']");
  const letGo = window.host.hold("find_in_notes");
  window.type("[aria-label=Find]", "log");
  await settles(() => expect(window.find(".find-verdict button").textContent).toBe("Stop"));
  click(".find-verdict button");
  await settles(() => expect(verdict()).toBe("stopped, 0 looked through"));
  letGo();
  await Promise.resolve();
  expect(window.app.libraryFind.notes.value).toEqual([]);
});

test("a later question is never answered by an earlier search", async () => {
  const letGo = window.host.hold("find_in_notes");
  window.type("[aria-label=Find]", "log");
  window.type("[aria-label=Find]", "another");
  letGo();
  await settles(() => expect(found()).toEqual(["B"]));
});
