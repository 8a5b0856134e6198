/** What stands in a menu that the page draws. */

export interface MenuEntry {
  words: string;
  keys?: string | null;
  /** Whether it is on; null for one that is not switched on and off. */
  isOn?: boolean | null;
  isPossible?: boolean;
  choose: () => void;
}

export interface Submenu { title: string; groups: MenuGroups }

/** With a line between groups; empty ones are not seen. */
export type MenuGroups = readonly (readonly (MenuEntry | Submenu)[])[];

export const isSubmenu = (one: MenuEntry | Submenu): one is Submenu => "groups" in one;
