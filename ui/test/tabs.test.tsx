import { undo } from "@codemirror/commands";
import { EditorView } from "@codemirror/view";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../src/commands/run";
import { listenForShortcuts } from "../src/commands/shortcuts";
import { fakeHost, type FakeHost } from "../src/host/fake/fake-host";
import { openLibrary } from "../src/library/open-library";
import { openNote } from "../src/note/open-note";
import { opened, settles, type Opened } from "./opened";

const note = (title: string, body: string): string => `---\ntitle: ${title}\nstate: draft\n---\n\n${body}\n`;
const [A, B, C, D] = ["notes/a.md", "notes/b.md", "notes/c.md", "notes/d.md"];
const NOTES = { [A]: note("First", "one"), [B]: note("Second", "two"), [C]: note("Third", "three") };
const full = { code: null, message: "The disk is full.", hint: "Make room." };

let host: FakeHost;
let window: Opened;
let stop: () => void;

const view = (): EditorView => EditorView.findFromDOM(window.find(".cm-editor"))!;
const titles = (): string[] => window.all(".tab-title").map(({ textContent }) => textContent!);
const active = (): string | undefined => window.all(".tab-box.active .tab-title")[0]?.textContent ?? undefined;
const tab = (title: string): HTMLElement =>
  window.all("[role=tab]").find(({ textContent }) => textContent?.includes(title))!;
const strip = (...expected: string[]): Promise<void> => settles(() => expect(titles()).toEqual(expected));
const isIn = (path: string | null): Promise<void> => settles(() => expect(window.app.note.path).toBe(path));
const inText = (): Promise<void> => settles(() => expect(document.activeElement).toBe(window.find(".cm-content")));
const type = (words: string): void => view().dispatch({
  changes: { from: view().state.doc.length, insert: words },
  selection: { anchor: view().state.doc.length + words.length },
  userEvent: "input.type",
});
const press = (key: string, more: KeyboardEventInit = {}): void => {
  document.activeElement!.dispatchEvent(
    new KeyboardEvent("keydown", { key, ctrlKey: true, bubbles: true, cancelable: true, ...more }));
};
const letGo = (): boolean => dispatchEvent(new KeyboardEvent("keyup", { key: "Control" }));
async function open(...paths: string[]): Promise<void> {
  for (const path of paths) await openNote(window.app, path, "own");
}

beforeEach(async () => {
  host = fakeHost(NOTES);
  window = await opened(host);
  stop = listenForShortcuts(window.app);
  await settles(() => expect(window.all(".row")).toHaveLength(3));
});
afterEach(() => {
  stop();
  window.close();
});

test("one note has its path over it, two have a strip with their titles", async () => {
  await openNote(window.app, A);
  await settles(() => expect(window.find(".bar .path").textContent).toBe(A));
  expect(window.all("[role=tablist]")).toHaveLength(0);
  await open(B);
  await strip("First", "Second");
  expect(active()).toBe("Second");
  await inText();
  expect(window.find(".status .path").textContent).toBe(B);
});

test("notes that are looked at take each other's place, and one that is written in keeps its own", async () => {
  await openNote(window.app, A);
  await openNote(window.app, B);
  expect(window.app.tabs.order.value.tabs).toHaveLength(1);
  type("!");
  await openNote(window.app, C);
  await strip("Second", "Third");
  expect(window.all(".passing")).toHaveLength(1);
  await openNote(window.app, A);
  await strip("Second", "First");
});

test("Ctrl with a click opens a tab of its own, the middle button one behind, a double click keeps one", async () => {
  const row = (title: string): HTMLElement =>
    window.all(".row").find(({ textContent }) => textContent?.includes(title))!;
  row("First").click();
  await isIn(A);
  row("First").dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
  await settles(() => expect(window.app.tabs.order.value.tabs[0]?.isPassing).toBe(false));
  row("Second").dispatchEvent(new MouseEvent("click", { ctrlKey: true, bubbles: true }));
  await isIn(B);
  row("Third").dispatchEvent(new MouseEvent("auxclick", { button: 1, bubbles: true }));
  await strip("First", "Second", "Third");
  expect([window.app.note.path, active()]).toEqual([B, "Second"]);
});

test("Enter with Ctrl opens a tab of its own, from the palette as from the list", async () => {
  await openNote(window.app, A);
  await runCommand(window.app, "palette");
  window.type(".palette-field", "Second");
  await settles(() => expect(window.all("#palette-entries li")).toHaveLength(1));
  window.press(".palette-field", "Enter", { ctrlKey: true });
  await strip("First", "Second");
  window.press(".rows", "End");
  window.press(".rows", "Enter", { ctrlKey: true });
  await settles(() => expect(window.app.tabs.order.value.tabs).toHaveLength(3));
});

test("each tab keeps its caret and what can be undone, beyond any number of notes", async () => {
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`notes/n${at}.md`, note(`N${at}`, "words")]));
  for (const [path, text] of Object.entries(many)) host.files.set(path, text);
  await open("notes/n0.md");
  type(" more");
  const caret = view().state.selection.main.head;
  await open(...Object.keys(many).slice(1));
  tab("N0").click();
  await isIn("notes/n0.md");
  await inText();
  expect(view().state.selection.main.head).toBe(caret);
  undo(view());
  expect(view().state.doc.toString()).not.toContain("more");
}, 30_000);

test("Ctrl+Tab goes to the note used before, and further while Ctrl is held", async () => {
  await open(A, B, C);
  await inText();
  press("Tab");
  await isIn(B);
  press("Tab");
  await isIn(A);
  letGo();
  press("Tab");
  await isIn(C);
  letGo();
  press("Tab");
  await isIn(A);
  // With Shift, the X Window System has another name for the key.
  press("Unidentified", { code: "Tab", shiftKey: true });
  await isIn(C);
  letGo();
  await inText();
  press("PageDown");
  await isIn(A);
  press("PageUp");
  await isIn(C);
  expect(titles()).toEqual(["First", "Second", "Third"]);
});

test("Ctrl+W closes the note and at last leaves the window without one; Ctrl+Shift+T brings each back", async () => {
  await open(A, B, C);
  await inText();
  press("w");
  await isIn(B);
  await inText();
  await strip("First", "Second");
  press("w");
  await isIn(A);
  await inText();
  expect(window.all("[role=tablist]")).toHaveLength(0);
  press("w");
  await isIn(null);
  press("T", { shiftKey: true });
  await isIn(A);
  press("T", { shiftKey: true });
  await isIn(B);
  press("T", { shiftKey: true });
  await isIn(C);
  await strip("First", "Second", "Third");
});

test("keys that come faster than notes open mean what they would have meant slowly", async () => {
  await open(A, B, C);
  const answered = host.hold("open_note");
  void runCommand(window.app, "close-tab");
  void runCommand(window.app, "close-tab");
  expect(window.app.tabs.order.value.tabs.map(({ path }) => path)).toEqual([A]);
  answered();
  await isIn(A);
  await settles(() => expect(window.all("[role=tablist]")).toHaveLength(0));
});

test("a pinned tab stands first and stays until it is unpinned", async () => {
  await open(A, B, C);
  await runCommand(window.app, "pin-tab");
  await strip("Third", "First", "Second");
  await runCommand(window.app, "close-tab");
  expect(window.app.notices.shown.value?.text).toContain("“Third” is pinned");
  await openNote(window.app, A);
  await runCommand(window.app, "close-other-tabs");
  await strip("Third", "First");
  window.find(".pinned .tab-close").click();
  await openNote(window.app, C);
  await runCommand(window.app, "close-tab");
  await isIn(A);
});

test("the menu of a tab does to it what the commands do to the shown one", async () => {
  await open(A, B, C);
  const choose = async (title: string, words: string): Promise<void> => {
    tab(title).dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true }));
    await settles(() => expect(document.querySelectorAll(".menu button").length).toBeGreaterThan(0));
    const entries = [...document.querySelectorAll<HTMLElement>(".menu button")];
    entries.find(({ textContent }) => textContent === words)!.click();
  };
  await choose("First", "Move to the right");
  await strip("Second", "First", "Third");
  await choose("Second", "Pin");
  await choose("First", "Close those on the right");
  await strip("Second", "First");
  await isIn(A);
  await choose("Second", "Pin");
  await choose("First", "Close");
  await isIn(B);
});

test("a tab that is dragged is where the pointer lets it go, and the click that ends it opens nothing", async () => {
  await open(A, B, C);
  await strip("First", "Second", "Third");
  // Each is 100 px wide, in the order of the strip.
  const boxes = (): HTMLElement[] => window.all(".tab-box");
  for (const box of boxes()) {
    box.getBoundingClientRect = () => ({ left: boxes().indexOf(box) * 100, width: 100 }) as DOMRect;
  }
  const point = (type: string, at: HTMLElement, x: number): boolean =>
    at.dispatchEvent(new MouseEvent(type, { clientX: x, bubbles: true }));
  const first = tab("First");
  point("pointerdown", first, 50);
  point("pointermove", first, 53);
  expect(titles()).toEqual(["First", "Second", "Third"]);
  point("pointermove", first, 180);
  await strip("Second", "First", "Third");
  await settles(() => expect(window.all(".dragged")).toHaveLength(1));
  point("pointermove", first, 290);
  await strip("Second", "Third", "First");
  point("pointerup", first, 290);
  first.click();
  await settles(() => expect(window.all(".dragged")).toHaveLength(0));
  expect(window.app.note.path).toBe(C);
  first.click();
  await isIn(A);
});

test("an open note is found by its words among those that are open, the one used before first", async () => {
  await open(A, B, C);
  await runCommand(window.app, "all-tabs");
  const found = (): string[] => window.all("#palette-entries li").map(({ textContent }) => textContent!);
  await settles(() => expect(found()).toEqual([`Second${B}`, `First${A}`, `Third${C}`]));
  window.type(".palette-field", "fir");
  await settles(() => expect(found()).toHaveLength(1));
  window.press(".palette-field", "Enter");
  await isIn(A);
  await inText();
  await strip("First", "Second", "Third");
});

test("the strip is a list of tabs that arrows go along, Enter opens and Delete closes", async () => {
  await open(A, B, C);
  await strip("First", "Second", "Third");
  tab("Third").focus();
  const key = (name: string): void => press(name, { ctrlKey: false });
  key("ArrowRight");
  expect(document.activeElement).toBe(tab("First"));
  key("End");
  expect(document.activeElement).toBe(tab("Third"));
  key("ArrowLeft");
  expect([document.activeElement, window.app.note.path]).toEqual([tab("Second"), C]);
  key("Delete");
  await strip("First", "Third");
  await settles(() => expect(document.activeElement).toBe(tab("Third")));
  const found = await axe.run(window.find(".tab-place"), { rules: { "color-contrast": { enabled: false } } });
  expect(found.violations.map(({ id }) => id)).toEqual([]);
});

test("a note that cannot be saved says so in its tab, keeps its words when closed, and has them again", async () => {
  await open(A, B);
  host.refuse("save_note", full);
  type("precious");
  await settles(() => expect(window.all(".tab-state")).toHaveLength(1));
  await open(C);
  await settles(() => expect(tab("Second").getAttribute("aria-description")).toContain("typed, not saved"));
  window.all(".tab-box").find(({ textContent }) => textContent === "Second")!
    .querySelector<HTMLElement>(".tab-close")!.click();
  await strip("First", "Third");
  expect(window.app.notices.shown.value?.text).toContain("“Second”");
  await runCommand(window.app, "reopen-tab");
  await isIn(B);
  expect(view().state.doc.toString()).toContain("precious");
  expect(window.app.note.recovered.value).not.toBeNull();
});

test("words that no disk takes keep their tab where the author does not give them up", async () => {
  await open(A, B);
  host.refuse("save_note", full);
  host.refuse("keep_buffer", full);
  host.isSure = false;
  type("precious");
  for (const id of ["close-tab", "tab-left", "tab-before"]) {
    await runCommand(window.app, id);
    expect([titles(), active()]).toEqual([["First", "Second"], "Second"]);
    expect(window.app.note.text).toContain("precious");
  }
  expect(host.confirmed).toHaveLength(3);
});

test("a conflict is seen in the tab, and what another program wrote when its note comes forth", async () => {
  await open(A, B);
  host.refuse("save_note", full);
  type(" mine");
  await open(C);
  host.refuse("save_note", null);
  host.writeOutside(B, note("theirs", "two"));
  await settles(() => expect(window.all(".tab-state.trouble")).toHaveLength(1));
  host.writeOutside(A, note("First", "one, as others wrote it"));
  tab("First").click();
  await settles(() => expect(view().state.doc.toString()).toContain("as others wrote it"));
});

test("a note that is renamed behind another one keeps its tab, its caret and what can be undone", async () => {
  await open(A, B);
  type(" more");
  const caret = view().state.selection.main.head;
  await open(C);
  await host.call("rename_note", { path: B, to: "moved" });
  tab("Second").click();
  await isIn("notes/moved.md");
  expect(view().state.selection.main.head).toBe(caret);
  undo(view());
  expect(view().state.doc.toString()).not.toContain("more");
  await host.call("rename_note", { path: "notes/moved.md", to: "again" });
  await isIn("notes/again.md");
  await strip("First", "Second", "Third");
});

test("a note that is no more loses its tab, with a word where something in it was not saved", async () => {
  await open(A, B);
  host.refuse("save_note", full);
  type("precious");
  await open(C);
  await settles(() => expect(window.all(".tab-state")).toHaveLength(1));
  await host.call("trash_note", { path: A });
  await strip("Second", "Third");
  expect(window.app.notices.shown.value).toBeNull();
  await host.call("trash_note", { path: B });
  await settles(() => expect(window.all("[role=tablist]")).toHaveLength(0));
  expect(window.app.notices.shown.value?.text).toContain("“Second”");
  expect(host.buffers.get(B)?.text).toContain("precious");
});

test("the note that goes to the trash leads to the one used before it", async () => {
  await open(A, B, C);
  await runCommand(window.app, "trash-note");
  await isIn(B);
  await inText();
  await strip("First", "Second");
});

test("a note that cannot be opened leaves the tabs as they were", async () => {
  await open(A, B);
  await openNote(window.app, D);
  await strip("First", "Second");
  expect(active()).toBe("Second");
});

test("tabs with their order and pins are there again after a start, and each library has its own", async () => {
  await open(A, B, C);
  await runCommand(window.app, "pin-tab");
  await openNote(window.app, A);
  window.close();
  window = await opened(host);
  await strip("Third", "First", "Second");
  expect([active(), window.all(".pinned")]).toEqual(["First", [expect.anything()]]);
  await openLibrary(window.app, "/other");
  expect([window.app.note.path, window.app.tabs.order.value.tabs]).toEqual([null, []]);
  await open(B);
  await openLibrary(window.app, "/library");
  await strip("Third", "First", "Second");
  await isIn(A);
  await openLibrary(window.app, "/other");
  await isIn(B);
  expect(window.app.tabs.order.value.tabs.map(({ path }) => path)).toEqual([B]);
});
