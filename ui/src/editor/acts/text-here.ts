/** The text that has the focus, be it the open note's or one that is compared; null where none has. */
import { EditorView } from "@codemirror/view";

export const textHere = (): EditorView | null =>
  document.activeElement && EditorView.findFromDOM(document.activeElement as HTMLElement);
