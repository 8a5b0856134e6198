import { redo, undo } from "@codemirror/commands";
import { EditorView } from "@codemirror/view";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeHost } from "../src/host/fake/fake-host";
import { openNote } from "../src/note/open-note";
import { opened, settles, type Opened } from "./opened";

const COUNT = 3000;
let window: Opened;

beforeEach(async () => {
  const notes = Object.fromEntries(Array.from({ length: COUNT }, (_, i) => {
    const number = String(i).padStart(4, "0");
    const head = `title: Note ${number}\ntags: [Even${i % 2}]\nstate: ready`;
    return [`notes/${number}.md`, `---\n${head}\n---\n\nBody ${number}\n`];
  }));
  window = await opened(fakeHost(notes));
  window.app.list.sort.value = "title";
  await settles(() => expect(window.find(".row-words").textContent).toBe("Note 0000"));
});
afterEach(() => window.close());

test("of a long list only the rows that are seen are in the document", () => {
  expect(window.all(".row").length).toBeLessThan(40);
  expect(window.find(".row").getAttribute("aria-setsize")).toBe(String(COUNT));
  expect(window.find(".row").getAttribute("aria-posinset")).toBe("1");
});

test("the keys lead through the list, to its end, and Enter opens the note", async () => {
  window.press(".rows", "ArrowDown");
  window.press(".rows", "Enter");
  await settles(() => expect(window.app.note.path).toBe("notes/0001.md"));
  window.press(".rows", "End");
  window.find(".rows").dispatchEvent(new Event("scroll"));
  window.press(".rows", "ArrowUp");
  await settles(() => expect(window.app.list.at(COUNT - 2)?.path).toBe("notes/2998.md"));
  window.press(".rows", "Enter");
  await settles(() => expect(window.app.note.path).toBe("notes/2998.md"));
});

test("the row of the note that is open leads back to its text, and opens nothing again", async () => {
  window.find(".row").click();
  await settles(() => expect(window.find(".cm-content").textContent).toContain("Body 0000"));
  const { calls } = window.host;
  const view = EditorView.findFromDOM(window.find(".cm-editor"))!;
  await settles(() => expect(document.activeElement).toBe(view.contentDOM));
  window.find(".rows").focus();
  const end = view.state.doc.length;
  view.dispatch({ changes: { from: end, insert: "x" }, selection: { anchor: end + 1 }, userEvent: "input" });
  await window.app.note.save();
  const asked = calls.length;
  window.find(".rows").focus();
  window.find(".row").click();
  await settles(() => expect(document.activeElement).toBe(view.contentDOM));
  expect(calls.slice(asked)).not.toContain("open_note");
  expect(view.state.selection.main.head).toBe(end + 1);
  window.find(".rows").focus();
  expect(undo(view)).toBe(true);
  window.press(".rows", "Enter");
  await settles(() => expect(document.activeElement).toBe(view.contentDOM));
  window.find(".rows").focus();
  expect(redo(view)).toBe(true);
});

test("a change of the library is seen where the list is looked at", async () => {
  window.host.writeOutside("notes/0002.md", "---\ntitle: Note 0002, renamed\n---\n");
  await settles(() => expect(window.all(".row-words")[2]!.textContent).toBe("Note 0002, renamed"));
});

test("whoever goes on while the library changes finds the rows there", async () => {
  const { list } = window.app;
  list.setVisible(1000, 1020);
  const reading = list.reload();
  list.setVisible(2000, 2020);
  await reading;
  await settles(() => expect(list.at(2010)?.title).toBe("Note 2010"));
});

test("a tag narrows the list, says so, and is taken back by one button", async () => {
  window.find(".tag").click();
  await settles(() => expect(window.find(".list-said").textContent).toContain("1500 notes tagged Even0"));
  window.find('[aria-label^="Show notes not only"]').click();
  await settles(() => expect(window.find(".list-said").textContent).toContain("3000 notes"));
});

test("what was searched for is marked where it was found", async () => {
  window.type(".search input", "body 0007");
  await settles(() => expect(window.find(".row-snippet mark").textContent).toBe("Body 0007"));
});

test("the cursor of the list follows the note that is open, and stays where the author takes it", async () => {
  const cursor = (): string => window.find(".under-cursor .row-words").textContent!;
  await openNote(window.app, "notes/0005.md");
  await settles(() => expect(cursor()).toBe("Note 0005"));
  window.press(".rows", "ArrowDown");
  await settles(() => expect(cursor()).toBe("Note 0006"));
  await window.app.list.reload();
  expect(cursor()).toBe("Note 0006");
  await openNote(window.app, "notes/0003.md");
  await settles(() => expect(cursor()).toBe("Note 0003"));
});
