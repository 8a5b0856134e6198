/** Keeps the tabs true: to the note in the editor, and to what became of the notes in the others. */
import { effect, untracked } from "@preact/signals";
import type { LibraryChanged, TabNote } from "../host/wire";
import type { AppState } from "../window/app-state";
import { found, gone, kept, lookedAt } from "./order";

/** The editor shows another note, or none, however it came to it. */
export function noteShown({ tabs }: AppState, path: string | null): void {
  if (tabs.order.peek().active === path) return;
  tabs.change((order) => (path === null ? found(order, null) : lookedAt(order, path)));
}

/** Notes have another path. The one in the editor is followed there. */
export function notesMoved(app: AppState, { moved }: Pick<LibraryChanged, "moved">): void {
  const { note, places, tabs, visited } = app;
  const behind = moved.filter(({ from }) => from !== note.path);
  for (const { from, to } of behind) {
    places.moved(from, to);
    visited.moved(from, to);
    tabs.renamed(from, to);
  }
  if (behind.length > 0) tabs.moved.value = behind;
}

/** Returns what ends it. */
export function followNotes(app: AppState): () => void {
  const { note, tabs } = app;
  const end = new AbortController();
  const stops = [
    // What the author wrote in, or has to decide about, makes room for no other note.
    effect(() => {
      const path = note.opened.value?.path;
      if (note.phase.value === "saved" || path === undefined) return;
      untracked(() => tabs.change((order) => kept(order, path)));
    }),
    effect(() => {
      // Whatever changes in the library may be a title, and what is left in the editor may be kept there unsaved.
      void [app.library.value, note.opened.value?.path];
      const paths = tabs.order.value.tabs.map(({ path }) => path);
      if (paths.length > 1) untracked(() => void look(app, paths).catch(app.notices.report));
    }),
  ];
  watchCtrl(app, end.signal);
  return () => {
    end.abort();
    stops.forEach((stop) => stop());
  };
}

let looks = 0;

/** Asks what the notes are called, and which are no more. The last call wins. */
async function look(app: AppState, paths: string[]): Promise<void> {
  const { host, note, notices, tabs } = app;
  const turn = ++looks;
  const folder = app.library.peek()?.folder;
  const told = new Map((await host.call("notes_in_tabs", { paths })).map((one): [string, TabNote] => [one.path, one]));
  if (turn !== looks || folder !== app.library.peek()?.folder) return;
  const left = paths.filter((path) => !told.has(path) && path !== note.path && tabs.has(path));
  const lost = left.filter((path) => tabs.notes.peek().get(path)?.unsaved).map((path) => `“${tabs.nameOf(path)}”`);
  tabs.notes.value = told;
  for (const path of left) {
    if (tabs.order.peek().active !== path) tabs.change((order) => gone(order, path));
  }
  if (lost.length === 0) return;
  notices.say(`${lost.join(", ")} went from the library. What was typed there and not saved is kept.`);
}

/** While Ctrl is held, steps along the notes as they were used are one walk. */
function watchCtrl({ tabs }: AppState, signal: AbortSignal): void {
  const isHeld = (event: KeyboardEvent): void => {
    tabs.isCtrlHeld = event.ctrlKey || event.metaKey;
    if (!tabs.isCtrlHeld) tabs.endWalk();
  };
  addEventListener("keydown", isHeld, { signal, capture: true });
  addEventListener("keyup", isHeld, { signal, capture: true });
  addEventListener("blur", () => {
    tabs.isCtrlHeld = false;
    tabs.endWalk();
  }, { signal });
}
