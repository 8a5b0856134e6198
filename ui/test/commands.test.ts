import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../src/commands/run";
import { ALL_COMMANDS, COMMANDS, findCommands, withKeys } from "../src/commands/table";
import { fakeHost } from "../src/host/fake/fake-host";
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

test("what needs a note is not offered without one, and does nothing", async () => {
  const needsNote = COMMANDS.filter(({ needs }) => needs === "note");
  expect(findCommands("", window.app)).toEqual(COMMANDS.filter(({ needs }) => needs !== "note"));
  const asked = window.host.calls.length;
  for (const { id } of needsNote) await runCommand(window.app, id);
  expect(window.app.dialog.value).toBeNull();
  expect(window.host.calls.slice(asked)).toEqual([]);
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
  await settles(() => expect(window.find('[aria-label="Preview"]').title).toBe("Preview (Ctrl+3)"));
});

test("the help names the keys of every command, and those of the text as they are bound", async () => {
  await runCommand(window.app, "about");
  await settles(() => expect(window.all(".keys dt").length).toBeGreaterThan(20));
  const keys = window.all(".keys > div").map(({ textContent }) => textContent);
  expect(keys).toEqual(expect.arrayContaining(["New noteCtrl+N", "BoldCtrl+B", "LinkCtrl+K", "To the next paneF6"]));
});
