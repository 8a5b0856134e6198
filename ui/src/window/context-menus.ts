/**
 * The menu of what is under the pointer, or of what has the focus. The list, the text and the preview have menus of
 * their own; here are those of plain fields, and the way there by keys. The engine's own menu is shown nowhere.
 */
import { entryOf } from "../commands/menu";
import { openMenu } from "../components/menu/open-menu";
import type { AppState } from "./app-state";
import { isField } from "./focus";

/** Returns what ends it. */
export function listenForContextMenus(app: AppState): () => void {
  const asked = (event: MouseEvent): void => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const target = event.target as HTMLElement;
    const isOfText = !isField(target) && getSelection()?.isCollapsed === false;
    if (isField(target)) target.focus({ preventScroll: true });
    else if (!isOfText) return;
    const acts = isOfText
      ? [[entryOf(app, "copy")]]
      : [[entryOf(app, "undo"), entryOf(app, "redo")],
        [entryOf(app, "cut"), entryOf(app, "copy"), entryOf(app, "paste"), entryOf(app, "select-all")]];
    openMenu({ label: "Edit", groups: acts, at: { x: event.clientX, y: event.clientY } });
  };
  addEventListener("contextmenu", asked);
  return () => removeEventListener("contextmenu", asked);
}
