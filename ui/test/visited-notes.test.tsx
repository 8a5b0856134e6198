import * as fc from "fast-check";
import { expect, test } from "vitest";
import { listenForShortcuts } from "../src/commands/shortcuts";
import { fakeHost } from "../src/host/fake/fake-host";
import { openNote } from "../src/note/open-note";
import { VisitedNotes } from "../src/note/visited-notes";
import { opened, settles } from "./opened";

test("Alt with an arrow leads to the note before, and after it again", async () => {
  const window = await opened(fakeHost({ "notes/a.md": "A.\n", "notes/b.md": "B.\n", "notes/c.md": "C.\n" }));
  const stop = listenForShortcuts(window.app);
  const isIn = (path: string): Promise<void> => settles(() => expect(window.app.note.path).toBe(path));
  for (const path of ["notes/a.md", "notes/b.md", "notes/c.md"]) {
    await openNote(window.app, path);
    await isIn(path);
  }
  const press = (key: string): boolean => window.find(".cm-content").dispatchEvent(
    new KeyboardEvent("keydown", { key, altKey: true, bubbles: true, cancelable: true }));
  press("ArrowLeft");
  await isIn("notes/b.md");
  press("ArrowLeft");
  await isIn("notes/a.md");
  press("ArrowLeft");
  await isIn("notes/a.md");
  press("ArrowRight");
  await isIn("notes/b.md");
  await openNote(window.app, "notes/a.md");
  await isIn("notes/a.md");
  press("ArrowRight");
  await isIn("notes/a.md");
  press("ArrowLeft");
  await isIn("notes/b.md");
  stop();
  window.close();
});

test("a command's keys are those with its letter, wherever a keyboard has it", async () => {
  const window = await opened(fakeHost({}));
  const stop = listenForShortcuts(window.app);
  const press = (key: string, code: string): void => void window.find("body, main").dispatchEvent(
    new KeyboardEvent("keydown", { key, code, ctrlKey: true, bubbles: true, cancelable: true }));
  // The key of T on a Dvorak keyboard stands where others have K; a Cyrillic one has no T.
  press("t", "KeyK");
  await settles(() => expect(window.app.dialog.value).toBe("catalogue"));
  window.app.dialog.value = null;
  press("k", "KeyT");
  expect(window.app.dialog.value).toBeNull();
  press("е", "KeyT");
  await settles(() => expect(window.app.dialog.value).toBe("catalogue"));
  stop();
  window.close();
});

test("steps back and forth are those of a browser, whatever is visited", () => {
  const acts = fc.array(fc.oneof(fc.constantFrom("a", "b", "c"), fc.constantFrom(-1 as const, 1 as const)));
  fc.assert(fc.property(acts, (all) => {
    const visited = new VisitedNotes();
    let [past, here, ahead]: [string[], string | null, string[]] = [[], null, []];
    for (const act of all) {
      if (typeof act === "string") {
        visited.went(act);
        if (act === here) continue;
        [past, here, ahead] = [here === null ? [] : [...past, here], act, []];
      } else {
        const from = act === -1 ? past : ahead;
        const to = from.pop() ?? null;
        expect(visited.step(act)).toBe(to);
        if (to === null) continue;
        (act === -1 ? ahead : past).push(here!);
        here = to;
      }
    }
  }));
});
