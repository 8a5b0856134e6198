/** When an unsaved text is kept, and when it is saved. What keeping and saving are is not known here. */

export interface Pauses { keep: number; save: number }

/** What counts the time; a test has its own. */
export interface Clock {
  /** Calls back after so many ms. Returns what stops it. */
  after(ms: number, due: () => void): () => void;
}

export const systemClock: Clock = {
  after(ms, due) {
    const timer = setTimeout(due, ms);
    return () => clearTimeout(timer);
  },
};

export class SaveTimers {
  readonly #clock: Clock;
  readonly #pauses: Pauses;
  readonly #keep: () => void;
  readonly #save: () => void;
  #stopKeeping: (() => void) | null = null;
  #stopSaving: (() => void) | null = null;

  constructor(clock: Clock, pauses: Pauses, due: { keep: () => void; save: () => void }) {
    this.#clock = clock;
    this.#pauses = pauses;
    this.#keep = due.keep;
    this.#save = due.save;
  }

  /** The first unsaved key sets the time: whoever types on and on is kept all the same. */
  keepSoon(): void {
    this.#stopKeeping ??= this.#clock.after(this.#pauses.keep, () => {
      this.#stopKeeping = null;
      this.#keep();
    });
  }

  /** The last key sets the time: a text is saved when the author rests. */
  saveSoon(): void {
    this.saveNoMore();
    this.#stopSaving = this.#clock.after(this.#pauses.save, () => {
      this.#stopSaving = null;
      this.#save();
    });
  }

  keepNoMore(): void {
    this.#stopKeeping?.();
    this.#stopKeeping = null;
  }

  saveNoMore(): void {
    this.#stopSaving?.();
    this.#stopSaving = null;
  }
}
