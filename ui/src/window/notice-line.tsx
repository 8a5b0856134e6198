/** What just happened, in one line, with the way back where there is one. */
import { useEffect } from "preact/hooks";
import { runAndReport } from "../commands/run";
import { Cross } from "../components/icons";
import { OperationLine } from "../library/operation-line";
import type { AppState } from "./app-state";

/** For how long what was done is told, in ms. What went wrong stays. */
const STAY = 8000;

export function NoticeLine({ app }: { app: AppState }) {
  const { shown } = app.notices;
  const notice = shown.value;
  const close = (): void => void (shown.value = null);
  useEffect(() => {
    if (notice?.tone !== "done") return;
    const timer = setTimeout(close, STAY);
    return () => clearTimeout(timer);
  }, [notice]);
  // What was said before is read once there is nothing to wait for.
  const progress = app.operation.progress.value;
  if (progress) return <OperationLine app={app} at={progress} />;
  return (
    <div class="notice-place" aria-live="polite">
      {notice && (
        <div class={`notice notice-${notice.tone}`}>
          <p>{notice.text}{notice.hint && <span class="hint"> {notice.hint}</span>}</p>
          {notice.undo && <button onClick={() => runAndReport(app, "undo-operation")}>Undo</button>}
          <button class="quiet icon-button" aria-label="Close this message" onClick={close}><Cross /></button>
        </div>
      )}
    </div>
  );
}
