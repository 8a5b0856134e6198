/**
 * Which command stands in which menu, in which group: said here alone. The system draws it where it draws menus, the
 * page where it does not; the help goes by the same order.
 */
import type { ShownCommand, ShownMenu } from "../host/menu";
import type { AppState } from "../window/app-state";
import { isPossible } from "./possible";
import { type Command, type CommandId, commandOf } from "./table";

type Item = CommandId | Submenu;
interface Submenu { title: string; groups: readonly (readonly Item[])[] }

const APPEARANCE: Submenu = { title: "Appearance", groups: [["theme-light", "theme-dark", "theme-system"]] };

const SIZES: Submenu = {
  title: "Sizes",
  groups: [
    ["zoom-in", "zoom-out", "zoom-none"], ["writing-larger", "writing-smaller"], ["measure-wider", "measure-narrower"],
  ],
};

const SECTIONS: Submenu = {
  title: "Sections", groups: [["section-up", "section-down"], ["fold", "unfold", "fold-all", "unfold-all"]],
};

const TABLE: Submenu = {
  title: "Table",
  groups: [
    ["table-add-row", "table-delete-row", "table-row-up", "table-row-down"],
    ["table-add-column", "table-delete-column", "table-column-left", "table-column-right"],
    ["table-sort"], ["table-align-left", "table-align-center", "table-align-right"],
  ],
};

const WRITING: Submenu = {
  title: "While writing", groups: [["spelling"], ["focus-paragraph", "typewriter", "quiet-marks"], ["vim"]],
};

const TABS: Submenu = {
  title: "Tabs",
  groups: [
    ["tab-before", "tab-after", "tab-right", "tab-left", "all-tabs"],
    ["keep-tab", "pin-tab", "move-tab-left", "move-tab-right"],
    ["close-other-tabs", "close-tabs-right"],
  ],
};

export const MENUS: readonly Submenu[] = [
  {
    title: "File",
    groups: [
      ["new-note", "palette", "back", "forward"], ["save", "rename-note", "history", "trash-note"],
      ["close-tab", "reopen-tab"], ["export"],
      ["quit"],
    ],
  },
  {
    title: "Edit",
    groups: [
      ["undo", "redo"], ["undo-operation", "redo-operation"], ["cut", "copy", "paste", "paste-plain", "select-all"],
      ["find-in-note", "replace-in-note", "choose-next"], ["find", "find-in-notes"],
    ],
  },
  {
    title: "Note",
    groups: [
      ["bold", "emphasis", "code", "link"], ["insert-file", "insert-table", TABLE], ["outline", SECTIONS],
      ["create-linked-note"], ["next-problem", "previous-problem"],
    ],
  },
  {
    title: "View",
    groups: [
      ["toggle-library", "toggle-head", "toggle-preview"], [TABS], ["follow", "glow"], [WRITING], [APPEARANCE, SIZES],
      ["full-screen"], ["next-pane", "previous-pane", "context-menu"],
    ],
  },
  { title: "Library", groups: [["open-library", "new-library"], ["catalogue", "check"]] },
  { title: "Help", groups: [["commands", "about"]] },
];

export function shownCommand(app: AppState, command: Command): ShownCommand {
  const { id, words, says, keys, isOn } = command;
  return {
    id, words: says?.(app) ?? words, letter: null, keys: keys ?? null, isPossible: isPossible(command, app),
    isOn: isOn?.(app) ?? null,
  };
}

/** The first letter of a word that nobody above has, or else any other. */
function letterOf(words: string, taken: Set<string>): string | null {
  const letters = [...words.matchAll(/\b[a-z]/gi), ...words.matchAll(/[a-z]/gi)].map(([letter]) => letter);
  const letter = letters.find((one) => !taken.has(one.toLowerCase())) ?? null;
  if (letter) taken.add(letter.toLowerCase());
  return letter;
}

function shownMenu(app: AppState, { title, groups }: Submenu): ShownMenu {
  const below = groups.flat().filter((item) => typeof item !== "string");
  const taken = new Set(below.map((menu) => menu.title[0]!.toLowerCase()));
  const shown = (item: Item): (ShownCommand | ShownMenu)[] => {
    if (typeof item !== "string") return [shownMenu(app, item)];
    const command = commandOf(item);
    if (command.isOfSystem && !app.host.hasMenu) return [];
    // By its lasting words, so that no letter wanders with what there is to undo.
    return [{ ...shownCommand(app, command), letter: letterOf(command.words, taken) }];
  };
  return { title, groups: groups.map((group) => group.flatMap(shown)).filter((group) => group.length > 0) };
}

/** All menus as they are now; with what only the system's menu offers, where it is the system that draws them. */
export const shownMenus = (app: AppState): ShownMenu[] => MENUS.map((menu) => shownMenu(app, menu));

/** The commands of a menu by their order, those of its submenus under titles of their own. */
export function titled({ title, groups }: Submenu): { title: string; ids: CommandId[] }[] {
  const items = groups.flat();
  const ids = items.filter((item) => typeof item === "string");
  const below = items.filter((item) => typeof item !== "string").flatMap(titled);
  return [...(ids.length > 0 ? [{ title, ids }] : []), ...below];
}
