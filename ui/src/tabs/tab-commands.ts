/** What can be done with tabs, as rows of the table of commands. */
import type { AppState } from "../window/app-state";
import { closeTab, reopenTab } from "./close-tab";
import { tabOf } from "./order";
import { alongUse, toNeighbour } from "./step";
import { closeOnTheRight, closeOthers, keep, moveLeft, moveRight, pin, type TabAct } from "./tab-acts";

type Run = (app: AppState) => void | Promise<void>;

const step = <Id extends string>(id: Id, words: string, keys: string, run: Run) => ({
  id, words, keys, needs: "library" as const, run,
  whyNot: ({ tabs }: AppState) => (tabs.order.value.tabs.some(({ path }) => path !== tabs.order.value.active)
    ? null : "No other note is open."),
});

/** About the tab of the note that is shown. */
const ofShown = <Id extends string>({ id, words, why, isPossible, run }: TabAct<Id>) => ({
  id, words, needs: "note" as const,
  run(app: AppState): void | Promise<void> {
    const { active } = app.tabs.order.peek();
    return active === null ? undefined : run(app, active);
  },
  whyNot({ tabs }: AppState): string | null {
    const order = tabs.order.value;
    return order.active !== null && isPossible(order, order.active) ? null : why;
  },
});

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
  ofShown(keep),
  { ...ofShown(pin), isOn: isPinned },
  ofShown(moveLeft), ofShown(moveRight),
  ofShown(closeOthers), ofShown(closeOnTheRight),
] as const;
