/** Brings back where the author was in a library: its tabs, the places in its notes, and the note that was open. */
import { restoreTabs } from "../tabs/remember-tabs";
import { found } from "../tabs/order";
import type { AppState } from "../window/app-state";
import { restorePlaces } from "./remember-places";

export async function restoreNotes(app: AppState, remembered: Record<string, unknown>): Promise<void> {
  const { note, tabs } = app;
  restorePlaces(app, remembered);
  restoreTabs(app, remembered);
  const last = remembered["note"];
  const used = tabs.order.peek().used;
  // Where that one is gone, the one used before it is there.
  for (const path of typeof last === "string" ? new Set([last, ...used]) : used) {
    const isThere = await note.open(path).then(() => true, () => false);
    if (!isThere) continue;
    if (note.path === path) tabs.change((order) => found(order, path));
    return;
  }
}
