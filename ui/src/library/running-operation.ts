/** The operation over the library that lasts, as the core tells of it. Short ones are never told of. */
import { signal } from "@preact/signals";
import type { OperationProgress } from "../host/wire";

export class RunningOperation {
  /** How far it is; none while nothing lasts. */
  readonly progress = signal<OperationProgress | null>(null);
  /** True where the author asked to stop it. */
  readonly isStopping = signal(false);

  goesOn(at: OperationProgress): void {
    this.progress.value = at;
  }

  ended(): void {
    this.progress.value = null;
    this.isStopping.value = false;
  }
}
