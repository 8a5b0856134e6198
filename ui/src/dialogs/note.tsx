/** A new note, and a new name for one. */
import { useState } from "preact/hooks";
import { failureOf } from "../host/host";
import type { Failure } from "../host/wire";
import type { Desk } from "../window/app-state";
import { Frame, Refusal } from "./dialog-frame";

export function NewNote({ desk, close }: { desk: Desk; close: () => void }) {
  const [title, setTitle] = useState("");
  const [topic, setTopic] = useState(desk.shelf.filter.value.topic ?? "");
  const [failure, setFailure] = useState<Failure | null>(null);
  const create = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      const { path } = await desk.host.call("create_note", { title: title.trim(), ...(topic && { topic }) });
      close();
      await desk.open(path);
      desk.layout.toText();
    } catch (thrown) {
      setFailure(failureOf(thrown));
    }
  };
  return (
    <Frame desk={desk} title="New note" close={close}>
      <form onSubmit={(event) => void create(event)}>
        <label>Title<input required autofocus value={title} onInput={(event) => setTitle(event.currentTarget.value)} /></label>
        <label>
          Topic
          <select value={topic} onChange={(event) => setTopic(event.currentTarget.value)}>
            <option value="">none yet</option>
            {desk.shelf.view.value?.topics.map(({ slug, title: name }) => <option key={slug} value={slug}>{name}</option>)}
          </select>
        </label>
        <Refusal failure={failure} />
        <div class="actions"><button class="main" disabled={!title.trim()}>Create</button></div>
      </form>
    </Frame>
  );
}

export function RenameNote({ desk, close }: { desk: Desk; close: () => void }) {
  const path = desk.writing.path ?? "";
  const [to, setTo] = useState(path.replace(/^.*\/|\.md$/gi, ""));
  const [failure, setFailure] = useState<Failure | null>(null);
  const rename = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      await desk.writing.putAway();
      const { operation } = await desk.host.call("rename_note", { path, to: to.trim() });
      close();
      desk.say(operation.name, true);
    } catch (thrown) {
      setFailure(failureOf(thrown));
    }
  };
  return (
    <Frame desk={desk} title="Rename note" close={close}>
      <form onSubmit={(event) => void rename(event)}>
        <label>Name of the file<input required autofocus value={to} onInput={(event) => setTo(event.currentTarget.value)} /></label>
        <p class="hint">Links in other notes follow, and the old address leads to the new one.</p>
        <Refusal failure={failure} />
        <div class="actions"><button class="main" disabled={!to.trim()}>Rename</button></div>
      </form>
    </Frame>
  );
}
