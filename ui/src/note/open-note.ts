/** Opens a note in the editor: by its path, at one of its lines. */
import { go } from "../tabs/go";
import { lookedAt, openedBehind, openedBeside } from "../tabs/order";
import type { AppState } from "../window/app-state";

/**
 * Where a note is opened that has no tab: in the place of the one that was looked at before, in a tab of its own, or in
 * one behind the note that is shown.
 */
export type Where = "passing" | "own" | "behind";

/** Then the text has the focus. To the note that is open it only leads back: nothing of it is opened again. */
export function openNote(app: AppState, path: string, where: Where = "passing"): Promise<void> {
  if (where !== "behind") return app.focus.untilOpened(showInText(app, path, null, where));
  app.tabs.change((order) => openedBehind(order, path));
  return Promise.resolve();
}

/** The same, with the focus where it is. Returns whether the note is there. */
export async function showNote(app: AppState, path: string, where: Where = "passing"): Promise<boolean> {
  app.tabs.endWalk();
  return go(app, (order) => (where === "own" ? openedBeside : lookedAt)(order, path));
}

/** Where a click with the mouse, or Enter, means a note to be opened. */
export function whereTo(event: MouseEvent | KeyboardEvent): Where {
  if ("button" in event && event.button === 1) return "behind";
  return event.ctrlKey || event.metaKey ? "own" : "passing";
}

async function showInText(app: AppState, path: string, line: number | null, where: Where): Promise<boolean> {
  const isThere = await showNote(app, path, where);
  app.layout.toText();
  if (isThere && line !== null) app.cursor.jump.value = { line };
  return isThere;
}

/** Closes the dialog that pointed there. */
export function openAtLine(
  app: AppState, path: string, line: number | null, where: Where = "passing",
): Promise<void> {
  app.dialog.value = null;
  if (where === "behind") return openNote(app, path, where);
  return app.focus.untilOpened(showInText(app, path, line, where));
}

interface Hit { line: number; from: number; to: number }

/** Selects a hit of its text, counted from the start of the line on which it begins. */
export async function openHit(app: AppState, path: string, hit: Hit, where: Where = "passing"): Promise<void> {
  await openAtLine(app, path, null, where);
  if (where !== "behind" && app.note.path === path) app.cursor.jump.value = { line: hit.line, part: hit };
}

/** Opens a note again that was left for something that was refused, unless the author went on meanwhile. */
export async function reopenNote(app: AppState, path: string | null): Promise<void> {
  if (path !== null && app.note.isVacant) await openNote(app, path);
}
