import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findCommands } from "../src/commands/find-commands";
import { MENUS, titled } from "../src/commands/menus";
import { isPossible } from "../src/commands/possible";
import { runCommand } from "../src/commands/run";
import { listenForShortcuts } from "../src/commands/shortcuts";
import { ALL_COMMANDS, COMMANDS, withKeys } from "../src/commands/table";
import { fakeHost } from "../src/host/fake/fake-host";
import type { ShownCommand, ShownMenu } from "../src/host/menu";
import { openNote } from "../src/note/open-note";
import { opened, settles, type Opened } from "./opened";

let window: Opened;

beforeEach(async () => {
  window = await opened(fakeHost({ "notes/a.md": "# A\n" }));
});
afterEach(() => window.close());

test("no two commands have one id, one name or the same keys", () => {
  for (const of of ["id", "words", "keys"] as const) {
    const all = ALL_COMMANDS.map((command) => command[of]).filter((one) => one !== undefined);
    expect(all).toEqual([...new Set(all)]);
  }
});

const entries = (menus: readonly ShownMenu[]): ShownCommand[] =>
  menus.flatMap(({ groups }) => groups.flat().flatMap((one) => ("groups" in one ? entries([one]) : [one])));
const entry = (id: string): ShownCommand => entries(window.host.menus).find((one) => one.id === id)!;

test("every command stands in one menu, once", () => {
  const all = MENUS.flatMap(titled).flatMap(({ ids }) => ids);
  expect([...all].sort()).toEqual(ALL_COMMANDS.map(({ id }) => id).sort());
});

test("no two entries of a menu have one letter", () => {
  const below = (menu: ShownMenu): ShownMenu[] =>
    [menu, ...menu.groups.flat().flatMap((one) => ("groups" in one ? below(one) : []))];
  for (const menu of window.host.menus.flatMap(below)) {
    const letters = menu.groups.flat().map((one) => ("groups" in one ? one.title[0] : one.letter)?.toLowerCase());
    const set = letters.filter((letter) => letter !== undefined && letter !== null);
    expect(set).toEqual([...new Set(set)]);
  }
});

test("what cannot be done now is grey everywhere, does nothing and says why", async () => {
  const impossible = COMMANDS.filter((command) => !isPossible(command, window.app));
  const ids = impossible.map(({ id }) => id as string);
  expect(ids).toEqual(expect.arrayContaining(["save", "bold", "undo", "undo-operation", "back"]));
  for (const { id } of impossible) {
    expect(entry(id).isPossible).toBe(false);
    expect(findCommands("", window.app).map((found) => found.id)).not.toContain(id);
    const asked = window.host.calls.length;
    const { shown } = window.app.notices;
    shown.value = null;
    await runCommand(window.app, id);
    expect((shown.value as { text: string } | null)?.text).toMatch(/^[A-Z].*\.$/);
    expect(window.app.dialog.value).toBeNull();
    expect(window.host.calls.slice(asked)).toEqual([]);
  }
});

test("the menu follows what is open, what is on and what can be taken back", async () => {
  expect([entry("save").isPossible, entry("toggle-preview").isOn]).toEqual([false, true]);
  await openNote(window.app, "notes/a.md");
  await settles(() => expect(entry("save").isPossible).toBe(true));
  window.app.layout.toggle("preview");
  expect(entry("toggle-preview").isOn).toBe(false);
  window.app.comfort.toggle("typewriter");
  expect(entry("typewriter").isOn).toBe(true);
  window.app.library.value = { ...window.app.library.value!, undo: "Rename tag ml to ML" };
  expect(entry("undo-operation")).toMatchObject({
    words: "Undo library change: Renamed tag ml to ML", isPossible: true, keys: "Ctrl+Alt+Z",
  });
  expect(entry("table-sort").isPossible).toBe(false);
  const insert = "| a |\n|---|\n| b |\n\n";
  window.app.inText.view!.dispatch({ changes: { from: 0, insert }, selection: { anchor: 2 } });
  expect([entry("table-sort").isPossible, entry("undo").isPossible]).toEqual([true, true]);
});

test("every key is heard once, wherever the focus is, and none where it means something else", async () => {
  await openNote(window.app, "notes/a.md");
  const run = vi.fn();
  const stop = listenForShortcuts(window.app, run);
  const frame = document.body.appendChild(document.createElement("iframe"));
  // The text opens its own row by it.
  const ofText = ["find-in-note"];
  const heardAt = (target: Element, keys: string): string[] => {
    run.mockClear();
    const parts = keys.replace("++", "+plus").split("+");
    const key = parts.at(-1)!.replace("plus", "+").replace(/^(Left|Right|Up|Down)$/, "Arrow$1");
    target.dispatchEvent(new KeyboardEvent("keydown", {
      key: key.length > 1 || parts.includes("Shift") ? key : key.toLowerCase(), bubbles: true, cancelable: true,
      keyCode: /^[A-Z]$/.test(key) ? key.charCodeAt(0) : 0,
      ctrlKey: parts.includes("Ctrl"), altKey: parts.includes("Alt"), shiftKey: parts.includes("Shift"),
    } as KeyboardEventInit));
    return run.mock.calls.map(([id]) => id as string);
  };
  const places = [window.find(".rows"), frame, document.body];
  for (const { id, keys, heardBy } of COMMANDS.filter((command) => command.keys !== undefined)) {
    for (const place of places) expect([id, heardAt(place, keys!)]).toEqual([id, heardBy ? [] : [id]]);
    const expected = ofText.includes(id) ? [] : [id];
    if (!heardBy) expect([id, heardAt(window.find(".cm-content"), keys!)]).toEqual([id, expected]);
  }
  frame.remove();
  stop();
});

test("the system's menu chooses by the same ids, and an entry that is nothing to the page does nothing", async () => {
  window.host.choose("catalogue");
  await settles(() => expect(window.app.dialog.value).toBe("catalogue"));
  window.host.choose("copy");
  window.host.choose("check");
  await settles(() => expect(window.app.dialog.value).toBe("problems"));
});

test("a button says the keys of its command", async () => {
  expect(withKeys("Library", "toggle-library")).toBe("Library (Ctrl+1)");
  expect(withKeys("Light", "theme-light")).toBe("Light");
  await settles(() => expect(window.find('button[aria-label="Preview"]').title).toBe("Preview (Ctrl+3)"));
});

test("the help names the keys of every command, and those of the text as they are bound", async () => {
  await runCommand(window.app, "about");
  await settles(() => expect(window.all(".keys dt").length).toBeGreaterThan(20));
  const keys = window.all(".keys > div").map(({ textContent }) => textContent);
  expect(keys).toEqual(expect.arrayContaining(["New note…Ctrl+N", "BoldCtrl+B", "LinkCtrl+K", "To the next paneF6"]));
});
