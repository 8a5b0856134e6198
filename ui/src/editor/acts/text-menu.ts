/** The menu of the text: what the word there could mean, the clipboard, the marks, and finding what is selected. */
import { Facet, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { entryOf } from "../../commands/menu";
import type { MenuEntry } from "../../components/menu/entries";
import { openMenu } from "../../components/menu/open-menu";
import type { AppState } from "../../window/app-state";
import { namedAt } from "../completion/new-note";

/** What is said first of the word at a place; null where there is nothing to say of it. */
export const wordEntries = Facet.define<(view: EditorView, at: number) => Promise<MenuEntry[]> | null>();

/** A click beside what is selected means the place it is at. */
function caretAt(view: EditorView, { button, clientX: x, clientY: y }: MouseEvent): number {
  const { main } = view.state.selection;
  const at = button === 2 ? view.posAtCoords({ x, y }) : main.head;
  if (at === null) return main.head;
  if (at < main.from || at > main.to) view.dispatch({ selection: { anchor: at }, userEvent: "select.pointer" });
  return at;
}

async function open(app: AppState, view: EditorView, at: number, place: { x: number; y: number }): Promise<void> {
  const told = view.state.facet(wordEntries).map((entriesAt) => entriesAt(view, at)).filter((found) => found !== null);
  const ofWord = (await Promise.all(told)).flat();
  const entry = (...ids: Parameters<typeof entryOf>[1][]) => ids.map((id) => entryOf(app, id));
  openMenu({
    label: "Text", at: place,
    groups: [
      ofWord,
      entry("cut", "copy", "paste", "paste-plain", "select-all"),
      entry("bold", "emphasis", "code", "link"),
      namedAt(view.state, at) ? entry("create-linked-note") : [],
      entry("find-in-notes", "undo", "redo"),
    ],
  });
}

export const textMenu = (app: AppState): Extension => EditorView.domEventHandlers({
  contextmenu(event, view) {
    event.preventDefault();
    view.focus();
    const at = caretAt(view, event);
    void open(app, view, at, { x: event.clientX, y: event.clientY }).catch(app.notices.report);
    return true;
  },
});
