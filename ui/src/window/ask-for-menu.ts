/** Asks for the menu of what has the focus, at the caret or at the chosen row: what Shift+F10 and the Menu key do. */
import { EditorView } from "@codemirror/view";

/** Where a menu of an element begins. */
function placeOf(element: HTMLElement): { clientX: number; clientY: number; target: Element } {
  const view = element.closest(".cm-content") ? EditorView.findFromDOM(element) : null;
  const caret = view?.coordsAtPos(view.state.selection.main.head);
  if (caret) return { clientX: caret.left, clientY: caret.bottom + 2, target: element };
  const row = document.getElementById(element.getAttribute("aria-activedescendant") ?? "");
  const target = element.role === "listbox" || element.getAttribute("role") === "listbox" ? row ?? element : element;
  const { left, bottom, top } = target.getBoundingClientRect();
  const isFrame = element.matches("iframe");
  return { clientX: left + (isFrame ? 24 : 16), clientY: isFrame ? top + 24 : bottom - 8, target };
}

export function askForMenu(): void {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || at === document.body) return;
  const { target, ...place } = placeOf(at);
  target.dispatchEvent(new MouseEvent("contextmenu", { ...place, bubbles: true, cancelable: true }));
}
