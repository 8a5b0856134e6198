/** The operation that lasts: its name, how far it is, and a button that stops it whole. */
import type { OperationProgress } from "../host/wire";
import type { AppState } from "../window/app-state";
import { stopOperation } from "./run-operation";

/** The parts of an operation, in the window's words. */
const PARTS: Record<string, string> = {
  waiting: "Waiting for another program", planning: "Reading the notes", writing: "Writing",
  swapping: "Changing the notes", indexing: "Bringing the lists up to date",
};

function howFar({ phase, done, total }: OperationProgress): string {
  const part = PARTS[phase] ?? phase;
  return total > 0 ? `${part}, ${done.toLocaleString("en")} of ${total.toLocaleString("en")}` : part;
}

export function OperationLine({ app, at }: { app: AppState; at: OperationProgress }) {
  const isStopping = app.operation.isStopping.value;
  const stop = (): void => void stopOperation(app).catch(app.notices.report);
  return (
    <div class="notice-place">
      <div class="notice operation" role="group" aria-label={at.name}>
        <p>
          {at.name}
          <span class="hint">{isStopping ? "Taking it back" : howFar(at)}</span>
          <progress aria-label={at.name} {...(at.total > 0 && !isStopping && { max: at.total, value: at.done })} />
        </p>
        <button disabled={isStopping || !at.canStop} onClick={stop}>Stop</button>
      </div>
    </div>
  );
}
