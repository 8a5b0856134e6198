/** Steps from tab to tab: along the strip, and along the notes as they were used. */
import type { AppState } from "../window/app-state";
import { go } from "./go";
import { moved } from "./order";

/** To the tab beside; from the last one to the first. */
export function toNeighbour(step: 1 | -1) {
  return async (app: AppState): Promise<void> => {
    const { tabs, active } = app.tabs.order.peek();
    const at = tabs.findIndex(({ path }) => path === active);
    const next = tabs[(Math.max(0, at) + step + tabs.length) % tabs.length];
    if (!next || next.path === active) return;
    app.tabs.endWalk();
    await toTab(app, next.path);
  };
}

/**
 * To the note that was used before, and from it to the one before that for as long as Ctrl is held: what was used when
 * is only another once it is let go.
 */
export function alongUse(step: 1 | -1) {
  return async (app: AppState): Promise<void> => {
    const path = app.tabs.walk(step);
    if (path === null) return;
    const isThere = toTab(app, path);
    if (!app.tabs.isCtrlHeld) app.tabs.endWalk();
    await isThere;
  };
}

/** Opens the note of a tab in the editor, and the text has the focus. */
export function toTab(app: AppState, path: string): Promise<void> {
  app.layout.toText();
  return app.focus.untilOpened(go(app, (order) => app.tabs.wentTo(order, path)));
}

/** Moves the tab of the note that is shown by a place. */
export function moveTab(step: 1 | -1) {
  return ({ tabs }: AppState): void => tabs.change((order) => {
    const at = order.tabs.findIndex(({ path }) => path === order.active);
    return at < 0 ? order : moved(order, order.active!, at + step);
  });
}
