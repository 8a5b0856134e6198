/** When an unsaved text is kept, and when it is saved. What keeping and saving are is not known here. */

export interface Pauses { keep: number; save: number }

export class Deadlines {
  readonly #pauses: Pauses;
  readonly #keep: () => void;
  readonly #save: () => void;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(pauses: Pauses, keep: () => void, save: () => void) {
    this.#pauses = pauses;
    this.#keep = keep;
    this.#save = save;
  }

  /** The first unsaved key sets the time: whoever types on and on is kept all the same. */
  keepSoon(): void {
    this.#keepTimer ??= setTimeout(() => {
      this.#keepTimer = undefined;
      this.#keep();
    }, this.#pauses.keep);
  }

  /** The last key sets the time: a text is saved when the author rests. */
  saveSoon(): void {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(this.#save, this.#pauses.save);
  }

  keepNoMore(): void {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
  }

  saveNoMore(): void {
    clearTimeout(this.#saveTimer);
  }

  stop(): void {
    this.keepNoMore();
    this.saveNoMore();
  }
}
