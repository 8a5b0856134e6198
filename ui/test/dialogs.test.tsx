import { afterEach, beforeEach, expect, test } from "vitest";
import { openNote } from "../src/note/open-note";
import { runCommand } from "../src/commands/run";
import { sampleHost } from "../src/host/fake/sample";
import { hashOf } from "../src/host/fake/fake-host";
import { listenForShortcuts } from "../src/commands/shortcuts";
import { opened, settles, type Opened } from "./opened";

const PATH = "notes/back-pressure.md";
let window: Opened;
let stop: () => void;

beforeEach(async () => {
  window = await opened(sampleHost());
  stop = listenForShortcuts(window.app);
});
afterEach(() => {
  stop();
  window.close();
});

const labels = (selector: string): string[] => window.all(selector).map((element) => element.textContent!);

test("Ctrl+P leads to a note by its words", async () => {
  window.press(".window", "p", { ctrlKey: true, code: "KeyP" });
  await settles(() => expect(labels("#palette-entries li")).toHaveLength(3));
  window.type(".palette-field", "honest");
  await settles(() => expect(labels("#palette-entries li")).toHaveLength(1));
  window.press(".palette-field", "Enter");
  await settles(() => expect(window.app.note.path).toBe("notes/late-data.md"));
});

test("after a > the palette leads to commands", async () => {
  window.press(".window", "P", { ctrlKey: true, shiftKey: true, code: "KeyP" });
  await settles(() => expect(labels("#palette-entries li").length).toBeGreaterThan(10));
  window.type(".palette-field", "> dark");
  await settles(() => expect(labels("#palette-entries li")[0]).toBe("Dark"));
  window.press(".palette-field", "Enter");
  await settles(() => expect(window.app.layout.theme.value).toBe("dark"));
});

test("the Enter that confirms composed characters leads nowhere", async () => {
  window.app.dialog.value = "palette";
  await settles(() => expect(labels("#palette-entries li")).toHaveLength(3));
  window.press(".palette-field", "Enter", { keyCode: 229 } as KeyboardEventInit);
  expect(window.app.dialog.value).toBe("palette");
});

test("a topic is moved by the arrow keys on its handle", async () => {
  window.app.dialog.value = "catalogue";
  await settles(() => expect(labels(".topic-entry .number")).toEqual(["01", "02"]));
  window.press(".topic-entry .grip", "ArrowDown");
  const order = (): string[] => window.app.library.value!.topics.map(({ slug }) => slug);
  await settles(() => expect(order()).toEqual(["features", "streams"]));
});

test("several tags become one, and one press takes it all back", async () => {
  window.app.dialog.value = "catalogue";
  await settles(() => window.find(".tabs button:last-child").click());
  await settles(() => expect(window.all(".tag-entry")).toHaveLength(3));
  window.find('[aria-label="Choose Queues"]').click();
  window.find('[aria-label="Choose Time"]').click();
  await settles(() => expect(window.find(".bulk").textContent).toContain("2 chosen"));
  const merge = window.find<HTMLSelectElement>('[aria-label="Merge the chosen tags into"]');
  merge.value = "streams";
  merge.dispatchEvent(new Event("change", { bubbles: true }));
  await settles(() => expect(window.app.library.value!.tags.map(({ title }) => title)).toEqual(["Streams"]));
  expect(window.find("dialog .notice").textContent).toContain("Merged 2 tags into Streams");
  window.find("dialog .notice button").click();
  await settles(() => expect(window.host.calls.filter((name) => name === "undo")).toHaveLength(1));
});

test("the history shows how much each version differs, and goes back to one", async () => {
  await openNote(window.app, "notes/late-data.md");
  window.host.history.keep("notes/late-data.md", "one", "saved");
  window.host.history.keep("notes/late-data.md", "one two three", "saved");
  await runCommand(window.app, "history");
  await settles(() => expect(labels(".difference")).toEqual(["+2words", "+1words"]));
  window.all(".versions button")[1]!.click();
  await settles(() => expect(window.find(".cm-merge-a .cm-content").textContent).toBe("one"));
  window.all(".whole .actions button")[0]!.click();
  await settles(() => expect(window.app.note.text).toBe("one"));
});

test("texts in conflict are compared, and the right one is saved as it was made", async () => {
  const before = window.host.files.get(PATH)!;
  window.app.note.edit(before.replace("only moves the failure", "moves it"));
  window.host.writeOutside(PATH, before.replace("only moves the failure", "only hides it"));
  await settles(() => expect(window.find(".banner").textContent).toContain("Nothing was overwritten"));
  window.find(".banner button").click();
  await settles(() => expect(window.find(".cm-merge-a .cm-content").textContent).toContain("only hides it"));
  expect(window.find(".cm-merge-b .cm-content").textContent).toContain("moves it");
  window.find(".whole .actions .main").click();
  await settles(() => expect(window.host.files.get(PATH)).toContain("says *no* moves it."));
  expect(window.app.dialog.value).toBeNull();
});

test("recovered text says so in one line and can be dropped there", async () => {
  const base = hashOf(window.host.files.get("notes/late-data.md")!);
  window.host.buffers.set("notes/late-data.md", { text: "recovered words", at: "2026-11-24T09:30:00Z", base });
  await openNote(window.app, "notes/late-data.md");
  await settles(() => expect(window.find(".banner-quiet p").textContent).toContain("never saved"));
  expect(window.find(".cm-content").textContent).toBe("recovered words");
  window.all(".banner button").find((button) => button.textContent === "Drop my text")!.click();
  await settles(() => expect(window.find(".cm-content").textContent).toContain("A window closes twice"));
});

test("a note moved to the trash leaves the editor, and nothing asks about it", async () => {
  await runCommand(window.app, "trash-note");
  await settles(() => expect(window.find(".editor .empty p").textContent).toContain("Choose a note"));
  expect(window.host.files.has(PATH)).toBe(false);
  expect(window.all(".banner")).toHaveLength(0);
});
