/** A menu as the page draws it, gone through by keys as by the pointer. What it says is said elsewhere. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { isComposing } from "../composing";
import { isSubmenu, type MenuEntry, type MenuGroups, type Submenu } from "./entries";

interface Props {
  label: string;
  groups: MenuGroups;
  /** Where it goes: its first corner, or beside the entry that it hangs from. */
  at: { x: number; y: number } | { beside: HTMLElement };
  choose: (entry: MenuEntry) => void;
  /** Closes this menu, or with `all` every one above it as well. */
  close: (all: boolean) => void;
}

/** So far from the edge of the window at least, in px. */
const EDGE = 8;

/** Puts it where it was asked for, and where that has no room, as near as it is seen whole. */
function place(menu: HTMLElement, at: Props["at"]): void {
  const { offsetWidth: width, offsetHeight: height } = menu;
  // A page that is zoomed by style counts other px in its boxes than in its styles.
  const zoom = Number(document.documentElement.style.getPropertyValue("zoom")) || 1;
  const room = { x: innerWidth / zoom - width - EDGE, y: innerHeight / zoom - height - EDGE };
  const box = "beside" in at ? at.beside.getBoundingClientRect() : null;
  let [x, y] = box ? [box.right / zoom - 2, box.top / zoom - 5] : "x" in at ? [at.x / zoom, at.y / zoom] : [0, 0];
  if (x > room.x) x = box ? box.left / zoom - width + 2 : room.x;
  menu.style.left = `${Math.max(EDGE, x)}px`;
  menu.style.top = `${Math.max(EDGE, Math.min(y, room.y))}px`;
}

export function MenuList({ label, groups, at, choose, close }: Props) {
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<{ submenu: Submenu; beside: HTMLElement } | null>(null);
  const items = (): HTMLButtonElement[] =>
    [...menu.current!.querySelectorAll<HTMLButtonElement>(":scope > [role=group] > button:not(:disabled)")];

  useLayoutEffect(() => {
    menu.current!.showPopover?.();
    place(menu.current!, at);
    // With nothing that can be chosen, the keys are still the menu's.
    (items()[0] ?? menu.current!).focus({ preventScroll: true });
  }, []);

  const back = (): void => {
    open?.beside.focus({ preventScroll: true });
    setOpen(null);
  };
  const take = (one: MenuEntry | Submenu, button: HTMLElement): void => {
    if (isSubmenu(one)) setOpen({ submenu: one, beside: button });
    else choose(one);
  };
  const key = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    event.stopPropagation();
    const all = items();
    const here = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = {
      ArrowDown: here + 1, ArrowUp: here < 0 ? all.length - 1 : here - 1, Home: 0, End: all.length - 1,
    }[event.key];
    const isParent = all[here]?.getAttribute("aria-haspopup") === "menu";
    if (to !== undefined) all[(to + all.length) % all.length]?.focus();
    else if (event.key === "ArrowRight" && isParent) all[here]!.click();
    else if (event.key === "ArrowLeft" && "beside" in at) close(false);
    else if (event.key === "Escape") close(false);
    else if (event.key === "Tab") close(true);
    else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.altKey) seek(event.key, all, here);
    else if (event.key !== "Enter" && event.key !== " ") return event.preventDefault();
    else return;
    event.preventDefault();
  };
  /** To the next entry that begins so. */
  const seek = (letter: string, all: HTMLButtonElement[], here: number): void => {
    const begins = (one: HTMLButtonElement): boolean =>
      one.textContent!.toLowerCase().startsWith(letter.toLowerCase());
    [...all.slice(here + 1), ...all.slice(0, here + 1)].find(begins)?.focus();
  };
  const hover = (one: MenuEntry | Submenu, button: HTMLButtonElement): void => {
    if (button.disabled || open?.beside === button) return;
    button.focus({ preventScroll: true });
    setOpen(isSubmenu(one) ? { submenu: one, beside: button } : null);
  };

  return (
    <div ref={menu} class="menu" role="menu" aria-label={label} popover="manual" tabIndex={-1} onKeyDown={key}>
      {groups.filter((group) => group.length > 0).map((group, index) => (
        <div key={index} role="group">
          {group.map((one) => {
            const { isOn = null, keys, isPossible = true, words } = isSubmenu(one)
              ? { words: one.title, keys: null } as Partial<MenuEntry> : one;
            return (
              <button
                key={words} type="button" tabIndex={-1} disabled={!isPossible}
                role={isOn === null ? "menuitem" : "menuitemcheckbox"}
                aria-checked={isOn === null ? undefined : isOn}
                aria-haspopup={isSubmenu(one) ? "menu" : undefined}
                aria-expanded={isSubmenu(one) ? open?.submenu.title === one.title : undefined}
                onPointerEnter={(event) => hover(one, event.currentTarget)}
                onClick={(event) => take(one, event.currentTarget)}
              >
                <span>{words}</span>{keys && <kbd>{keys}</kbd>}
              </button>
            );
          })}
        </div>
      ))}
      {open && (
        <MenuList
          key={open.submenu.title} label={open.submenu.title} groups={open.submenu.groups}
          at={{ beside: open.beside }} choose={choose} close={(all) => (all ? close(true) : back())}
        />
      )}
    </div>
  );
}
