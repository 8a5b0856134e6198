/** Goes where another order of the tabs leads: the strip shows it at once, the editor once the note before is left. */
import { failureOf } from "../host/failure";
import type { Failure } from "../host/wire";
import { leaveNote } from "../note/leave-note";
import type { AppState } from "../window/app-state";
import { found, gone, tabOf, type TabOrder } from "./order";

/**
 * Returns whether the editor is where the order says. Where the note before cannot be left, or the other one not be
 * opened, the tabs are as they were; a note that is no more loses its tab. The last act wins.
 */
export async function go(app: AppState, act: (order: TabOrder) => TabOrder): Promise<boolean> {
  const { note, notices, tabs } = app;
  const before = tabs.order.peek();
  tabs.change(act);
  const wanted = tabs.order.peek();
  const to = wanted.active;
  let failure: Failure | null = null;
  await leaveNote(app, () => (to === null ? note.close() : note.open(to))).catch((thrown: unknown) => {
    failure = failureOf(thrown);
    notices.report(thrown);
  });
  const now = tabs.order.peek();
  // The author went elsewhere meanwhile, and that act sees to the rest.
  if (now.active !== to) return note.path === to;
  if (note.path === to) return true;
  const isNew = to !== null && !tabOf(before, to);
  const back = now === wanted ? before : isNew ? { ...gone(now, to), closed: now.closed } : now;
  const isGone = to !== null && (failure as Failure | null)?.code === "gone";
  tabs.change(() => found(isGone ? gone(back, to) : back, note.path));
  return false;
}
