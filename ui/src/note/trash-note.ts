/** Moves a note to the trash. From the open one the author goes on in the tab used before. */
import { runOperation } from "../library/run-operation";
import { gone } from "../tabs/order";
import type { AppState } from "../window/app-state";
import { leaveNote } from "./leave-note";
import { reopenNote } from "./open-note";

/** The open note is let go first, so that its end is no news; where it cannot be trashed it comes back. */
export async function trashNote(app: AppState, path = app.note.path): Promise<void> {
  if (path === null) return;
  const isOpen = path === app.note.path;
  if (isOpen && !(await leaveNote(app, () => app.note.close()))) return;
  if (!(await runOperation(app, "trash_note", { path }))) return isOpen ? reopenNote(app, path) : undefined;
  app.tabs.change((order) => gone(order, path));
  if (isOpen) await reopenNote(app, app.tabs.order.peek().used[0] ?? null);
}
