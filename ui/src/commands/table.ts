/** Everything the author can choose, said once: the menu, the palette, the keys and the help all read this list. */
import type { MenuId } from "../host/host";

export interface Choice {
  id: MenuId;
  words: string;
  /** As `Ctrl+Shift+F`; on a Mac Ctrl is the command key. */
  keys?: string;
  /** True where an open note is needed. */
  onNote?: true;
}

export const CHOICES: readonly Choice[] = [
  { id: "new-note", words: "New note", keys: "Ctrl+N" },
  { id: "save", words: "Save", keys: "Ctrl+S", onNote: true },
  { id: "rename-note", words: "Rename note", keys: "F2", onNote: true },
  { id: "trash-note", words: "Move note to the trash", onNote: true },
  { id: "history", words: "History of the note", keys: "Ctrl+Alt+H", onNote: true },
  { id: "palette", words: "Go to a note", keys: "Ctrl+P" },
  { id: "commands", words: "All commands", keys: "Ctrl+Shift+P" },
  { id: "find", words: "Search notes", keys: "Ctrl+Shift+F" },
  { id: "catalogue", words: "Topics and tags", keys: "Ctrl+T" },
  { id: "undo-operation", words: "Undo change of the library", keys: "Ctrl+Alt+Z" },
  { id: "redo-operation", words: "Redo change of the library", keys: "Ctrl+Alt+Shift+Z" },
  { id: "toggle-library", words: "Show or hide the library", keys: "Ctrl+1" },
  { id: "toggle-head", words: "Show or hide the facts", keys: "Ctrl+2" },
  { id: "toggle-preview", words: "Show or hide the preview", keys: "Ctrl+3" },
  { id: "follow", words: "Preview scrolls along, or stays" },
  { id: "theme-light", words: "Light" },
  { id: "theme-dark", words: "Dark" },
  { id: "theme-system", words: "Light or dark as the system" },
  { id: "check", words: "Check the library", keys: "Ctrl+Shift+C" },
  { id: "export", words: "Export", keys: "Ctrl+Shift+E" },
  { id: "open-library", words: "Open a library", keys: "Ctrl+O" },
  { id: "new-library", words: "Start a new library" },
  { id: "about", words: "Shortcuts, and about Fieldnotes", keys: "F1" },
];

/** Keys of the editor, for the help. */
export const EDITOR_KEYS: readonly (readonly [string, string])[] = [
  ["Ctrl+B", "Bold"], ["Ctrl+I", "Emphasis"], ["Ctrl+E", "Code"], ["Ctrl+K", "Link"],
  ["Ctrl+F", "Find in the note"], ["Ctrl+Z", "Undo"], ["Ctrl+Shift+Z", "Redo"], ["Ctrl+/", "Comment out"],
  ["Tab", "Indent; Escape, then Tab, leaves the text"], ["F6", "To the next pane"],
];

/** What a key press chooses, in the same spelling as `keys`. */
export function keysOf(event: KeyboardEvent): string {
  const key = /^Key[A-Z]$/.test(event.code) ? event.code.slice(3) : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return [(event.ctrlKey || event.metaKey) && "Ctrl", event.altKey && "Alt", event.shiftKey && "Shift", key].filter(Boolean).join("+");
}

export function choiceOf(event: KeyboardEvent): Choice | undefined {
  const keys = keysOf(event);
  return CHOICES.find((choice) => choice.keys === keys);
}

/** Choices whose words hold every word that was typed. */
export function choicesFor(query: string, hasNote: boolean): Choice[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return CHOICES.filter((choice) => (hasNote || !choice.onNote) && wanted.every((word) => choice.words.toLowerCase().includes(word)));
}
