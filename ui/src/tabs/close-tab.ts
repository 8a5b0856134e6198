/** Closes tabs. What was typed in their notes is saved, or kept where it cannot be saved, and that is said. */
import type { AppState } from "../window/app-state";
import { go } from "./go";
import { closed, othersOf, reopened, rightOf, tabOf } from "./order";

/** Without a path, that of the note that is shown. The window stays, also without a note. */
export async function closeTab(app: AppState, path = app.tabs.order.peek().active): Promise<void> {
  if (path === null) return;
  if (!tabOf(app.tabs.order.peek(), path)?.isPinned) return close(app, [path]);
  app.notices.say(`“${app.tabs.nameOf(path)}” is pinned. Unpin its tab to close it.`);
}

export function closeOtherTabs(app: AppState, path: string): Promise<void> {
  return close(app, othersOf(app.tabs.order.peek(), path), path);
}

export function closeTabsOnTheRight(app: AppState, path: string): Promise<void> {
  return close(app, rightOf(app.tabs.order.peek(), path), path);
}

async function close(app: AppState, paths: readonly string[], next: string | null = null): Promise<void> {
  const { note, notices, tabs } = app;
  tabs.endWalk();
  const { active } = tabs.order.peek();
  const unsaved = paths.filter((path) => tabs.notes.peek().get(path)?.unsaved);
  const names = new Map(paths.map((path) => [path, tabs.nameOf(path)]));
  if (active === null || !paths.includes(active)) tabs.change((order) => closed(order, paths));
  else {
    const isDecided = note.path !== active || (note.recovered.peek() === null && note.failure.peek() === null
      && !["changed-outside", "gone"].includes(note.phase.peek()));
    if (!isDecided && !unsaved.includes(active)) unsaved.push(active);
    if (!(await go(app, (order) => closed(order, paths, next)))) return;
  }
  const left = unsaved.filter((path) => !tabs.has(path)).map((path) => `“${names.get(path)}”`);
  if (left.length === 0) return;
  const what = left.length === 1 ? "it has words" : "they have words";
  notices.say(`Closed ${left.join(", ")}; ${what} that are not in the file, kept for when you open it again.`);
}

/** Opens the note whose tab was closed last, where it stood. */
export async function reopenTab(app: AppState): Promise<void> {
  app.tabs.endWalk();
  await app.focus.untilOpened(go(app, reopened));
}
