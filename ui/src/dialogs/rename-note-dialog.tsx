/** A new name for the file of the open note. */
import { useState } from "preact/hooks";
import { FailureMessage } from "../components/failure-message";
import { failureOf } from "../host/failure";
import type { Failure } from "../host/wire";
import { pastTense } from "../library/past-tense";
import { fileStem } from "../note/file-stem";
import type { AppState } from "../window/app-state";
import { DialogFrame } from "./dialog-frame";

export function RenameNoteDialog({ app, close }: { app: AppState; close: () => void }) {
  const path = app.note.path ?? "";
  const [to, setTo] = useState(fileStem(path));
  const [failure, setFailure] = useState<Failure | null>(null);
  const rename = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      await app.note.flush();
      const { operation } = await app.host.call("rename_note", { path, to: to.trim() });
      close();
      app.notices.say(pastTense(operation.name), { undo: true });
    } catch (thrown) {
      setFailure(failureOf(thrown));
    }
  };
  return (
    <DialogFrame app={app} title="Rename note" close={close}>
      <form onSubmit={(event) => void rename(event)}>
        <label>
          Name of the file<input required autofocus value={to} onInput={(event) => setTo(event.currentTarget.value)} />
        </label>
        <p class="hint">Links in other notes follow, and the old address leads to the new one.</p>
        <FailureMessage failure={failure} />
        <div class="actions"><button class="main" disabled={!to.trim()}>Rename note</button></div>
      </form>
    </DialogFrame>
  );
}
