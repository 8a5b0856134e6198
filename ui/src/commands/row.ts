/** What a row of the table of commands says. */
import type { AppState } from "../window/app-state";

/** A library; a note of it; a text that can be written in; a table with the caret in it; an editor or a field. */
export type Need = "library" | "note" | "text" | "table" | "writing";

export interface Row {
  id: string;
  /** The same in menu, palette and help. With "…" where it asks further before anything happens. */
  words: string;
  /** What it is called now, where that says more. Begins with `words`. */
  says?: (app: AppState) => string;
  /** As `Ctrl+Shift+F`; on a Mac Ctrl is the command key. */
  keys?: string;
  /**
   * Who hears the keys: the window wherever the focus is, unless the text alone has a use for them, or the engine
   * does the same by itself.
   */
  heardBy?: "text" | "engine";
  /** Without it nothing happens, and its entries are grey. */
  needs?: Need;
  /** What else keeps it from doing anything now, in a sentence; null where nothing does. */
  whyNot?: (app: AppState) => string | null;
  /** Where it is one that is switched on and off: whether it is on. */
  isOn?: (app: AppState) => boolean;
  /** True where only the system's menu offers it. */
  isOfSystem?: true;
  run: (app: AppState) => void | Promise<void>;
}
