import { afterEach, beforeEach, expect, test } from "vitest";
import { openLibrary } from "../src/library/open-library";
import { openNote } from "../src/note/open-note";
import { runCommand } from "../src/commands/run";
import { sampleHost } from "../src/host/fake/sample";
import { opened, settles, type Opened } from "./opened";

const PATH = "notes/back-pressure.md";
const OTHER = "notes/late-data.md";
const full = { code: null, message: "The disk is full.", hint: "Make room." };
let window: Opened;

beforeEach(async () => {
  window = await opened(sampleHost());
  await settles(() => expect(window.app.note.path).toBe(PATH));
  window.host.refuse("save_note", full);
  window.host.refuse("keep_buffer", full);
  window.app.note.edit("precious words");
});
afterEach(() => window.close());

const button = (words: string): HTMLElement =>
  window.all(".banner button").find(({ textContent }) => textContent === words)!;

test("words that no disk takes stay while the author is asked, and are lost only on the author's word", async () => {
  const { host, app } = window;
  host.isSure = false;
  await openNote(app, OTHER);
  expect(host.confirmed).toHaveLength(1);
  expect(host.confirmed[0]).toContain(PATH);
  expect(host.confirmed[0]).toContain("The disk is full.");
  expect(app.note.text).toBe("precious words");
  const words = "in this window and nowhere else. The disk is full. Save a copy elsewhere";
  await settles(() => expect(window.find(".banner-pressing p").textContent).toContain(words));
  await expect(runCommand(app, "quit")).rejects.toMatchObject(full);
  await openLibrary(app, "/other");
  await runCommand(app, "trash-note");
  expect(app.note.text).toBe("precious words");
  expect(host.calls).not.toContain("open_library");
  expect(host.calls).not.toContain("trash_note");
  host.isSure = true;
  await openNote(app, OTHER);
  expect(app.note.path).toBe(OTHER);
});

test("words that no disk takes may be saved elsewhere, and then nobody is asked", async () => {
  const { host, app } = window;
  host.isSure = false;
  await app.note.save();
  await settles(() => button("Save a copy elsewhere").click());
  await settles(() => expect(host.copies.get("back-pressure.md")).toBe("precious words"));
  expect(app.notices.shown.value?.text).toContain("/elsewhere/back-pressure.md");
  await settles(() => expect(window.find(".banner").textContent).not.toContain("nowhere else"));
  await openNote(app, OTHER);
  expect(app.note.path).toBe(OTHER);
  expect(host.confirmed).toHaveLength(0);
});

test("words that no disk took are saved once there is room and the author tries again", async () => {
  const { host, app } = window;
  await app.note.save();
  host.refuse("save_note", null);
  await settles(() => button("Try again").click());
  await settles(() => expect(host.files.get(PATH)).toBe("precious words"));
  await settles(() => expect(window.all(".banner")).toHaveLength(0));
});

test("a library that cannot be opened leaves the open note where it was", async () => {
  const { host, app } = window;
  host.refuse("save_note", null);
  host.refuse("open_library", { code: null, message: "/other is no library.", hint: "" });
  await expect(openLibrary(app, "/other")).rejects.toMatchObject({ message: "/other is no library." });
  expect(app.note.path).toBe(PATH);
});

test("a note that cannot be trashed does not come back over the one that was opened meanwhile", async () => {
  const { host, app } = window;
  host.refuse("save_note", null);
  const answered = host.hold("trash_note");
  host.refuse("trash_note", full);
  const trashing = runCommand(app, "trash-note");
  await settles(() => expect(host.calls).toContain("trash_note"));
  await openNote(app, OTHER);
  answered();
  await trashing;
  expect(app.note.path).toBe(OTHER);
});

test("a fact that was changed in the form goes into its own note, however soon another one is opened", async () => {
  const { host, app } = window;
  host.refuse("save_note", null);
  const answered = host.hold("edit_head");
  const editing = app.headEdits.edit({ set: "title", value: "Mine" });
  const opening = openNote(app, OTHER);
  answered();
  await Promise.all([editing, opening]);
  expect(app.note.path).toBe(OTHER);
  expect(host.files.get(PATH)).toContain("title: Mine");
  expect(host.files.get(OTHER)).not.toContain("title: Mine");
});
