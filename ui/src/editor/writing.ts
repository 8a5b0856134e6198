/** What helps while the open note is written, and has to know the library for it. */
import type { Extension } from "@codemirror/state";
import type { AppState } from "../window/app-state";

export function writing(_app: AppState): Extension {
  return [];
}
