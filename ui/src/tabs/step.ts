/** Steps from tab to tab: along the strip, and along the notes as they were used. */
import type { AppState } from "../window/app-state";
import { go } from "./go";

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
