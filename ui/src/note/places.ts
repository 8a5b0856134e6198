/** Where the author was in each note, so that it comes back to the same place; the latest ones, also the next day. */
import type { Place } from "../editor/island/caret";

const MOST = 200;

export class Places {
  /** Called when a place is another. */
  changed: () => void = () => {};
  /** Called before another library is open, which has places of its own. */
  writeDown: () => void = () => {};

  /** By path, the latest last. */
  #places = new Map<string, Place>();

  of(path: string): Place | null {
    return this.#places.get(path) ?? null;
  }

  put(path: string, place: Place): void {
    this.#places.delete(path);
    this.#places.set(path, place);
    if (this.#places.size > MOST) this.#places.delete(this.#places.keys().next().value!);
    this.changed();
  }

  /** The note has another path. */
  moved(from: string, to: string): void {
    const place = this.of(from);
    this.#places.delete(from);
    if (place) this.put(to, place);
  }

  /** As it is remembered, and taken over. */
  all(): [string, Place][] {
    return [...this.#places];
  }

  restore(remembered: unknown): void {
    const isPlace = (one: unknown): one is [string, Place] =>
      Array.isArray(one) && typeof one[0] === "string" && typeof (one[1] as Place | null)?.line === "number";
    this.#places = new Map(Array.isArray(remembered) ? remembered.filter(isPlace) : []);
  }
}
