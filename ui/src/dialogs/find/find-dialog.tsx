/** Finds a text in all notes, shows each hit in its line as it is and as it would become, and replaces in one step. */
import { useEffect } from "preact/hooks";
import { FailureMessage } from "../../components/failure-message";
import { plural } from "../../components/plural";
import { runOperation } from "../../library/run-operation";
import type { AppState } from "../../window/app-state";
import { DialogFrame } from "../dialog-frame";
import { FindFields } from "./find-fields";
import { FoundNotes } from "./found-notes";
import type { LibraryFind } from "./library-find";

const counted = (count: number, word: string): string => `${count.toLocaleString("en")} ${plural(count, word)}`;

function verdict({ query, state, count, notes, lookedAt, failure }: LibraryFind): string {
  if (query.value.typed === "" || failure.value) return "";
  const found = count.value === 0
    ? state.value === "done" ? "No note holds that" : ""
    : `${counted(count.value, "hit")} in ${counted(notes.value.length, "note")}`;
  const far = `${lookedAt.value.toLocaleString("en")} looked through`;
  const isPartly = state.value === "looking" || state.value === "stopped";
  return [found, state.value === "stopped" && "stopped", isPartly && far].filter(Boolean).join(", ");
}

/** What the button does, in numbers. Hits for which nothing is written are taken away. */
function deed(find: LibraryFind): string {
  const what = `${counted(find.chosenCount.value, "hit")} in ${counted(find.chosen.value.length, "note")}`;
  return find.with.value === "" ? `Take away ${what}` : `Replace ${what}`;
}

function Unread({ paths }: { paths: readonly string[] }) {
  if (paths.length === 0) return null;
  return <p class="hint">Passed over, for they are no text: {paths.join(", ")}.</p>;
}

export function FindDialog({ app, close }: { app: AppState; close: () => void }) {
  const { libraryFind: find, library, note, notices, operation } = app;
  useEffect(() => {
    // What was typed in the open note is looked through too.
    void note.flush().then(() => find.look()).catch(notices.report);
    return () => find.stop();
  }, []);
  const isLooking = find.state.value === "looking";
  const total = (library.value?.notes ?? 0) + (library.value?.pages ?? 0);
  const replace = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (isLooking || find.chosenCount.peek() === 0 || find.with.peek() === null || operation.progress.peek()) return;
    const args = { query: find.query.peek(), with: find.with.peek() ?? "", notes: find.chosen.peek() };
    if (await runOperation(app, "replace_in_notes", args)) close();
  };
  return (
    <DialogFrame app={app} title="Find in all notes" size="large" close={close}>
      <form class="find" onSubmit={(event) => void replace(event)}>
        <FindFields find={find} />
        <FailureMessage failure={find.failure.value} />
        <p class="find-verdict hint" aria-live="polite">
          <span>{verdict(find)}</span>
          {isLooking && total > 0 && (
            <progress aria-label="Looking through the notes" max={total} value={find.lookedAt.value} />
          )}
          {isLooking && <button type="button" onClick={() => find.stop()}>Stop</button>}
        </p>
        <Unread paths={find.unread.value} />
        <FoundNotes app={app} find={find} />
        {find.with.value !== null && find.count.value > 0 && (
          <div class="actions">
            <button class="main" disabled={isLooking || find.chosenCount.value === 0}>{deed(find)}</button>
          </div>
        )}
      </form>
    </DialogFrame>
  );
}
