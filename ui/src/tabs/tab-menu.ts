/** The menu of a tab: the same as the commands do with that of the shown note. */
import { openMenu } from "../components/menu/open-menu";
import type { AppState } from "../window/app-state";
import { closeOtherTabs, closeTab, closeTabsOnTheRight, reopenTab } from "./close-tab";
import { isFreeTo, kept, moved, othersOf, pinned, placeOf, rightOf, tabOf } from "./order";

export function openTabMenu(app: AppState, path: string, at: { x: number; y: number }): void {
  const { focus, notices, tabs } = app;
  const order = tabs.order.peek();
  const tab = tabOf(order, path);
  if (!tab) return;
  const entry = (words: string, isPossible: boolean, run: () => void | Promise<void>) => ({
    words, isPossible,
    choose: () => void Promise.resolve(run()).catch(notices.report).finally(() => focus.toText("") || focus.goOn()),
  });
  const move = (words: string, step: 1 | -1) => entry(words, isFreeTo(order, path, step), () =>
    tabs.change((now) => moved(now, path, placeOf(now, path) + step)));
  const pin = entry("Pin", true, () => tabs.change((now) => pinned(now, path, !tab.isPinned)));
  openMenu({
    label: `Tab of ${tabs.nameOf(path)}`, at,
    groups: [
      [
        entry("Close", !tab.isPinned, () => closeTab(app, path)),
        entry("Close the others", othersOf(order, path).length > 0, () => closeOtherTabs(app, path)),
        entry("Close those on the right", rightOf(order, path).length > 0, () => closeTabsOnTheRight(app, path)),
        entry("Open the one closed last", order.closed.length > 0, () => reopenTab(app)),
      ],
      [
        { ...pin, isOn: tab.isPinned },
        entry("Keep", tab.isPassing, () => tabs.change((now) => kept(now, path))),
      ],
      [move("Move to the left", -1), move("Move to the right", 1)],
    ],
  });
}
