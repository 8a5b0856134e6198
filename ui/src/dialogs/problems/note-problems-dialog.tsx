/** What there is to fix in the note that is open; the whole library is one button further. */
import { useComputed } from "@preact/signals";
import type { AppState } from "../../window/app-state";
import { DialogFrame } from "../dialog-frame";
import { ProblemList } from "./problem-list";

export function NoteProblemsDialog({ app, close }: { app: AppState; close: () => void }) {
  const problems = useComputed(() => app.preview.page.value?.problems ?? []).value;
  return (
    <DialogFrame app={app} title="To fix in this note" size="large" close={close}>
      {problems.length === 0
        ? <p>Nothing to fix in this note.</p>
        : <ProblemList problems={problems} app={app} />}
      <div class="actions">
        <button type="button" onClick={() => (app.dialog.value = "problems")}>Check the whole library</button>
      </div>
    </DialogFrame>
  );
}
