/** Opens a menu over the window, and puts the focus back where it was once that is closed. */
import { h, render } from "preact";
import type { MenuEntry, MenuGroups } from "./entries";
import { MenuList } from "./menu-list";

interface Asked {
  label: string;
  groups: MenuGroups;
  /** Its first corner, in px of the window. */
  at: { x: number; y: number };
}

let closeNow = (): void => {};

/** Opens it in the place of one that is open. */
export function openMenu({ label, groups, at }: Asked): void {
  closeNow();
  const before = document.activeElement as HTMLElement | null;
  // What is outside an open dialog can be neither clicked nor reached.
  const within = before?.closest("dialog[open]") ?? document.querySelector("dialog[open]") ?? document.body;
  const holder = document.createElement("div");
  holder.className = "menu-holder";
  // The page in the preview's frame tells of no click: a sheet over the window does.
  const sheet = holder.appendChild(document.createElement("div"));
  sheet.className = "menu-sheet";
  sheet.popover = "manual";
  const list = holder.appendChild(document.createElement("div"));
  within.append(holder);

  const end = new AbortController();
  const close = (): void => {
    if (end.signal.aborted) return;
    end.abort();
    closeNow = () => {};
    render(null, list);
    holder.remove();
    before?.focus({ preventScroll: true });
  };
  const choose = (entry: MenuEntry): void => {
    close();
    entry.choose();
  };
  sheet.showPopover?.();
  sheet.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    if (event.button !== 2) close();
  });
  holder.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    event.stopPropagation();
    // The second button elsewhere asks for the menu of what is there.
    if (event.target !== sheet) return;
    close();
    const { button, clientX, clientY } = event;
    document.elementFromPoint(clientX, clientY)
      ?.dispatchEvent(new MouseEvent("contextmenu", { button, clientX, clientY, bubbles: true, cancelable: true }));
  });
  addEventListener("resize", close, { signal: end.signal });
  addEventListener("blur", close, { signal: end.signal });
  closeNow = close;
  render(h(MenuList, { label, groups, at, choose, close }), list);
}
