/** What is done to one tab, said once for the commands, which mean that of the shown note, and for the menu of each. */
import type { AppState } from "../window/app-state";
import { closeOtherTabs, closeTabsOnTheRight } from "./close-tab";
import { isFreeTo, kept, moved, othersOf, pinned, placeOf, rightOf, tabOf, type TabOrder } from "./order";

export interface TabAct<Id extends string = string> {
  id: Id;
  words: string;
  /** In the menu of the tab, where it is clear what is meant. */
  short: string;
  /** Why it would change nothing, where it is not possible. */
  why: string;
  isPossible: (order: TabOrder, path: string) => boolean;
  run: (app: AppState, path: string) => void | Promise<void>;
}

const act = <Id extends string>(one: TabAct<Id>): TabAct<Id> => one;

const changes = (to: (order: TabOrder, path: string) => TabOrder) => ({ tabs }: AppState, path: string): void =>
  tabs.change((order) => to(order, path));

const move = (step: 1 | -1) => ({
  isPossible: (order: TabOrder, path: string) => isFreeTo(order, path, step),
  run: changes((order, path) => moved(order, path, placeOf(order, path) + step)),
});

export const keep = act({
  id: "keep-tab", words: "Keep the tab", short: "Keep", why: "The note keeps its tab already.",
  isPossible: (order, path) => tabOf(order, path)?.isPassing === true, run: changes(kept),
});

export const pin = act({
  id: "pin-tab", words: "Pin the tab", short: "Pin", why: "The note has no tab.",
  isPossible: (order, path) => tabOf(order, path) !== undefined,
  run: changes((order, path) => pinned(order, path, !tabOf(order, path)?.isPinned)),
});

export const moveLeft = act({
  id: "move-tab-left", words: "Move the tab to the left", short: "Move to the left",
  why: "The tab is the first of its kind.", ...move(-1),
});

export const moveRight = act({
  id: "move-tab-right", words: "Move the tab to the right", short: "Move to the right",
  why: "The tab is the last of its kind.", ...move(1),
});

export const closeOthers = act({
  id: "close-other-tabs", words: "Close the other tabs", short: "Close the others",
  why: "No other tab is there that is not pinned.",
  isPossible: (order, path) => othersOf(order, path).length > 0, run: closeOtherTabs,
});

export const closeOnTheRight = act({
  id: "close-tabs-right", words: "Close the tabs on the right", short: "Close those on the right",
  why: "No tab on the right is there that is not pinned.",
  isPossible: (order, path) => rightOf(order, path).length > 0, run: closeTabsOnTheRight,
});
