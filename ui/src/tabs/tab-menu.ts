/** The menu of a tab: what is done to it, whichever note is shown. */
import { openMenu } from "../components/menu/open-menu";
import type { AppState } from "../window/app-state";
import { closeTab, reopenTab } from "./close-tab";
import { tabOf } from "./order";
import { closeOnTheRight, closeOthers, keep, moveLeft, moveRight, pin, type TabAct } from "./tab-acts";

export function openTabMenu(app: AppState, path: string, at: { x: number; y: number }): void {
  const { focus, notices, tabs } = app;
  const order = tabs.order.peek();
  const tab = tabOf(order, path);
  if (!tab) return;
  const entry = (words: string, isPossible: boolean, run: () => void | Promise<void>) => ({
    words, isPossible,
    choose: () => void Promise.resolve(run()).catch(notices.report).finally(() => focus.toText("") || focus.goOn()),
  });
  const entryOf = ({ short, isPossible, run }: TabAct) => entry(short, isPossible(order, path), () => run(app, path));
  openMenu({
    label: `Tab of ${tabs.nameOf(path)}`, at,
    groups: [
      [
        entry("Close", !tab.isPinned, () => closeTab(app, path)),
        entryOf(closeOthers), entryOf(closeOnTheRight),
        entry("Open the one closed last", order.closed.length > 0, () => reopenTab(app)),
      ],
      [{ ...entryOf(pin), isOn: tab.isPinned }, entryOf(keep)],
      [entryOf(moveLeft), entryOf(moveRight)],
    ],
  });
}
