/** Keys for the commands where the system draws no menu, and keys between the panes. */
import { isComposing } from "../components/composing";
import type { AppState } from "../window/app-state";
import { runAndReport } from "./run";
import { COMMANDS } from "./table";

const PANES = [".list [role=listbox]", ".cm-content", ".preview-island"];

/** Listens to the keys of the window. Returns what ends it. */
export function listenForShortcuts(app: AppState): () => void {
  const pressed = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.defaultPrevented) return;
    if (event.key === "F6") {
      event.preventDefault();
      return focusNextPane(event.shiftKey ? -1 : 1);
    }
    const keys = keysOf(event);
    const command = COMMANDS.find((one) => one.keys === keys);
    if (!command || (app.host.hasMenu && !command.isHeardByPage)) return;
    event.preventDefault();
    runAndReport(app, command.id);
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}

/** What a key press is, in the same spelling as the keys of a command. */
function keysOf({ code, key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  // The plus stands above another sign on many keyboards; both mean larger.
  if ((ctrlKey || metaKey) && !altKey && (key === "+" || key === "=")) return "Ctrl++";
  // The letter that is written on the key; where that is none of these, the one in its place on most keyboards.
  const isLetter = /^[a-z]$/i.test(key) || key.length !== 1;
  const letter = isLetter || !/^Key[A-Z]$/.test(code) ? key.replace(/^Arrow/, "") : code.slice(3);
  const sign = letter.length === 1 ? letter.toUpperCase() : letter;
  return [(ctrlKey || metaKey) && "Ctrl", altKey && "Alt", shiftKey && "Shift", sign].filter(Boolean).join("+");
}

/** Moves the focus to the next pane that is seen. */
function focusNextPane(step: 1 | -1): void {
  const panes = PANES
    .map((pane) => document.querySelector<HTMLElement>(pane))
    .filter((pane) => pane?.checkVisibility?.() ?? pane);
  const at = panes.findIndex((pane) => pane?.closest(".pane")?.contains(document.activeElement));
  panes[(at + step + panes.length) % panes.length]?.focus();
}
