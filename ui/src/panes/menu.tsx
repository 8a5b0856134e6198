/** The menu where the system draws none: the same entries, the same ids. */
import type { MenuId } from "../host/host";
import type { Desk } from "../state/desk";

const ENTRIES: [MenuId, string][] = [
  ["open-library", "Open library…"],
  ["new-library", "New library…"],
  ["rename-note", "Rename note…"],
  ["trash-note", "Move note to trash"],
  ["undo-operation", "Undo last change"],
  ["redo-operation", "Redo"],
  ["toggle-head", "Show or hide facts"],
  ["toggle-preview", "Show or hide preview"],
  ["theme-light", "Light"],
  ["theme-dark", "Dark"],
  ["theme-system", "As the system"],
  ["check", "Check the library"],
  ["export", "Export…"],
];

export function Menu({ desk }: { desk: Desk }) {
  return (
    <>
      <button class="quiet" popovertarget="menu" aria-label="Menu">⋯</button>
      <div id="menu" popover="auto">
        {ENTRIES.map(([id, words]) => (
          <button key={id} onClick={() => {
            document.getElementById("menu")?.hidePopover();
            void desk.choose(id).catch(desk.trouble);
          }}>{words}</button>
        ))}
      </div>
    </>
  );
}
