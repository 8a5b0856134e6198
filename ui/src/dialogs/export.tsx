/** Writing the blog to a folder: where to, how far it is, and what came of it. */
import { useState } from "preact/hooks";
import { failureOf } from "../host/host";
import type { ExportDone, Failure } from "../host/wire";
import type { Desk } from "../state/desk";
import { Frame } from "./frame";
import { ProblemList } from "./problems";

function Outcome({ done, desk }: { done: ExportDone; desk: Desk }) {
  if (done.cancelled) return <p>Stopped. The folder is as it was.</p>;
  if (done.failure) {
    return (
      <div role="alert">
        <p class="problem">{done.failure.message} {done.failure.hint}</p>
        <button type="button" onClick={() => (desk.dialog.value = "problems")}>Show what is to fix</button>
      </div>
    );
  }
  const { report } = done;
  if (!report) return null;
  const { added, changed, removed, unchanged, seconds, target, problems } = report;
  return (
    <div class="report">
      <p>Written to {target} in {seconds.toFixed(1)} s.</p>
      <dl>
        <dt>New</dt><dd>{added.length}</dd>
        <dt>Changed</dt><dd>{changed.length}</dd>
        <dt>Removed</dt><dd>{removed.length}</dd>
        <dt>As before</dt><dd>{unchanged}</dd>
      </dl>
      {problems.length > 0 && <ProblemList problems={problems} desk={desk} />}
    </div>
  );
}

export function Export({ desk, close }: { desk: Desk; close: () => void }) {
  const [target, setTarget] = useState(desk.exportTarget.value);
  const [drafts, setDrafts] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = desk.exporting.value;
  const choose = async (): Promise<void> => setTarget((await desk.host.pickFolder("Export to")) ?? target);
  const start = async (event: Event): Promise<void> => {
    event.preventDefault();
    setFailure(null);
    try {
      await desk.export(target.trim(), drafts);
    } catch (thrown) {
      setFailure(failureOf(thrown));
    }
  };
  return (
    <Frame desk={desk} title="Export" close={close}>
      <form onSubmit={(event) => void start(event)}>
        <label>Folder<input required value={target} onInput={(event) => setTarget(event.currentTarget.value)} /></label>
        <button type="button" onClick={() => void choose().catch(desk.trouble)}>Choose…</button>
        <label class="check">
          <input type="checkbox" checked={drafts} onChange={(event) => setDrafts(event.currentTarget.checked)} />
          With drafts, to look at before publishing
        </label>
        {running && <progress aria-label={running.phase} max={running.total || 1} value={running.done} />}
        {failure && <p class="problem" role="alert">{failure.message} {failure.hint}</p>}
        {desk.exported.value && <Outcome done={desk.exported.value} desk={desk} />}
        <div class="actions">
          {running
            ? <button type="button" onClick={() => void desk.host.call("cancel_export", {}).catch(desk.trouble)}>Stop</button>
            : <button class="main" disabled={!target.trim()}>Export</button>}
        </div>
      </form>
    </Frame>
  );
}
