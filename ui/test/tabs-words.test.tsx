import { EditorView } from "@codemirror/view";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runCommand } from "../src/commands/run";
import { fakeHost } from "../src/host/fake/fake-host";
import { openNote } from "../src/note/open-note";
import { closeTab } from "../src/tabs/close-tab";
import { opened, settles } from "./opened";

const PATHS = ["notes/a.md", "notes/b.md", "notes/c.md", "notes/d.md"];
const full = { code: null, message: "The disk is full.", hint: "Make room." };
const COMMANDS = [
  "close-tab", "reopen-tab", "tab-before", "tab-after", "tab-left", "tab-right", "pin-tab", "close-other-tabs",
  "move-tab-left", "back", "forward", "trash-note",
];

const path = fc.constantFrom(...PATHS);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("type" as const) }) },
  { weight: 4, arbitrary: fc.record({
    kind: fc.constant("open" as const), path,
    where: fc.constantFrom("passing" as const, "passing" as const, "own" as const, "behind" as const),
  }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("run" as const), id: fc.constantFrom(...COMMANDS) }) },
  fc.record({ kind: fc.constant("close" as const), path }),
  fc.record({ kind: fc.constant("rename" as const), path, to: fc.constantFrom("e", "f") }),
  fc.record({ kind: fc.constant("outside" as const), path }),
  { weight: 3, arbitrary: fc.record({
    kind: fc.constant("disk" as const), takes: fc.constantFrom("all", "buffers", "buffers", "nothing"),
  }) },
);

test("whatever is done with tabs, no word is lost, and each that no file has is seen at its tab", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async (steps) => {
    const host = fakeHost(Object.fromEntries(PATHS.map((one) => [one, `${one}\n`])));
    // Nobody gives up words that no disk takes.
    host.isSure = false;
    const window = await opened(host);
    const { app } = window;
    await settles(() => expect(window.all(".cm-editor")).toHaveLength(1));
    const view = EditorView.findFromDOM(window.find(".cm-editor"))!;
    const words = new Set<string>();
    /** What was trashed with the note that it was in. */
    const trashed = new Set<string>();
    const isSomewhere = (word: string): boolean =>
      app.note.text.includes(word) || [...host.files.values()].some((text) => text.includes(word))
      || [...host.buffers.values()].some(({ text }) => text.includes(word)) || trashed.has(word);
    try {
      for (const [at, one] of steps.entries()) {
        if (one.kind === "type" && app.note.path !== null) {
          const word = `<${at}>`;
          words.add(word);
          view.dispatch({ changes: { from: view.state.doc.length, insert: word }, userEvent: "input.type" });
          expect(app.note.text).toContain(word);
        } else if (one.kind === "open") await openNote(app, one.path, one.where);
        else if (one.kind === "run") {
          const before = app.note.path;
          const text = app.note.text;
          await runCommand(app, one.id).catch(() => undefined);
          const isTrashed = one.id === "trash-note" && before !== null && !host.files.has(before);
          if (isTrashed) for (const word of words) if (text.includes(word)) trashed.add(word);
        } else if (one.kind === "close") await closeTab(app, one.path);
        else if (one.kind === "rename") await host.call("rename_note", one).catch(() => undefined);
        else if (one.kind === "outside" && host.files.has(one.path)) {
          host.writeOutside(one.path, `outside ${at}\n${host.files.get(one.path)}`);
        } else if (one.kind === "disk") {
          host.refuse("save_note", one.takes === "all" ? null : full);
          host.refuse("keep_buffer", one.takes === "nothing" ? full : null);
        }
        await new Promise((rest) => setTimeout(rest));
        const { active, tabs } = app.tabs.order.value;
        expect(active).toBe(app.note.path);
        expect(new Set(tabs.map((tab) => tab.path)).size).toBe(tabs.length);
        // Only the author closes the tab of a note with such words.
        const { closed } = app.tabs.order.value;
        const known = [...tabs, ...closed.map(({ tab }) => tab)].map((tab) => tab.path);
        for (const [there, kept] of host.buffers) {
          const isLost = host.files.has(there) && kept.text !== host.files.get(there) && !known.includes(there);
          expect([there, isLost]).toEqual([there, false]);
        }
        for (const word of words) expect([word, isSomewhere(word)]).toEqual([word, true]);
      }
      const behind = app.tabs.order.value.tabs.map((tab) => tab.path).filter((there) => there !== app.note.path);
      const unsaved = behind.filter((there) => {
        const kept = host.buffers.get(there);
        return kept !== undefined && kept.text !== host.files.get(there);
      });
      // One note alone has no strip that would say so, and none is behind it.
      await settles(() => {
        for (const there of app.tabs.order.value.tabs.length > 1 ? unsaved : []) {
          expect([there, app.tabs.notes.value.get(there)?.unsaved]).toEqual([there, expect.any(String)]);
        }
      });
    } finally {
      window.close();
    }
  }), { numRuns: 80 });
}, 60_000);
