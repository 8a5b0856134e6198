/** Remembers with the library where the author is in its notes. */
import type { AppState } from "../window/app-state";

const KEY = "places";
/** The caret rests so long before its place is written down, in ms. */
const REST = 1000;

export function restorePlaces({ places }: AppState, remembered: Record<string, unknown>): void {
  places.restore(remembered[KEY]);
}

/** Returns what ends it. */
export function rememberPlaces({ places }: AppState, remember: (key: string, value: unknown) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    clearTimeout(timer);
    if (timer === undefined) return;
    timer = undefined;
    remember(KEY, places.all());
  };
  const end = new AbortController();
  places.writeDown = write;
  places.changed = () => {
    clearTimeout(timer);
    timer = setTimeout(write, REST);
  };
  addEventListener("blur", write, { signal: end.signal });
  addEventListener("pagehide", write, { signal: end.signal });
  return () => {
    clearTimeout(timer);
    end.abort();
    places.changed = places.writeDown = () => {};
  };
}
