/** Dragging a tab to another place: it moves as soon as the pointer is beyond the middle of the next one. */
import type { Signal } from "@preact/signals";
import type { AppState } from "../window/app-state";
import { moved } from "./order";

/** So far the pointer moves before a press is a drag, in px. */
const SLACK = 5;

/** Listens to the pointer over the strip. Returns what ends it. */
export function dragsTabs(strip: HTMLElement, { tabs }: AppState, dragged: Signal<string | null>): () => void {
  const end = new AbortController();
  const options = { signal: end.signal };
  let pressed: { path: string; x: number } | null = null;

  strip.addEventListener("pointerdown", (event) => {
    const box = (event.target as Element).closest<HTMLElement>(".tab-box");
    const isOnClose = (event.target as Element).closest(".tab-close") !== null;
    pressed = box && !isOnClose && event.button === 0 ? { path: box.dataset["path"]!, x: event.clientX } : null;
  }, options);
  addEventListener("pointermove", (event) => {
    if (!pressed) return;
    if (dragged.peek() === null && Math.abs(event.clientX - pressed.x) < SLACK) return;
    const { path } = pressed;
    dragged.value = path;
    const others = [...strip.children].filter((box) => (box as HTMLElement).dataset["path"] !== path);
    const isBefore = (box: Element): boolean => {
      const { left, width } = box.getBoundingClientRect();
      return left + width / 2 < event.clientX;
    };
    tabs.change((order) => {
      const next = moved(order, path, others.filter(isBefore).length);
      return next.tabs.every((tab, at) => tab.path === order.tabs[at]?.path) ? order : next;
    });
  }, options);
  const release = (): void => {
    pressed = null;
    if (dragged.peek() === null) return;
    // The click that ends the drag is not meant. Where none comes, the next one is.
    const drop = new AbortController();
    strip.addEventListener("click", (click) => click.stopPropagation(), { signal: drop.signal, capture: true });
    setTimeout(() => {
      drop.abort();
      dragged.value = null;
    });
  };
  addEventListener("pointerup", release, options);
  addEventListener("pointercancel", release, options);
  return () => end.abort();
}
