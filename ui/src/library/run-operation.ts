/** Does one undoable thing to the library, or stops it while it lasts. */
import { failureOf } from "../host/failure";
import type { Args, OperationName, OperationView } from "../host/wire";
import { pastTense } from "./past-tense";
import type { AppState } from "../window/app-state";

/** The open note is saved first, so that the operation finds its words. Returns whether it was done. */
export async function runOperation<N extends OperationName>(app: AppState, name: N, args: Args<N>): Promise<boolean> {
  const { headEdits, host, note, notices } = app;
  try {
    await headEdits.made();
    await note.flush();
    const done: OperationView = await host.call(name, args);
    const [isUndo, isRedo] = [name === "undo", name === "redo"];
    const isNothing = done.files.length === 0 && done.skipped.length > 0;
    const words = isNothing ? `Nothing was ${isUndo ? "undone" : "changed"}: ${done.name}`
      : isUndo ? `Undone: ${done.name}` : isRedo ? `Done again: ${done.name}` : pastTense(done.name);
    notices.say(words, { undo: !isUndo && !isNothing, hint: leftAlone(done.skipped) });
    return true;
  } catch (thrown) {
    if (failureOf(thrown).code === "stopped") notices.say("Stopped. Nothing was changed.");
    else notices.report(thrown);
    return false;
  }
}

/** Names the files that an undo or a redo left as they are, each with its reason. */
function leftAlone(files: string[]): string {
  return files.length === 0 ? "" : `Left as they are, to be undone once they fit: ${files.join("; ")}.`;
}

/** Stops the operation that lasts: nothing of it is done then. */
export async function stopOperation({ host, operation }: AppState): Promise<void> {
  operation.isStopping.value = true;
  await host.call("stop_operation", {});
}
