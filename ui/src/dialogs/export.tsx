/** Writing the blog to a folder: where to, how far it is, and what came of it. */
import { useState } from "preact/hooks";
import { failureOf } from "../host/host";
import type { ExportDone, ExportProgress, Failure, ReportView } from "../host/wire";
import type { Desk } from "../state/desk";
import { Frame, Refusal } from "./frame";
import { ProblemList } from "./problems";

/** What the core calls the parts of an export, in words for the author. */
const PHASES: Record<string, string> = {
  build: "Building pages", compare: "Comparing with what is there", write: "Writing files", finish: "Putting them in place",
};

function Progress({ at }: { at: ExportProgress | null }) {
  const words = at ? (PHASES[at.phase] ?? at.phase) : "Starting";
  return (
    <div class="progress">
      <progress aria-label="Export" {...(at && at.total > 0 && { max: at.total, value: at.done })} />
      <p aria-live="polite"><span>{words}</span>{at && <span class="count">{at.done} of {at.total}</span>}</p>
    </div>
  );
}

function Files({ words, files }: { words: string; files: readonly string[] }) {
  if (files.length === 0) return <p class="tally"><span>{words}</span><span class="count">0</span></p>;
  return (
    <details>
      <summary class="tally"><span>{words}</span><span class="count">{files.length}</span></summary>
      <ul class="files">{files.map((file) => <li key={file}>{file}</li>)}</ul>
    </details>
  );
}

function Report({ report, desk }: { report: ReportView; desk: Desk }) {
  const { added, changed, removed, unchanged, seconds, target, problems } = report;
  return (
    <section class="report" aria-label="Report">
      <p class="written">
        <span>Written to <span class="path-text">{target}</span> in {seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`}.</span>
        <button type="button" class="main" onClick={() => void desk.exports.look().catch(desk.trouble)}>Open in browser</button>
      </p>
      <Files words="New" files={added} />
      <Files words="Changed" files={changed} />
      <Files words="Removed" files={removed} />
      <p class="tally"><span>As before</span><span class="count">{unchanged}</span></p>
      {problems.length > 0 && <><h3>To look at</h3><ProblemList problems={problems} desk={desk} /></>}
    </section>
  );
}

function Outcome({ done, desk }: { done: ExportDone; desk: Desk }) {
  if (done.cancelled) return <p role="status">Stopped. The folder is as it was.</p>;
  if (done.report) return <Report report={done.report} desk={desk} />;
  return (
    <>
      <Refusal failure={done.failure} />
      {done.failure?.code === "blocked" && <button type="button" onClick={() => (desk.dialog.value = "problems")}>Show what is to fix</button>}
    </>
  );
}

export function Export({ desk, close }: { desk: Desk; close: () => void }) {
  const { exports } = desk;
  const [target, setTarget] = useState(exports.target.value);
  const [drafts, setDrafts] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isRunning = exports.isRunning.value;
  const pick = async (): Promise<void> => setTarget((await desk.host.pickFolder("Export to")) ?? target);
  const start = async (event: Event): Promise<void> => {
    event.preventDefault();
    setFailure(null);
    try {
      await desk.writing.putAway();
      await exports.start(target.trim(), drafts);
    } catch (thrown) {
      setFailure(failureOf(thrown));
    }
  };
  return (
    <Frame desk={desk} title="Export" size="large" close={close}>
      <form onSubmit={(event) => void start(event)}>
        <label>
          Folder
          <span class="with-button">
            <input required class="path-text" disabled={isRunning} value={target} onInput={(event) => setTarget(event.currentTarget.value)} />
            <button type="button" disabled={isRunning} onClick={() => void pick().catch(desk.trouble)}>Choose…</button>
          </span>
        </label>
        <label class="check">
          <input type="checkbox" disabled={isRunning} checked={drafts} onChange={(event) => setDrafts(event.currentTarget.checked)} />
          With drafts and scheduled notes, to look at before publishing
        </label>
        {isRunning && <Progress at={exports.progress.value} />}
        <Refusal failure={failure} />
        {exports.done.value && <Outcome done={exports.done.value} desk={desk} />}
        <div class="actions">
          {isRunning
            ? <button type="button" onClick={() => void exports.cancel().catch(desk.trouble)}>Stop</button>
            : <button class={exports.done.value?.report ? "" : "main"} disabled={!target.trim()}>{exports.done.value ? "Export again" : "Export"}</button>}
        </div>
      </form>
    </Frame>
  );
}
