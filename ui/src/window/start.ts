/** Starts the window: who hears what the core tells, what is as it was last time, what is remembered for next time. */
import { effect, untracked } from "@preact/signals";
import { shownMenus } from "../commands/menus";
import { runCommand } from "../commands/run";
import type { ExportDone } from "../host/wire";
import { openLibrary } from "../library/open-library";
import { rememberPlaces } from "../note/remember-places";
import { restoreNotes } from "../note/restore-notes";
import { followNotes, noteShown, notesMoved } from "../tabs/follow-notes";
import { rememberTabs } from "../tabs/remember-tabs";
import type { AppState } from "./app-state";
import { hearFrame } from "./frame-events";

/** Returns what ends it. */
export async function start(app: AppState): Promise<() => void> {
  const { host, layout, notices: { report } } = app;
  const stops = [
    ...listenToCore(app), listenToMenu(app), app.focus.watch(), hearFrame(app), goOnAfterDialogs(app),
    () => app.preview.stop(),
  ];
  const { library, recent, remembered, version } = await host.call("start", {});
  const remember = (key: string, value: unknown): void => {
    void host.call("remember", { key, value }).catch(report);
  };
  app.recentLibraries.value = recent;
  app.version.value = version;
  stops.push(
    layout.restoreAndWatch(remembered["layout"], (value) => remember("layout", value)),
    app.comfort.restoreAndWatch(remembered["comfort"], (value) => remember("comfort", value)),
    keepMenu(app),
    effect(() => host.setColorScheme(layout.theme.value)),
    effect(() => host.setZoom(layout.zoom.value)),
  );
  app.library.value = library;
  const target = remembered["exportTarget"];
  if (typeof target === "string") app.siteExport.target.value = target;
  if (library) await restoreNotes(app, remembered);
  stops.push(
    rememberNote(app, (path) => remember("note", path)), rememberPlaces(app, remember), rememberTabs(app, remember),
    followNotes(app), announceMerges(app),
  );
  host.setTitle(library ? `${library.title} · Fieldnotes` : "Fieldnotes");
  return () => stops.forEach((stop) => stop());
}

function listenToCore(app: AppState): (() => void)[] {
  const { host, note, operation, notices: { report } } = app;
  return [
    host.listen("library-changed", ({ view, moved }) => {
      app.library.value = view;
      notesMoved(app, { moved });
      // Titles, links and settings of the library are part of the page.
      app.preview.refresh();
    }),
    host.listen("note-changed", (event) => void note.fileChanged(event).catch(report)),
    host.listen("operation-progress", (at) => operation.goesOn(at)),
    host.listen("operation-ended", () => operation.ended()),
    host.listen("trouble", ({ failure }) => report(failure)),
    host.onFolder((folder) => void openLibrary(app, folder).catch(report)),
    app.siteExport.listen(),
    host.listen("export-done", (done) => announceExport(app, done)),
  ];
}

/** Runs what is chosen in the system's menu, and tells the system whether it was done. */
function listenToMenu(app: AppState): () => void {
  return app.host.onMenu((id) => runCommand(app, id).then(() => true, (thrown: unknown) => {
    app.notices.report(thrown);
    return false;
  }));
}

/** Tells the system what its menu says, whenever that is something else. */
function keepMenu(app: AppState): () => void {
  let told = "";
  return effect(() => {
    const menus = shownMenus(app);
    const said = JSON.stringify(menus);
    if (said !== told) untracked(() => app.host.setMenu(menus));
    told = said;
  });
}

/** Where a dialog was, writing goes on. */
function goOnAfterDialogs({ dialog, focus }: AppState): () => void {
  return effect(() => {
    if (dialog.value === null) focus.goOn();
  });
}

/** Lets the window open next time with the note that is open now. */
function rememberNote(app: AppState, remember: (path: string) => void): () => void {
  const { note, notices, places, tabs, visited } = app;
  let last = note.path;
  let { session } = note;
  if (last !== null) visited.went(last);
  return effect(() => {
    const path = note.opened.value?.path ?? null;
    if (path === last) return;
    untracked(() => notices.left(path));
    if (path !== null && last !== null && note.session === session) {
      const from = last;
      places.moved(from, path);
      visited.moved(from, path);
      untracked(() => tabs.renamed(from, path));
    } else untracked(() => noteShown(app, path));
    if (path !== null) visited.went(path);
    session = note.session;
    // Without a note between them, the same path is a note of another library.
    last = path;
    if (path !== null) remember(path);
  });
}

/** Whoever closed the dialog while the export went on hears what came of it. */
function announceExport({ dialog, notices }: AppState, { report, failure }: ExportDone): void {
  if (dialog.peek() === "export") return;
  if (failure) notices.report(failure);
  else if (report) notices.say(`The blog is written to ${report.target}.`);
}

function announceMerges({ note, notices }: AppState): () => void {
  return effect(() => {
    if (note.merges.value === 0) return;
    const path = untracked(() => note.path);
    const words = `${path} was changed by another program. Both changes are in the text; undo takes theirs out.`;
    notices.say(words, { about: path });
  });
}
