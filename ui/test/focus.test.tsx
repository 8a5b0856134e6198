import { EditorView } from "@codemirror/view";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../src/commands/run";
import { fakeHost } from "../src/host/fake/fake-host";
import { openNote } from "../src/note/open-note";
import { opened, settles, type Opened } from "./opened";

let window: Opened;
const focused = (): Element | null => document.activeElement;
const text = (): EditorView => EditorView.findFromDOM(window.find(".cm-editor"))!;
const inText = (): Promise<void> => settles(() => expect(focused()).toBe(window.find(".cm-content")));

beforeEach(async () => {
  window = await opened(fakeHost({ "notes/a.md": "First.\n", "notes/b.md": "Second.\n" }));
  await settles(() => expect(window.all(".row")).toHaveLength(2));
});
afterEach(() => window.close());

async function submit(): Promise<void> {
  await settles(() => expect(window.find("dialog form")).toBeTruthy());
  window.find("dialog form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
}

test("a note that is opened has the focus, from the list as from anywhere", async () => {
  window.find(".row").click();
  await inText();
});

test("the space bar looks at a note, and the keys stay in the list", async () => {
  window.find(".rows").focus();
  window.press(".rows", " ");
  await settles(() => expect(window.app.note.path).not.toBeNull());
  expect(focused()).toBe(window.find(".rows"));
});

test("once a note is created or renamed, writing goes on in its text", async () => {
  await runCommand(window.app, "new-note");
  await settles(() => expect(window.find("dialog input")).toBeTruthy());
  window.type("dialog input", "Fresh");
  await submit();
  await settles(() => expect(window.app.note.path).toBe("notes/fresh.md"));
  await inText();
  await runCommand(window.app, "rename-note");
  await submit();
  await settles(() => expect(window.all("dialog")).toHaveLength(0));
  await inText();
});

test("a command of the palette ends with the focus in the text", async () => {
  await openNote(window.app, "notes/a.md");
  await inText();
  await runCommand(window.app, "commands");
  await settles(() => expect(window.find(".palette-field")).toBeTruthy());
  window.type(".palette-field", "> save");
  await settles(() => expect(window.all("#palette-entries li")[0]?.textContent).toContain("Save"));
  window.press(".palette-field", "Enter");
  await inText();
});

test("what has the focus again after a command stays where it was scrolled", async () => {
  await openNote(window.app, "notes/a.md");
  await inText();
  const options: unknown[] = [];
  const text = window.find(".cm-content");
  text.blur();
  text.focus = (option) => void options.push(option);
  await runCommand(window.app, "zoom-none");
  await settles(() => expect(options).toEqual([{ preventScroll: true }]));
});

test("whoever thinks better of a dialog goes on where they were", async () => {
  await openNote(window.app, "notes/a.md");
  window.find(".search input").focus();
  await runCommand(window.app, "palette");
  await settles(() => expect(window.find("dialog")).toBeTruthy());
  window.app.dialog.value = null;
  await settles(() => expect(focused()).toBe(window.find(".search input")));
});

test("where what had the focus is gone, writing goes on in the text", async () => {
  await openNote(window.app, "notes/a.md");
  await inText();
  const button = document.body.appendChild(document.createElement("button"));
  button.focus();
  button.remove();
  await inText();
});

test("a pane that is hidden gives the focus to the text", async () => {
  await openNote(window.app, "notes/a.md");
  await inText();
  window.find(".search input").focus();
  await runCommand(window.app, "toggle-library");
  await inText();
});

test("what is typed while a note is on its way waits for it", async () => {
  await openNote(window.app, "notes/a.md");
  await inText();
  const opening = openNote(window.app, "notes/b.md");
  for (const key of ["H", "i", "Enter"]) window.press(".cm-content", key);
  await opening;
  await settles(() => expect(text().state.doc.toString()).toContain("Hi\n"));
  expect(window.app.note.path).toBe("notes/b.md");
  expect(window.app.note.text).toContain("Hi\n");
  await openNote(window.app, "notes/a.md");
  expect(window.app.note.text).toBe("First.\n");
});
