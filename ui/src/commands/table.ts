/**
 * Everything the author can choose, said once: what it is called, its keys, what it needs and what it does. The menu,
 * the palette, the keys, the help and the buttons read this table; the system's menu chooses by its ids.
 */
import type { Command as TextCommand } from "@codemirror/view";
import { createLinkedNote } from "../editor/completion/new-note";
import { foldAll, foldSection, unfoldAll, unfoldCode } from "../editor/outline/folding";
import { moveSectionDown, moveSectionUp } from "../editor/outline/move-section";
import { nextProblem, previousProblem } from "../editor/problems/problem-tour";
import { pickFiles } from "../editor/pictures/add-files";
import { TEXT_COMMANDS } from "../editor/text-commands";
import { failureOf } from "../host/failure";
import { pickLibrary } from "../library/open-library";
import { runOperation } from "../library/run-operation";
import { leaveNote } from "../note/leave-note";
import { openNote } from "../note/open-note";
import { trashNote } from "../note/trash-note";
import type { AppState, Dialog } from "../window/app-state";
import type { Theme } from "../window/layout";

interface Row {
  id: string;
  words: string;
  /** As `Ctrl+Shift+F`; on a Mac Ctrl is the command key. */
  keys?: string;
  /** Without it nothing happens. What is not named here and cannot be done is refused by the core, in words. */
  needs?: "library" | "note";
  /** True where the page hears the keys itself, also where the system draws a menu and owns the keys of its entries. */
  isHeardByPage?: true;
  /** True where only the system's menu offers it. */
  isOfSystem?: true;
  run: (app: AppState) => void | Promise<void>;
}

const TABLE = [
  { id: "new-note", words: "New note", keys: "Ctrl+N", needs: "library", run: opens("new-note") },
  { id: "save", words: "Save", keys: "Ctrl+S", needs: "note", run: ({ note }) => note.save() },
  { id: "rename-note", words: "Rename note", keys: "F2", needs: "note", run: opens("rename-note") },
  { id: "trash-note", words: "Move note to the trash", needs: "note", run: trashNote },
  {
    id: "history", words: "History of the note", keys: "Ctrl+Alt+H", needs: "note", isHeardByPage: true,
    run: opens("history"),
  },
  {
    id: "palette", words: "Go to a note", keys: "Ctrl+P", needs: "library", isHeardByPage: true,
    run: opens("palette"),
  },
  { id: "back", words: "Back to the note before", keys: "Alt+Left", isHeardByPage: true, run: toVisited(-1) },
  { id: "forward", words: "Forward to the note after", keys: "Alt+Right", isHeardByPage: true, run: toVisited(1) },
  { id: "commands", words: "All commands", keys: "Ctrl+Shift+P", isHeardByPage: true, run: opens("commands") },
  {
    id: "find-in-note", words: "Find in the note", keys: "Ctrl+F", needs: "note", isHeardByPage: true, run: findInNote,
  },
  { id: "find", words: "Search notes", keys: "Ctrl+Shift+F", run: searchNotes },
  {
    id: "insert-file", words: "Insert a picture or a file", keys: "Ctrl+Shift+I", needs: "note", isHeardByPage: true,
    run: pickFiles,
  },
  {
    id: "find-in-notes", words: "Find and replace in all notes", keys: "Ctrl+Shift+H", needs: "library",
    isHeardByPage: true, run: findInNotes,
  },
  { id: "catalogue", words: "Topics and tags", keys: "Ctrl+T", needs: "library", run: opens("catalogue") },
  { id: "undo-operation", words: "Undo change of the library", keys: "Ctrl+Alt+Z", run: takesBack("undo") },
  { id: "redo-operation", words: "Redo change of the library", keys: "Ctrl+Alt+Shift+Z", run: takesBack("redo") },
  {
    id: "toggle-library", words: "Show or hide the library", keys: "Ctrl+1",
    run: ({ layout }) => layout.toggle("library"),
  },
  { id: "toggle-head", words: "Show or hide the facts", keys: "Ctrl+2", run: ({ layout }) => layout.toggleHead() },
  {
    id: "toggle-preview", words: "Show or hide the preview", keys: "Ctrl+3",
    run: ({ layout }) => layout.toggle("preview"),
  },
  { id: "follow", words: "Preview scrolls along, or stays", run: ({ layout }) => layout.toggleFollowing() },
  {
    id: "zoom-in", words: "Zoom in", keys: "Ctrl++", isHeardByPage: true, run: ({ layout }) => layout.zoomBy(1),
  },
  {
    id: "zoom-out", words: "Zoom out", keys: "Ctrl+-", isHeardByPage: true, run: ({ layout }) => layout.zoomBy(-1),
  },
  {
    id: "zoom-none", words: "Zoom to 100 %", keys: "Ctrl+0", isHeardByPage: true,
    run: ({ layout }) => layout.zoomBy(null),
  },
  { id: "writing-larger", words: "Larger letters in the text", run: ({ layout }) => layout.writeLarger(1) },
  { id: "writing-smaller", words: "Smaller letters in the text", run: ({ layout }) => layout.writeLarger(-1) },
  { id: "measure-wider", words: "Longer lines in the text", run: ({ layout }) => layout.widenMeasure(8) },
  { id: "measure-narrower", words: "Shorter lines in the text", run: ({ layout }) => layout.widenMeasure(-8) },
  {
    id: "full-screen", words: "Full screen, or not", keys: "F11", isHeardByPage: true,
    run: ({ host }) => host.toggleFullScreen(),
  },
  { id: "theme-light", words: "Light", run: setsTheme("light") },
  { id: "theme-dark", words: "Dark", run: setsTheme("dark") },
  { id: "theme-system", words: "Light or dark as the system", run: setsTheme("system") },
  { id: "check", words: "Check the library", keys: "Ctrl+Shift+C", needs: "library", run: opens("problems") },
  {
    id: "outline", words: "Outline of the note", keys: "Ctrl+Shift+O", needs: "note", isHeardByPage: true,
    run: opens("outline"),
  },
  {
    id: "section-up", words: "Move the section up", keys: "Ctrl+Shift+PageUp", needs: "note", isHeardByPage: true,
    run: inText(moveSectionUp),
  },
  {
    id: "section-down", words: "Move the section down", keys: "Ctrl+Shift+PageDown", needs: "note",
    isHeardByPage: true, run: inText(moveSectionDown),
  },
  { id: "fold", words: "Fold the section", needs: "note", run: inText(foldSection) },
  { id: "unfold", words: "Unfold the section", needs: "note", run: inText(unfoldCode) },
  { id: "fold-all", words: "Fold all sections", needs: "note", run: inText(foldAll) },
  { id: "unfold-all", words: "Unfold all sections", needs: "note", run: inText(unfoldAll) },
  ...TEXT_COMMANDS,
  {
    id: "create-linked-note", words: "Create the note that the link names", keys: "Ctrl+Alt+N", needs: "note",
    isHeardByPage: true, run: createLinkedNote,
  },
  {
    id: "next-problem", words: "Next problem of the note", keys: "F8", needs: "note", isHeardByPage: true,
    run: inText(nextProblem),
  },
  {
    id: "previous-problem", words: "Previous problem of the note", keys: "Shift+F8", needs: "note", isHeardByPage: true,
    run: inText(previousProblem),
  },
  { id: "export", words: "Export", keys: "Ctrl+Shift+E", needs: "library", run: beginExport },
  {
    id: "open-library", words: "Open a library", keys: "Ctrl+O",
    run: (app) => pickLibrary(app, "Open a library", "open_library"),
  },
  {
    id: "new-library", words: "Start a new library",
    run: (app) => pickLibrary(app, "Choose an empty folder", "new_library"),
  },
  { id: "about", words: "Shortcuts, and about Fieldnotes", keys: "F1", isHeardByPage: true, run: opens("about") },
  { id: "quit", words: "Quit", isOfSystem: true, run: quit },
] as const satisfies readonly Row[];

export type CommandId = (typeof TABLE)[number]["id"];

export interface Command extends Row { id: CommandId }

/** With what only the system's menu offers. */
export const ALL_COMMANDS: readonly Command[] = TABLE;

export const COMMANDS: readonly Command[] = ALL_COMMANDS.filter(({ isOfSystem }) => !isOfSystem);

/** What a button is called and the keys that do the same, as it is shown under the pointer. */
export function withKeys(words: string, id: CommandId): string {
  const keys = ALL_COMMANDS.find((command) => command.id === id)?.keys;
  return keys === undefined ? words : `${words} (${keys})`;
}

/** Commands whose words hold every word that was typed. */
export function findCommands(query: string, app: AppState): Command[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const hasNote = app.note.path !== null;
  return COMMANDS.filter(({ needs, words }) =>
    (hasNote || needs !== "note") && wanted.every((word) => words.toLowerCase().includes(word)));
}

function opens(dialog: Dialog): Row["run"] {
  return (app) => void (app.dialog.value = dialog);
}

/** Does it where the caret is. */
function inText(command: TextCommand): Row["run"] {
  return (app) => app.inText.run(command);
}

function takesBack(verb: "undo" | "redo"): Row["run"] {
  return async (app) => void (await runOperation(app, verb, {}));
}

function setsTheme(theme: Theme): Row["run"] {
  return ({ layout }) => void (layout.theme.value = theme);
}

function toVisited(step: 1 | -1): Row["run"] {
  return async (app) => {
    const path = app.visited.step(step);
    if (path !== null) await openNote(app, path);
  };
}

function searchNotes({ layout, list }: AppState): void {
  layout.show("library");
  list.searchRequests.value++;
}

function findInNote({ cursor, layout }: AppState): void {
  layout.toText();
  cursor.findRequests.value++;
}

/** What is selected is looked for. */
function findInNotes({ dialog, libraryFind }: AppState): void {
  const selected = getSelection()?.toString() ?? "";
  if (selected.trim() !== "" && !selected.includes("\n")) void libraryFind.ask({ typed: selected });
  dialog.value = "find";
}

async function beginExport(app: AppState): Promise<void> {
  await app.note.flush();
  app.dialog.value = "export";
}

/** The window stays open where this fails. */
async function quit(app: AppState): Promise<void> {
  const { note } = app;
  if (!(await leaveNote(app, () => note.leave()))) throw note.unsafe ?? failureOf("The text is not saved.");
}
