/** Cut, copy and paste where the author is: in the text, in a field, in the page of the preview. */
import { selectAll } from "@codemirror/commands";
import type { AppState } from "../../window/app-state";
import { pasteNextPlainly } from "../paste/paste-rich";
import { textHere } from "./text-here";

export const cut = ({ host }: AppState): Promise<void> => host.edit("cut");
export const copy = ({ host }: AppState): Promise<void> => host.edit("copy");
export const paste = ({ host }: AppState): Promise<void> => host.edit("paste");

/** No page and no table becomes Markdown. */
export function pastePlainly({ host }: AppState): Promise<void> {
  const view = textHere();
  if (view) pasteNextPlainly(view);
  return host.edit("paste");
}

/** All of the text, of a field, or of the page in the preview: the engine would know only the lines that are drawn. */
export function selectAllThere(): void {
  const at = document.activeElement;
  const view = textHere();
  if (view) selectAll(view);
  else if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) at.select();
  else if (at instanceof HTMLIFrameElement) {
    const page = at.contentDocument;
    if (page?.body) page.getSelection()?.selectAllChildren(page.body);
  }
}
