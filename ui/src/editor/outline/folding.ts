/** Sections, lists and the head close to one line and open again. */
import { codeFolding, foldAll, foldCode, unfoldAll, unfoldCode } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import type { Command } from "@codemirror/view";
import { sectionAt, sectionsOf } from "./sections";

export const folding: Extension = codeFolding({
  placeholderDOM(_, open) {
    const button = document.createElement("button");
    button.className = "cm-foldPlaceholder";
    button.type = "button";
    button.textContent = "…";
    button.title = button.ariaLabel = "Open what is folded here";
    button.onclick = open;
    return button;
  },
});

/** Folds what begins on the caret's line, or else the section that the caret is in. */
export const foldSection: Command = (view) => {
  if (foldCode(view)) return true;
  const sections = sectionsOf(view.state);
  const section = sections[sectionAt(sections, view.state.selection.main.head)];
  if (!section) return false;
  view.dispatch({ selection: { anchor: section.from }, scrollIntoView: true });
  return foldCode(view);
};

export { foldAll, unfoldAll, unfoldCode };
