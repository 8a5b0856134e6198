/** Files that are pasted into the text or dropped on it. What becomes of them is not known here. */
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** Cells of a table are given as a picture too; their text is what is meant. */
function pasted(data: DataTransfer | null): File[] {
  return data?.getData("text/plain") ? [] : [...(data?.files ?? [])];
}

export function givenFiles(give: (files: File[]) => void): Extension {
  return EditorView.domEventHandlers({
    paste(event, view) {
      const files = pasted(event.clipboardData);
      if (files.length === 0 || view.state.readOnly) return false;
      give(files);
      return true;
    },
    drop(event, view) {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0 || view.state.readOnly) return false;
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (at !== null) view.dispatch({ selection: { anchor: at } });
      view.focus();
      give(files);
      return true;
    },
  });
}
