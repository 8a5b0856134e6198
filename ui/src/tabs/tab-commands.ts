/** What can be done with tabs, as rows of the table of commands. */
import type { AppState } from "../window/app-state";
import { closeOtherTabs, closeTab, closeTabsOnTheRight, reopenTab } from "./close-tab";
import { isFreeTo, kept, othersOf, pinned, rightOf, tabOf, type TabOrder } from "./order";
import { alongUse, moveTab, toNeighbour } from "./step";

type Run = (app: AppState) => void | Promise<void>;

const step = <Id extends string>(id: Id, words: string, keys: string, run: Run) => ({
  id, words, keys, needs: "library" as const, run,
  whyNot: ({ tabs }: AppState) => (tabs.order.value.tabs.some(({ path }) => path !== tabs.order.value.active)
    ? null : "No other note is open."),
});

/** About the tab of the note that is shown; `why` where the act would change nothing. */
const ofShown = <Id extends string>(
  id: Id, words: string, why: string, isPossible: (order: TabOrder, path: string) => boolean, run: Run,
) => ({
  id, words, needs: "note" as const, run,
  whyNot({ tabs }: AppState): string | null {
    const order = tabs.order.value;
    return order.active !== null && isPossible(order, order.active) ? null : why;
  },
});

const changes = (act: (order: TabOrder, path: string) => TabOrder) => ({ tabs }: AppState): void =>
  tabs.change((order) => (order.active === null ? order : act(order, order.active)));

const isPinned = ({ tabs }: AppState): boolean => tabOf(tabs.order.value, tabs.order.value.active)?.isPinned ?? false;

export const TAB_COMMANDS = [
  step("tab-before", "To the note used before", "Ctrl+Tab", alongUse(1)),
  step("tab-after", "To the note used longest ago", "Ctrl+Shift+Tab", alongUse(-1)),
  step("tab-right", "To the tab on the right", "Ctrl+PageDown", toNeighbour(1)),
  step("tab-left", "To the tab on the left", "Ctrl+PageUp", toNeighbour(-1)),
  step("all-tabs", "Go to an open note…", "Ctrl+Shift+A", ({ dialog }) => void (dialog.value = "tabs")),
  { id: "close-tab", words: "Close the note", keys: "Ctrl+W", needs: "note", run: (app: AppState) => closeTab(app) },
  {
    id: "reopen-tab", words: "Open the note closed last", keys: "Ctrl+Shift+T", needs: "library", run: reopenTab,
    whyNot: ({ tabs }: AppState) => (tabs.order.value.closed.length > 0 ? null : "No note was closed."),
  },
  ofShown(
    "keep-tab", "Keep the tab", "The note keeps its tab already.",
    (order, path) => tabOf(order, path)?.isPassing === true, changes(kept),
  ),
  {
    id: "pin-tab", words: "Pin the tab", needs: "note", isOn: isPinned,
    run: changes((order, path) => pinned(order, path, !tabOf(order, path)?.isPinned)),
  },
  ofShown(
    "move-tab-left", "Move the tab to the left", "The tab is the first of its kind.",
    (order, path) => isFreeTo(order, path, -1), moveTab(-1),
  ),
  ofShown(
    "move-tab-right", "Move the tab to the right", "The tab is the last of its kind.",
    (order, path) => isFreeTo(order, path, 1), moveTab(1),
  ),
  ofShown(
    "close-other-tabs", "Close the other tabs", "No other tab is there that is not pinned.",
    (order, path) => othersOf(order, path).length > 0, (app) => closeOtherTabs(app),
  ),
  ofShown(
    "close-tabs-right", "Close the tabs on the right", "No tab on the right is there that is not pinned.",
    (order, path) => rightOf(order, path).length > 0, (app) => closeTabsOnTheRight(app),
  ),
] as const;
