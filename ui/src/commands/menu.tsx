/** The menu where the system draws none: the same entries, the same ids. */
import { CHOICES } from "./table";
import type { Desk } from "../window/app-state";
import { Dots } from "../components/icons";

export function Menu({ desk }: { desk: Desk }) {
  const { view } = desk.shelf;
  const words = (id: string, said: string): string => {
    if (id === "undo-operation" && view.value?.undo) return `Undo “${view.value.undo}”`;
    if (id === "redo-operation" && view.value?.redo) return `Redo “${view.value.redo}”`;
    return said;
  };
  return (
    <>
      <button class="quiet icon-button" popovertarget="menu" title="Menu" aria-label="Menu"><Dots /></button>
      <div id="menu" popover="auto">
        {CHOICES.map(({ id, words: said, keys, onNote }) => (
          <button key={id} disabled={onNote && !desk.writing.note.value} onClick={() => {
            document.getElementById("menu")?.hidePopover();
            void desk.choose(id).catch(desk.trouble);
          }}>
            <span>{words(id, said)}</span>{keys && <kbd>{keys}</kbd>}
          </button>
        ))}
      </div>
    </>
  );
}
