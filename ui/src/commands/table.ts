/**
 * Everything the author can choose, said once: what it is called, its keys, what it needs and what it does. Menus
 * (`menus.ts` says which stands where), palette, keys, help and buttons read this table.
 */
import { createLinkedNote } from "../editor/completion/new-note";
import { foldAll, foldSection, unfoldAll, unfoldCode } from "../editor/outline/folding";
import { moveSectionDown, moveSectionUp } from "../editor/outline/move-section";
import { pickFiles } from "../editor/pictures/add-files";
import { nextProblem, previousProblem } from "../editor/problems/problem-tour";
import { TEXT_COMMANDS } from "../editor/text-commands";
import { pickLibrary } from "../library/open-library";
import { trashNote } from "../note/trash-note";
import { TAB_COMMANDS } from "../tabs/tab-commands";
import { askForMenu } from "../window/ask-for-menu";
import { nextPane } from "../window/panes";
import {
  beginExport, findInNote, findInNotes, inText, opens, quit, searchNotes, takesBack, theme, toVisited,
} from "./acts";
import type { Row } from "./row";

const TABLE = [
  { id: "new-note", words: "New note…", keys: "Ctrl+N", needs: "library", run: opens("new-note") },
  { id: "palette", words: "Go to a note…", keys: "Ctrl+P", needs: "library", run: opens("palette") },
  { id: "back", words: "Back to the note before", keys: "Alt+Left", ...toVisited(-1) },
  { id: "forward", words: "Forward to the note after", keys: "Alt+Right", ...toVisited(1) },
  { id: "save", words: "Save", keys: "Ctrl+S", needs: "note", run: ({ note }) => note.save() },
  { id: "rename-note", words: "Rename note…", keys: "F2", needs: "note", run: opens("rename-note") },
  { id: "history", words: "History of the note…", keys: "Ctrl+Alt+H", needs: "note", run: opens("history") },
  { id: "trash-note", words: "Move note to the trash", needs: "note", run: (app) => trashNote(app) },
  { id: "export", words: "Export…", keys: "Ctrl+Shift+E", needs: "library", run: beginExport },
  { id: "quit", words: "Quit", keys: "Ctrl+Q", heardBy: "engine", isOfSystem: true, run: quit },

  {
    id: "undo-operation", words: "Undo library change", keys: "Ctrl+Alt+Z", ...takesBack("undo", "Undo library change"),
  },
  {
    id: "redo-operation", words: "Redo library change", keys: "Ctrl+Alt+Shift+Z",
    ...takesBack("redo", "Redo library change"),
  },
  ...TEXT_COMMANDS,
  { id: "find-in-note", words: "Find in the note", keys: "Ctrl+F", needs: "note", run: findInNote },
  { id: "find", words: "Search notes", keys: "Ctrl+Shift+F", needs: "library", run: searchNotes },
  {
    id: "find-in-notes", words: "Find and replace in all notes…", keys: "Ctrl+Shift+H", needs: "library",
    run: findInNotes,
  },
  { id: "insert-file", words: "Insert a picture or a file…", keys: "Ctrl+Shift+I", needs: "text", run: pickFiles },
  {
    id: "create-linked-note", words: "Create the note that the link names", keys: "Ctrl+Alt+N", needs: "text",
    run: createLinkedNote,
  },

  { id: "outline", words: "Outline of the note…", keys: "Ctrl+Shift+O", needs: "note", run: opens("outline") },
  {
    id: "section-up", words: "Move the section up", keys: "Ctrl+Shift+PageUp", needs: "text",
    run: inText(moveSectionUp),
  },
  {
    id: "section-down", words: "Move the section down", keys: "Ctrl+Shift+PageDown", needs: "text",
    run: inText(moveSectionDown),
  },
  { id: "fold", words: "Fold the section", needs: "note", run: inText(foldSection) },
  { id: "unfold", words: "Unfold the section", needs: "note", run: inText(unfoldCode) },
  { id: "fold-all", words: "Fold all sections", needs: "note", run: inText(foldAll) },
  { id: "unfold-all", words: "Unfold all sections", needs: "note", run: inText(unfoldAll) },
  ...TAB_COMMANDS,

  {
    id: "toggle-library", words: "Library", keys: "Ctrl+1", needs: "library",
    isOn: ({ layout }) => layout.shows.library.value, run: ({ layout }) => layout.toggle("library"),
  },
  {
    id: "toggle-head", words: "Facts of the note", keys: "Ctrl+2",
    isOn: ({ layout }) => layout.head.value, run: ({ layout }) => layout.toggleHead(),
  },
  {
    id: "toggle-preview", words: "Preview", keys: "Ctrl+3", needs: "library",
    isOn: ({ layout }) => layout.shows.preview.value, run: ({ layout }) => layout.toggle("preview"),
  },
  {
    id: "follow", words: "Preview and text scroll along",
    isOn: ({ layout }) => layout.following.value, run: ({ layout }) => layout.toggleFollowing(),
  },
  {
    id: "glow", words: "Mark what changes in the preview",
    isOn: ({ layout }) => layout.glowing.value,
    run: ({ layout }) => void (layout.glowing.value = !layout.glowing.value),
  },
  { id: "next-pane", words: "To the next pane", keys: "F6", needs: "library", run: (app) => nextPane(app, 1) },
  {
    id: "previous-pane", words: "To the pane before", keys: "Shift+F6", needs: "library",
    run: (app) => nextPane(app, -1),
  },
  { id: "context-menu", words: "Menu of what has the focus", keys: "Shift+F10", run: askForMenu },
  { id: "zoom-in", words: "Zoom in", keys: "Ctrl++", run: ({ layout }) => layout.zoomBy(1) },
  { id: "zoom-out", words: "Zoom out", keys: "Ctrl+-", run: ({ layout }) => layout.zoomBy(-1) },
  { id: "zoom-none", words: "Zoom to 100 %", keys: "Ctrl+0", run: ({ layout }) => layout.zoomBy(null) },
  { id: "writing-larger", words: "Larger letters in the text", run: ({ layout }) => layout.writeLarger(1) },
  { id: "writing-smaller", words: "Smaller letters in the text", run: ({ layout }) => layout.writeLarger(-1) },
  { id: "measure-wider", words: "Longer lines in the text", run: ({ layout }) => layout.widenMeasure(8) },
  { id: "measure-narrower", words: "Shorter lines in the text", run: ({ layout }) => layout.widenMeasure(-8) },
  {
    id: "full-screen", words: "Full screen", keys: "F11", isOn: ({ layout }) => layout.isFullScreen.value,
    run: ({ host }) => host.toggleFullScreen(),
  },
  { id: "theme-light", words: "Light", ...theme("light") },
  { id: "theme-dark", words: "Dark", ...theme("dark") },
  { id: "theme-system", words: "Light or dark as the system", ...theme("system") },

  {
    id: "open-library", words: "Open a library…", keys: "Ctrl+O",
    run: (app) => pickLibrary(app, "Open a library", "open_library"),
  },
  {
    id: "new-library", words: "Start a new library…",
    run: (app) => pickLibrary(app, "Choose an empty folder", "new_library"),
  },
  { id: "catalogue", words: "Topics and tags…", keys: "Ctrl+T", needs: "library", run: opens("catalogue") },
  { id: "check", words: "Check the library…", keys: "Ctrl+Shift+C", needs: "library", run: opens("problems") },
  {
    id: "next-problem", words: "Next problem of the note", keys: "F8", needs: "note", run: inText(nextProblem),
  },
  {
    id: "previous-problem", words: "Previous problem of the note", keys: "Shift+F8", needs: "note",
    run: inText(previousProblem),
  },
  { id: "commands", words: "All commands…", keys: "Ctrl+Shift+P", run: opens("commands") },
  { id: "about", words: "Shortcuts, and about Fieldnotes…", keys: "F1", run: opens("about") },
] as const satisfies readonly Row[];

export type CommandId = (typeof TABLE)[number]["id"];

export interface Command extends Row { id: CommandId }

/** With what only the system's menu offers. */
export const ALL_COMMANDS: readonly Command[] = TABLE;

export const COMMANDS: readonly Command[] = ALL_COMMANDS.filter(({ isOfSystem }) => !isOfSystem);

export const commandOf = (id: CommandId): Command => ALL_COMMANDS.find((command) => command.id === id)!;

/** What a button is called and the keys that do the same, as it is shown under the pointer. */
export function withKeys(words: string, id: CommandId): string {
  const { keys } = commandOf(id);
  return keys === undefined ? words : `${words} (${keys})`;
}
