/** Writing the blog to a folder: where to, what would change, how far it is, and what came of it. */
import { useEffect, useState } from "preact/hooks";
import { FailureMessage } from "../../components/failure-message";
import { failureOf } from "../../host/failure";
import type { ExportDone, ExportProgress, Failure } from "../../host/wire";
import type { AppState } from "../../window/app-state";
import { DialogFrame } from "../dialog-frame";
import { ProblemList } from "../problems/problem-list";
import { Plan } from "./plan";
import { PHASES, Report } from "./report";

function Progress({ of, begin, at }: { of: string; begin: string; at: ExportProgress | null }) {
  const words = at ? (PHASES[at.phase] ?? at.phase) : begin;
  return (
    <div class="progress">
      <progress aria-label={of} {...(at && at.total > 0 && { max: at.total, value: at.done })} />
      <p>
        <span aria-live="polite">{words}</span>
        {at && at.total > 0 && <span class="count">{at.done} of {at.total}</span>}
      </p>
    </div>
  );
}

function Outcome({ done, app }: { done: ExportDone; app: AppState }) {
  if (done.cancelled) return <p role="status">Stopped. The folder is as it was.</p>;
  if (done.report) return <Report report={done.report} app={app} />;
  return (
    <>
      <FailureMessage failure={done.failure} />
      {done.problems.length > 0 && <div><ProblemList problems={done.problems} app={app} /></div>}
    </>
  );
}

export function ExportDialog({ app, close }: { app: AppState; close: () => void }) {
  const { host, note, notices, siteExport } = app;
  const [target, setTarget] = useState(siteExport.target.value);
  const [failure, setFailure] = useState<Failure | null>(null);
  const drafts = siteExport.drafts.value;
  const isRunning = siteExport.isRunning.value;
  const isPlanning = siteExport.isPlanning.value;
  const plan = siteExport.plan.value;
  const done = siteExport.done.value;
  const progress = siteExport.progress.value;
  // What was told of one folder does not hold for another.
  const choose = (folder: string): void => {
    siteExport.forgetPlan();
    siteExport.done.value = null;
    setFailure(null);
    setTarget(folder);
  };
  const dryRun = async (folder: string, withDrafts: boolean): Promise<void> => {
    setFailure(null);
    try {
      await note.flush();
      await siteExport.dryRun(folder.trim(), withDrafts);
    } catch (thrown) {
      setFailure(failureOf(thrown));
    }
  };
  const withDrafts = (wanted: boolean): void => {
    const wasTold = siteExport.plan.peek() !== null || siteExport.isPlanning.peek();
    siteExport.forgetPlan();
    siteExport.drafts.value = wanted;
    if (wasTold) void dryRun(target, wanted);
  };
  const pick = async (): Promise<void> => {
    const folder = await host.pickFolder("Export to");
    if (folder === null) return;
    choose(folder);
    await dryRun(folder, drafts);
  };
  useEffect(() => {
    const isOver = !siteExport.isRunning.peek() && !siteExport.done.peek()?.report;
    if (target.trim() && isOver) void dryRun(target, drafts);
    return () => siteExport.forgetPlan();
  }, []);
  const start = async (event: Event): Promise<void> => {
    event.preventDefault();
    setFailure(null);
    try {
      await note.flush();
      await siteExport.start(target.trim(), drafts);
    } catch (thrown) {
      setFailure(failureOf(thrown));
    }
  };
  const leave = (): void => {
    siteExport.dismiss();
    close();
  };
  const hasTarget = target.trim() !== "";
  return (
    <DialogFrame app={app} title="Export" size="large" close={leave}>
      <form class="export" onSubmit={(event) => void start(event)}>
        <label>
          Folder
          <span class="with-button">
            <input
              required autoFocus={!hasTarget} class="path-text" disabled={isRunning} value={target}
              onInput={(event) => choose(event.currentTarget.value)}
            />
            <button type="button" disabled={isRunning} onClick={() => void pick().catch(notices.report)}>
              Choose…
            </button>
          </span>
        </label>
        <label class="check">
          <input
            type="checkbox" disabled={isRunning} checked={drafts}
            onChange={(event) => withDrafts(event.currentTarget.checked)}
          />
          With drafts and scheduled notes, to look at before publishing
        </label>
        {!hasTarget && (
          <p class="hint">
            The site goes to a folder of its own: a new one, an empty one, or that of an earlier export.
          </p>
        )}
        {isRunning && <Progress of="Export" begin="Starting" at={progress} />}
        <FailureMessage failure={failure} />
        {isPlanning && <Progress of="What would change" begin="Looking what would change" at={progress} />}
        {plan && !isRunning && <Plan plan={plan} app={app} />}
        {done && <Outcome done={done} app={app} />}
        <div class="actions">
          {isRunning || isPlanning
            ? <button type="button" onClick={() => void siteExport.cancel().catch(notices.report)}>Stop</button>
            : (
              <button type="button" disabled={!hasTarget} onClick={() => void dryRun(target, drafts)}>
                Show what would change
              </button>
            )}
          {!isRunning && (
            <button class={done?.report ? "" : "main"} disabled={!hasTarget}>
              {done?.report ? "Export again" : "Export"}
            </button>
          )}
        </div>
      </form>
    </DialogFrame>
  );
}
