/** Listeners by the name of their event: what every host needs to hand events on. */
import type { EventName, Events } from "./wire";

export class Listeners {
  readonly #listeners = new Map<string, Set<(payload: never) => void>>();

  add<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void {
    const set = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, set);
    set.add(listener);
    return () => set.delete(listener);
  }

  emit<E extends EventName>(event: E, payload: Events[E]): void {
    for (const listener of this.#listeners.get(event) ?? []) (listener as (payload: Events[E]) => void)(payload);
  }
}
