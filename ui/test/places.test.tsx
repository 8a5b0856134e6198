import { EditorView } from "@codemirror/view";
import { expect, test, vi } from "vitest";
import { fakeHost } from "../src/host/fake/fake-host";
import { openNote } from "../src/note/open-note";
import { Places } from "../src/note/places";
import { rememberPlaces } from "../src/note/remember-places";
import type { AppState } from "../src/window/app-state";
import { opened, settles, type Opened } from "./opened";

const NOTES = { "notes/a.md": "---\ntitle: A\n---\n\none\ntwo\nthree\n", "notes/b.md": "Second.\n" };
const view = (window: Opened): EditorView => EditorView.findFromDOM(window.find(".cm-editor"))!;

test("after a restart the note is there again with the caret where it was", async () => {
  const host = fakeHost(NOTES);
  const before = await opened(host);
  await openNote(before.app, "notes/a.md");
  before.find<HTMLElement>(".rows").focus();
  const line = view(before).state.doc.line(6);
  view(before).dispatch({ selection: { anchor: line.from + 2 } });
  dispatchEvent(new Event("blur"));
  await settles(() => expect(host.calls).toContain("remember"));
  before.close();
  const after = await opened(host);
  await settles(() => expect(after.find(".place").textContent).toBe("6:3"));
  after.close();
});

test("the place in the status bar is that of the note that is shown, counted in signs", async () => {
  const window = await opened(fakeHost({ ...NOTES, "notes/c.md": "👩‍👩‍👧e\u0301x" }));
  await openNote(window.app, "notes/a.md");
  await settles(() => expect(window.find(".place").textContent).toBe("5:1"));
  await openNote(window.app, "notes/b.md");
  await settles(() => expect(window.find(".place").textContent).toBe("1:1"));
  await openNote(window.app, "notes/c.md");
  window.find(".rows").focus();
  view(window).dispatch({ selection: { anchor: view(window).state.doc.length } });
  await settles(() => expect(window.find(".place").textContent).toBe("1:4"));
  window.close();
});

test("a place is written down once the caret rests, not at each key", () => {
  vi.useFakeTimers();
  const places = new Places();
  const written: unknown[] = [];
  const stop = rememberPlaces({ places } as AppState, (_, value) => void written.push(value));
  for (let line = 1; line <= 6; line++) places.put("notes/a.md", { line, column: 1, top: 1 });
  vi.advanceTimersByTime(1500);
  expect(written).toEqual([[["notes/a.md", { line: 6, column: 1, top: 1 }]]]);
  stop();
  vi.useRealTimers();
});
