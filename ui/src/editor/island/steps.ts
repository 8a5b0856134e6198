/** The history of a text. What a field of the form wrote a key at a time is one step of it. */
import { history, isolateHistory } from "@codemirror/commands";
import { Annotation, type Extension, Transaction } from "@codemirror/state";

/** True where a change goes on with the step before it. */
const goesOn = Annotation.define<boolean>();

export const steps: Extension = history({
  joinToEvent: (transaction, isAdjacent) => isAdjacent || (transaction.annotation(goesOn) ?? false),
});

/** Which annotations a change from outside the text bears. */
export class OutsideSteps {
  #step: string | null = null;
  #began = 0;

  /** The author typed in the text, or took something back: what comes next is a step of its own. */
  ended(): void {
    this.#step = null;
  }

  /** Those of a change of this step; of one without a name each change is a step. */
  of(step: string | null) {
    if (step !== null && step === this.#step) return [goesOn.of(true), Transaction.time.of(this.#began)];
    this.#step = step;
    this.#began = Date.now();
    // One that others may join must not be closed behind.
    return [isolateHistory.of(step === null ? "full" : "before"), Transaction.time.of(this.#began)];
  }
}
