/** What can be done now: asked by menus, palette, keys and buttons alike. */
import type { AppState } from "../window/app-state";
import type { Need, Row } from "./row";

/** Dialogs that lead on to a command: what was there before them is what it is done to. */
const LEADING: readonly (string | null)[] = [null, "palette", "commands"];

function missing(need: Need, { dialog, focus, inText, library, note }: AppState): string | null {
  const opened = note.opened.value;
  if (need === "writing") {
    const isWriting = focus.isInField.value || opened !== null || focus.isInFrame.value;
    return isWriting ? null : "There is no text to do that in.";
  }
  if (library.value === null) return "No library is open.";
  if (need === "library") return null;
  if (opened === null) return "No note is open.";
  if (need === "note") return null;
  if (!LEADING.includes(dialog.value)) return "Close the dialog first.";
  if (opened.readOnly) return `${opened.path} cannot be written.`;
  return need === "table" && !inText.isInTable.value ? "The caret is in no table." : null;
}

/** Why a command would do nothing now, in a sentence; null where it can be done. */
export function whyNot({ needs, whyNot: more }: Row, app: AppState): string | null {
  return (needs && missing(needs, app)) ?? more?.(app) ?? null;
}

export const isPossible = (command: Row, app: AppState): boolean => whyNot(command, app) === null;
