/** Writing the blog to a folder: where to, what would change, how far it is, and what came of it. */
import { useEffect, useState } from "preact/hooks";
import { failureOf } from "../../host/host";
import type { ExportDone, ExportProgress, Failure } from "../../host/wire";
import type { Desk } from "../../window/app-state";
import { Plan } from "./plan";
import { PHASES, Report } from "./report";
import { Frame, Refusal } from "../dialog-frame";
import { ProblemList } from "../problems/problem-list";

function Progress({ of, begin, at }: { of: string; begin: string; at: ExportProgress | null }) {
  const words = at ? (PHASES[at.phase] ?? at.phase) : begin;
  return (
    <div class="progress">
      <progress aria-label={of} {...(at && at.total > 0 && { max: at.total, value: at.done })} />
      <p><span aria-live="polite">{words}</span>{at && at.total > 0 && <span class="count">{at.done} of {at.total}</span>}</p>
    </div>
  );
}

function Outcome({ done, desk }: { done: ExportDone; desk: Desk }) {
  if (done.cancelled) return <p role="status">Stopped. The folder is as it was.</p>;
  if (done.report) return <Report report={done.report} desk={desk} />;
  return (
    <>
      <Refusal failure={done.failure} />
      {done.problems.length > 0 && <div><ProblemList problems={done.problems} desk={desk} /></div>}
    </>
  );
}

export function Export({ desk, close }: { desk: Desk; close: () => void }) {
  const { exports } = desk;
  const [target, setTarget] = useState(exports.target.value);
  const [failure, setFailure] = useState<Failure | null>(null);
  const drafts = exports.drafts.value;
  const isRunning = exports.isRunning.value;
  const isLooking = exports.isLooking.value;
  // What was told of one folder does not hold for another.
  const choose = (folder: string): void => {
    exports.forget();
    exports.done.value = null;
    setFailure(null);
    setTarget(folder);
  };
  const lookAhead = async (folder: string, withDrafts: boolean): Promise<void> => {
    setFailure(null);
    try {
      await desk.writing.putAway();
      await exports.lookAhead(folder.trim(), withDrafts);
    } catch (thrown) {
      setFailure(failureOf(thrown));
    }
  };
  const withDrafts = (wanted: boolean): void => {
    const wasTold = exports.plan.peek() !== null || exports.isLooking.peek();
    exports.forget();
    exports.drafts.value = wanted;
    if (wasTold) void lookAhead(target, wanted);
  };
  const pick = async (): Promise<void> => {
    const folder = await desk.host.pickFolder("Export to");
    if (folder === null) return;
    choose(folder);
    await lookAhead(folder, drafts);
  };
  useEffect(() => {
    if (target.trim() && !exports.isRunning.peek() && !exports.done.peek()?.report) void lookAhead(target, drafts);
    return () => exports.forget();
  }, []);
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
  const leave = (): void => {
    exports.putAside();
    close();
  };
  return (
    <Frame desk={desk} title="Export" size="large" close={leave}>
      <form class="export" onSubmit={(event) => void start(event)}>
        <label>
          Folder
          <span class="with-button">
            <input required autoFocus={!target.trim()} class="path-text" disabled={isRunning} value={target} onInput={(event) => choose(event.currentTarget.value)} />
            <button type="button" disabled={isRunning} onClick={() => void pick().catch(desk.trouble)}>Choose…</button>
          </span>
        </label>
        <label class="check">
          <input type="checkbox" disabled={isRunning} checked={drafts} onChange={(event) => withDrafts(event.currentTarget.checked)} />
          With drafts and scheduled notes, to look at before publishing
        </label>
        {!target.trim() && <p class="hint">The site goes to a folder of its own: a new one, an empty one, or that of an earlier export.</p>}
        {isRunning && <Progress of="Export" begin="Starting" at={exports.progress.value} />}
        <Refusal failure={failure} />
        {isLooking && <Progress of="What would change" begin="Looking what would change" at={exports.progress.value} />}
        {exports.plan.value && !isRunning && <Plan plan={exports.plan.value} desk={desk} />}
        {exports.done.value && <Outcome done={exports.done.value} desk={desk} />}
        <div class="actions">
          {isRunning || isLooking
            ? <button type="button" onClick={() => void exports.cancel().catch(desk.trouble)}>Stop</button>
            : <button type="button" disabled={!target.trim()} onClick={() => void lookAhead(target, drafts)}>Show what would change</button>}
          {!isRunning && <button class={exports.done.value?.report ? "" : "main"} disabled={!target.trim()}>{exports.done.value?.report ? "Export again" : "Export"}</button>}
        </div>
      </form>
    </Frame>
  );
}
