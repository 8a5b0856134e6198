/** The menu of a note in the list. */
import { runCommand } from "../commands/run";
import { type CommandId, commandOf } from "../commands/table";
import type { MenuGroups } from "../components/menu/entries";
import { openMenu } from "../components/menu/open-menu";
import { wayTo } from "../editor/pictures/file-link";
import type { NoteRow } from "../host/wire";
import { openNote, showNote } from "../note/open-note";
import { trashNote } from "../note/trash-note";
import type { AppState } from "../window/app-state";

export function openNoteMenu(app: AppState, { path, title }: NoteRow, at: { x: number; y: number }): void {
  const { host, library, note, notices } = app;
  const report = (done: Promise<unknown>): void => void done.catch(notices.report);
  /** What is done to the open note: this one is opened first. */
  const entry = (id: CommandId) => ({
    words: commandOf(id).words, keys: commandOf(id).keys ?? null,
    choose: () => report(showNote(app, path).then((isThere) => (isThere ? runCommand(app, id) : undefined))),
  });
  const copies = (words: string, text: () => string, said: string) => ({
    words, choose: () => report(host.copyText(text()).then(() => notices.say(said))),
  });
  const link = (): string => `[${title.replace(/[[\]\\]/g, "\\$&")}](${wayTo(note.path ?? "", path)})`;
  const groups: MenuGroups = [
    [
      { words: "Open", choose: () => report(openNote(app, path)) },
      { words: "Open in a tab of its own", choose: () => report(openNote(app, path, "own")) },
    ],
    [
      entry("rename-note"), entry("history"),
      { words: commandOf("trash-note").words, choose: () => report(trashNote(app, path)) },
    ],
    [
      copies("Copy path of the file", () => `${library.value?.folder ?? ""}/${path}`, `Copied the path of ${path}.`),
      copies("Copy link as Markdown", link, `Copied a link to ${title}.`),
    ],
  ];
  openMenu({ label: title, groups, at });
}
