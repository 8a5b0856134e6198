/** What may become of an unsaved text whose note is gone. */
import { openNote } from "../note/open-note";
import type { AppState } from "../window/app-state";

/** Makes a note of it again, and opens that. */
export async function restoreUnsaved(app: AppState, text: string): Promise<void> {
  const { path } = await app.host.call("restore_unsaved", { path: text });
  await openNote(app, path, "own");
  app.notices.say(`${path} is a note again.`, { undo: true });
}

/** Leaves it to the history of its path. */
export async function dropUnsaved({ host, notices }: AppState, path: string): Promise<void> {
  await host.call("drop_buffer", { path });
  notices.say(`What was typed in ${path} is in its history, should there be a note of that name again.`);
}
