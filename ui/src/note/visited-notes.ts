/** The notes the author went through, as a browser keeps pages: back to the one before, forward to where one was. */
const MOST = 100;

export class VisitedNotes {
  #paths: string[] = [];
  #at = -1;

  /** The author is in this note; what was ahead is left, unless a step led here. */
  went(path: string): void {
    if (this.#paths[this.#at] === path) return;
    this.#paths = [...this.#paths.slice(0, this.#at + 1), path].slice(-MOST);
    this.#at = this.#paths.length - 1;
  }

  /** Goes a step, and returns where that is; null where nothing is. */
  step(by: 1 | -1): string | null {
    const path = this.#paths[this.#at + by];
    if (path === undefined) return null;
    this.#at += by;
    return path;
  }

  /** The note has another path. */
  moved(from: string, to: string): void {
    this.#paths = this.#paths.map((path) => (path === from ? to : path));
  }

  /** Another library is open. */
  forget(): void {
    this.#paths = [];
    this.#at = -1;
  }
}
