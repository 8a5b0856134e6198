/** Leaves the open note with all its words on a disk, or on the author's word without them. */
import type { AppState } from "../window/app-state";

/**
 * Does what leaves the open note. Where neither the file nor the library takes its words, the author is asked first.
 * Returns whether the note was left.
 */
export async function leaveNote(app: AppState, leave: () => Promise<void>): Promise<boolean> {
  const { headEdits, host, note } = app;
  await headEdits.made();
  try {
    await leave();
    return true;
  } catch (thrown) {
    const { path, unsafe } = note;
    if (unsafe === null || unsafe !== thrown) throw thrown;
    const revision = note.revision.peek();
    const lost = `What you typed in ${path} is saved nowhere: ${unsafe.message}`;
    if (!(await host.confirm(`${lost} Leave it all the same, and lose it?`))) return false;
    note.giveUp(revision);
    return leaveNote(app, leave);
  }
}
