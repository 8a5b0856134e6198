/** A new note: its title makes its file. */
import { useState } from "preact/hooks";
import { FailureMessage } from "../components/failure-message";
import { failureOf } from "../host/failure";
import type { Failure } from "../host/wire";
import { openNote } from "../note/open-note";
import type { AppState } from "../window/app-state";
import { DialogFrame } from "./dialog-frame";

export function NewNoteDialog({ app, close }: { app: AppState; close: () => void }) {
  const [title, setTitle] = useState("");
  const [topic, setTopic] = useState(app.list.filter.value.topic ?? "");
  const [failure, setFailure] = useState<Failure | null>(null);
  const create = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      const { path } = await app.host.call("create_note", { title: title.trim(), ...(topic && { topic }) });
      close();
      await openNote(app, path, "own");
    } catch (thrown) {
      setFailure(failureOf(thrown));
    }
  };
  const topics = app.library.value?.topics ?? [];
  return (
    <DialogFrame app={app} title="New note" close={close}>
      <form onSubmit={(event) => void create(event)}>
        <label>
          Title<input required autofocus value={title} onInput={(event) => setTitle(event.currentTarget.value)} />
        </label>
        <label>
          Topic
          <select value={topic} onChange={(event) => setTopic(event.currentTarget.value)}>
            <option value="">none yet</option>
            {topics.map(({ slug, title: name }) => <option key={slug} value={slug}>{name}</option>)}
          </select>
        </label>
        <FailureMessage failure={failure} />
        <div class="actions"><button class="main" disabled={!title.trim()}>Create note</button></div>
      </form>
    </DialogFrame>
  );
}
