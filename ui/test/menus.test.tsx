import { EditorView } from "@codemirror/view";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../src/commands/run";
import { fakeHost } from "../src/host/fake/fake-host";
import { openNote } from "../src/note/open-note";
import { listenForContextMenus } from "../src/window/context-menus";
import { opened, settles, type Opened } from "./opened";

let window: Opened;
let stop: () => void;
const text = (): EditorView => EditorView.findFromDOM(window.find(".cm-editor"))!;
const entries = (): HTMLButtonElement[] => [...document.querySelectorAll<HTMLButtonElement>(".menu button")];
const words = (): string[] => entries().map((entry) => entry.querySelector("span")!.textContent!);
const key = (name: string): void => void document.activeElement!
  .dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));
const second = (target: Element): MouseEvent => {
  const event = new MouseEvent("contextmenu", { button: 2, bubbles: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
};

beforeEach(async () => {
  window = await opened(fakeHost({ "notes/a.md": "Alpha beta.\n", "notes/b.md": "Second.\n" }));
  stop = listenForContextMenus(window.app);
  await settles(() => expect(window.all(".row")).toHaveLength(2));
  await openNote(window.app, "notes/a.md");
  await settles(() => expect(document.activeElement).toBe(window.find(".cm-content")));
});
afterEach(() => {
  stop();
  window.close();
});

test("a menu that is asked for by keys has the focus, and gives it back", async () => {
  await runCommand(window.app, "context-menu");
  await settles(() => expect(words()).toContain("Paste as it reads"));
  await frame();
  await frame();
  expect(document.activeElement!.closest("[role=menu]")).not.toBeNull();
  key("ArrowDown");
  expect(document.activeElement!.textContent).toContain("Copy");
  key("Escape");
  expect(entries()).toEqual([]);
  expect(document.activeElement).toBe(window.find(".cm-content"));
});

test("letters lead through a menu, and what is chosen is done where the author was", async () => {
  text().dispatch({ selection: { anchor: 1 } });
  await runCommand(window.app, "context-menu");
  await settles(() => expect(words()).toContain("Bold"));
  key("b");
  (document.activeElement as HTMLElement).click();
  await settles(() => expect(text().state.doc.toString()).toContain("**Alpha** beta."));
  expect(document.activeElement).toBe(window.find(".cm-content"));
});

test("a note of the list that is not open is moved to the trash without being opened", async () => {
  const row = window.all(".row").find((one) => one.textContent!.includes("b"))!;
  expect(second(row).defaultPrevented).toBe(true);
  await settles(() => expect(words()).toContain("Move note to the trash"));
  entries().find((entry) => entry.textContent!.includes("trash"))!.click();
  await settles(() => expect([...window.host.files.keys()]).toEqual(["notes/a.md"]));
  expect(window.app.note.path).toBe("notes/a.md");
});

test("a link to a note of the list is copied as it is written in the open note", async () => {
  second(window.all(".row").find((one) => one.textContent!.includes("b"))!);
  await settles(() => expect(words()).toContain("Copy link as Markdown"));
  entries().find((entry) => entry.textContent!.includes("Copy link"))!.click();
  await settles(() => expect(window.host.clipboard).toEqual([expect.stringMatching(/^\[.+\]\(b\.md\)$/)]));
});

test("a field has the menu of fields, and nowhere does the engine show its own", async () => {
  second(window.find(".search input"));
  expect(words()).toEqual(["Undo", "Redo", "Cut", "Copy", "Paste", "Select all"]);
  entries().find((entry) => entry.textContent!.includes("Paste"))!.click();
  await settles(() => expect(window.host.edits).toEqual(["paste"]));
  expect(document.activeElement).toBe(window.find(".search input"));
  expect(second(window.find(".status")).defaultPrevented).toBe(true);
  expect(entries()).toEqual([]);
});

test("what is said of a note is gone once the note is left", async () => {
  window.app.notices.say("notes/a.md was changed by another program.", { about: "notes/a.md" });
  await openNote(window.app, "notes/b.md");
  expect(window.app.notices.shown.value).toBeNull();
  window.app.notices.say("Renamed tag ml to ML");
  await openNote(window.app, "notes/a.md");
  expect(window.app.notices.shown.value).not.toBeNull();
});
