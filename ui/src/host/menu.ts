/** The menus as the system is told them. */

/** An entry as it is now. */
export interface ShownCommand {
  id: string;
  words: string;
  /** The letter of it that chooses it while the menu is open; null where all of them are others'. */
  letter: string | null;
  /** As `Ctrl+Shift+F`; null where there are none. The page hears them, the menu only names them. */
  keys: string | null;
  isPossible: boolean;
  /** Whether it is on; null for one that is not switched on and off. */
  isOn: boolean | null;
}

/** A menu as it is now, its entries in groups. */
export interface ShownMenu { title: string; groups: (ShownCommand | ShownMenu)[][] }
