/** A note's state: a shape and a colour, and its word for whoever sees neither. */
import type { State } from "../host/wire";

export const STATES: readonly State[] = ["draft", "scheduled", "ready"];

export function StateMark({ state, said = true }: { state: State; said?: boolean }) {
  return (
    <span class={`state state-${state}`}>
      <svg class="state-shape" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" focusable="false">
        <circle
          cx="5" cy="5" r="3.9" fill={state === "ready" ? "currentColor" : "none"}
          stroke="currentColor" stroke-width="1.3"
        />
        {state === "scheduled" && <path d="M5 2.7V5l1.6 1" fill="none" stroke="currentColor" stroke-width="1.2" />}
      </svg>
      <span class={said ? "" : "unseen"}>{state}</span>
    </span>
  );
}
