/** The notes the author went through, as a browser keeps pages: back to the one before, forward to where one was. */
import { signal } from "@preact/signals";

const MOST = 100;

export class VisitedNotes {
  readonly #paths = signal<readonly string[]>([]);
  readonly #at = signal(-1);

  /** The author is in this note; what was ahead is left, unless a step led here. */
  went(path: string): void {
    const at = this.#at.peek();
    const paths = this.#paths.peek();
    if (paths[at] === path) return;
    this.#paths.value = [...paths.slice(0, at + 1), path].slice(-MOST);
    this.#at.value = this.#paths.peek().length - 1;
  }

  /** Goes a step, and returns where that is; null where nothing is. */
  step(by: 1 | -1): string | null {
    const path = this.#paths.peek()[this.#at.peek() + by];
    if (path === undefined) return null;
    this.#at.value += by;
    return path;
  }

  /** Whether a step leads anywhere. */
  leads(by: 1 | -1): boolean {
    return this.#paths.value[this.#at.value + by] !== undefined;
  }

  /** The note has another path. */
  moved(from: string, to: string): void {
    this.#paths.value = this.#paths.peek().map((path) => (path === from ? to : path));
  }

  /** Another library is open. */
  forget(): void {
    this.#paths.value = [];
    this.#at.value = -1;
  }
}
