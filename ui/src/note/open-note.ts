/** Opens a note in the editor: by its path, at one of its lines. */
import type { AppState } from "../window/app-state";
import { leaveNote } from "./leave-note";

/** Then the text has the focus. To the note that is open it only leads back: nothing of it is opened again. */
export function openNote(app: AppState, path: string): Promise<void> {
  return app.focus.untilOpened(showInText(app, path, null));
}

/** The same, with the focus where it is. Returns whether the note is there. */
export async function showNote(app: AppState, path: string): Promise<boolean> {
  const { note, notices } = app;
  await leaveNote(app, () => note.open(path)).catch(notices.report);
  return note.path === path;
}

async function showInText(app: AppState, path: string, line: number | null): Promise<boolean> {
  const isThere = await showNote(app, path);
  app.layout.toText();
  if (isThere && line !== null) app.cursor.jump.value = { line };
  return isThere;
}

/** Closes the dialog that pointed there. */
export function openAtLine(app: AppState, path: string, line: number | null): Promise<void> {
  app.dialog.value = null;
  return app.focus.untilOpened(showInText(app, path, line));
}

/** Selects a hit of its text, counted from the start of the line on which it begins. */
export async function openHit(app: AppState, path: string, hit: { line: number; from: number; to: number }) {
  await openAtLine(app, path, null);
  if (app.note.path === path) app.cursor.jump.value = { line: hit.line, part: hit };
}

/** Opens a note again that was left for something that was refused, unless the author went on meanwhile. */
export async function reopenNote(app: AppState, path: string | null): Promise<void> {
  if (path !== null && app.note.isVacant) await openNote(app, path);
}
