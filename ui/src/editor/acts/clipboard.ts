/** Cut, copy and paste where the author is: in the text, in a field, in the page of the preview. */
import { selectAll } from "@codemirror/commands";
import { EditorView } from "@codemirror/view";
import type { AppState } from "../../window/app-state";
import { pasteNextPlainly } from "../paste/paste-rich";

export const cut = ({ host }: AppState): Promise<void> => host.edit("cut");
export const copy = ({ host }: AppState): Promise<void> => host.edit("copy");
export const paste = ({ host }: AppState): Promise<void> => host.edit("paste");

const textHere = (): EditorView | null =>
  document.activeElement && EditorView.findFromDOM(document.activeElement as HTMLElement);

/** No page and no table becomes Markdown. */
export function pastePlainly({ host }: AppState): Promise<void> {
  const view = textHere();
  if (view) pasteNextPlainly(view);
  return host.edit("paste");
}

/** The engine knows only the lines that are drawn of a text. */
export async function selectAllThere({ host }: AppState): Promise<void> {
  const view = textHere();
  if (view) selectAll(view);
  else await host.edit("select-all");
}
