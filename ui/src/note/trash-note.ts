/** Moves the open note to the trash. */
import { runOperation } from "../library/run-operation";
import type { AppState } from "../window/app-state";
import { leaveNote } from "./leave-note";
import { reopenNote } from "./open-note";

/** The note is let go first, so that its end is no news; where it cannot be trashed it comes back. */
export async function trashNote(app: AppState): Promise<void> {
  const { path } = app.note;
  if (path === null) return;
  if (!(await leaveNote(app, () => app.note.close()))) return;
  if (!(await runOperation(app, "trash_note", { path }))) await reopenNote(app, path);
}
