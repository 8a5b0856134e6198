/**
 * The keys of the commands, heard here and nowhere else: the system's menu only names them. Keys in the page of the
 * preview, of which some engines tell nothing, come by way of its frame.
 */
import { isComposing } from "../components/composing";
import type { AppState } from "../window/app-state";
import { runAndReport } from "./run";
import { COMMANDS, type CommandId } from "./table";

/** Listens to the keys of the window. Returns what ends it. */
export function listenForShortcuts(app: AppState, run: (id: CommandId) => void = (id) => runAndReport(app, id)) {
  const pressed = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.defaultPrevented) return;
    const keys = keysOf(event);
    const command = COMMANDS.find((one) => one.keys === keys);
    if (!command || command.heardBy === "engine") return;
    // What the text had no use for is asked of it once more, and says why.
    if (command.heardBy === "text" && !(event.target as Element).closest?.(".editor .cm-content")) return;
    event.preventDefault();
    run(command.id);
  };
  addEventListener("keydown", pressed);
  return (): void => removeEventListener("keydown", pressed);
}

/** What a key press is, in the same spelling as the keys of a command. */
function keysOf({ code, key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  if (key === "ContextMenu") return "Shift+F10";
  // With Shift, the Tab key is another one to the X Window System.
  if (code === "Tab") return [ctrlKey && "Ctrl", altKey && "Alt", shiftKey && "Shift", "Tab"].filter(Boolean).join("+");
  // The plus stands above another sign on many keyboards; both mean larger.
  if ((ctrlKey || metaKey) && !altKey && (key === "+" || key === "=")) return "Ctrl++";
  // The letter that is written on the key; where that is none of these, the one in its place on most keyboards.
  const isLetter = /^[a-z]$/i.test(key) || key.length !== 1;
  const letter = isLetter || !/^Key[A-Z]$/.test(code) ? key.replace(/^Arrow/, "") : code.slice(3);
  const sign = letter.length === 1 ? letter.toUpperCase() : letter;
  return [(ctrlKey || metaKey) && "Ctrl", altKey && "Alt", shiftKey && "Shift", sign].filter(Boolean).join("+");
}
