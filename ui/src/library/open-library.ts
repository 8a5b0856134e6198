/** Opens another library in the place of the one that is open, or starts a new one. */
import { leaveNote } from "../note/leave-note";
import { reopenNote } from "../note/open-note";
import { restoreNotes } from "../note/restore-notes";
import type { AppState } from "../window/app-state";

type Opening = "open_library" | "new_library";

export async function openLibrary(app: AppState, folder: string, opening: Opening = "open_library"): Promise<void> {
  const { check, siteExport, host, list, note, places, visited } = app;
  const before = note.path;
  if (!(await leaveNote(app, () => note.close()))) return;
  places.writeDown();
  siteExport.dismiss();
  check.problems.value = null;
  note.libraryCloses();
  const opened = host.call(opening, { folder });
  const view = await opened.finally(() => note.libraryOpened()).catch(async (thrown: unknown) => {
    // The library before is still open.
    await reopenNote(app, before);
    throw thrown;
  });
  list.showAll();
  visited.forget();
  const { remembered } = await host.call("start", {});
  const restored = restoreNotes(app, remembered);
  app.library.value = view;
  await restored;
  host.setTitle(`${view.title} · Fieldnotes`);
}

/** Asks for the folder first. */
export async function pickLibrary(app: AppState, title: string, opening: Opening): Promise<void> {
  const folder = await app.host.pickFolder(title);
  if (folder) await openLibrary(app, folder, opening);
}
