/** The operation that lasts: its name, how far it is, and a button that stops it whole. It says nothing of short ones. */
import type { OperationProgress } from "../host/wire";
import type { Desk } from "../window/app-state";

/** The parts of an operation, in the window's words. */
const PARTS: Record<string, string> = {
  waiting: "Waiting for another program", planning: "Reading the notes", writing: "Writing",
  swapping: "Changing the notes", indexing: "Bringing the lists up to date",
};

const howFar = ({ phase, done, total }: OperationProgress): string =>
  `${PARTS[phase] ?? phase}${total > 0 ? `, ${done.toLocaleString("en")} of ${total.toLocaleString("en")}` : ""}`;

export function OperationLine({ desk, at }: { desk: Desk; at: OperationProgress }) {
  const isStopping = desk.isStopping.value;
  return (
    <div class="notice-place">
      <div class="notice operation" role="group" aria-label={at.name}>
        <p>
          {at.name}
          <span class="hint">{isStopping ? "Taking it back" : howFar(at)}</span>
          <progress aria-label={at.name} {...(at.total > 0 && !isStopping && { max: at.total, value: at.done })} />
        </p>
        <button disabled={isStopping || !at.canStop} onClick={() => void desk.stopOperation().catch(desk.trouble)}>Stop</button>
      </div>
    </div>
  );
}
