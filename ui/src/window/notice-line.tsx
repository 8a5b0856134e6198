/** What just happened, in one line, with the way back where there is one. */
import { useEffect } from "preact/hooks";
import type { Desk } from "./app-state";
import { Cross } from "../components/icons";
import { OperationLine } from "../library/operation-line";

const STAY = 8000;

export function NoticeLine({ desk }: { desk: Desk }) {
  const notice = desk.notice.value;
  useEffect(() => {
    if (notice?.tone !== "done") return;
    const timer = setTimeout(() => (desk.notice.value = null), STAY);
    return () => clearTimeout(timer);
  }, [notice]);
  // What was said before is read once there is nothing to wait for.
  if (desk.operation.value) return <OperationLine desk={desk} at={desk.operation.value} />;
  return (
    <div class="notice-place" aria-live="polite">
      {notice && (
        <div class={`notice notice-${notice.tone}`}>
          <p>{notice.text}{notice.hint && <span class="hint"> {notice.hint}</span>}</p>
          {notice.undo && <button onClick={() => void desk.choose("undo-operation")}>Undo</button>}
          <button class="quiet icon-button" aria-label="Close this message" onClick={() => (desk.notice.value = null)}><Cross /></button>
        </div>
      )}
    </div>
  );
}
