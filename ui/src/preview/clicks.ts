/**
 * Clicks in a page whose scripts are off. Chromium still calls our listeners there; WebKit does not, so there the
 * pressed element is looked for, once a frame and only while the pointer is over the page. Links themselves lead
 * nowhere: their target is a window that the sandbox does not allow.
 */
import { scaleOf } from "./screen-frame";

export interface ClickEvents {
  clicked(element: Element): void;
  doubled(element: Element): void;
  /** Where the engine tells: keys that were pressed in the page. */
  pressed(event: KeyboardEvent): void;
}

/** Two clicks on one element within this time are a double one, in ms. */
const DOUBLE = 450;

/** Whether listeners of ours are called in a document without scripts. */
function isHeard(document: Document): boolean {
  let heard = false;
  const name = "fieldnotes-heard";
  document.addEventListener(name, () => (heard = true), { once: true });
  document.dispatchEvent(new Event(name));
  return heard;
}

/** Begins to hear a document that was loaded into the frame. */
export function listenForClicks(frame: HTMLIFrameElement, document: Document, events: ClickEvents): () => void {
  return isHeard(document) ? listen(frame, document, events) : watch(frame, document, events);
}

function listen(frame: HTMLIFrameElement, document: Document, { clicked, doubled, pressed }: ClickEvents): () => void {
  const end = new AbortController();
  const { signal } = end;
  document.addEventListener("click", (event) => {
    if ((event.target as Element).closest?.("a[href]")) event.preventDefault();
    clicked(event.target as Element);
  }, { signal });
  document.addEventListener("dblclick", (event) => doubled(event.target as Element), { signal });
  document.addEventListener("keydown", pressed, { signal });
  document.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    const { left, top } = frame.getBoundingClientRect();
    const scale = scaleOf(frame);
    const [clientX, clientY] = [left + event.clientX * scale, top + event.clientY * scale];
    frame.dispatchEvent(new MouseEvent("contextmenu", { clientX, clientY, bubbles: true, cancelable: true }));
  }, { signal });
  return () => end.abort();
}

function watch(frame: HTMLIFrameElement, document: Document, { clicked, doubled }: ClickEvents): () => void {
  const end = new AbortController();
  let isOver = false;
  let down: Element | null = null;
  let selected = "";
  let last: { element: Element; at: number } | null = null;

  const selection = (): string => document.getSelection()?.toString() ?? "";
  const released = (element: Element): void => {
    const now = performance.now();
    const isSecond = last?.element === element && now - last.at < DOUBLE;
    const isSelecting = selection() !== "" && selection() !== selected;
    last = { element, at: now };
    if (isSecond) doubled(element);
    else if (!isSelecting) clicked(element);
  };
  const look = (): void => {
    const now = [...document.querySelectorAll(":active")].at(-1) ?? null;
    if (!down && now) selected = selection();
    if (down && !now) released(down);
    down = now;
    if (isOver || down) requestAnimationFrame(look);
  };
  frame.addEventListener("pointerenter", () => {
    if (isOver) return;
    isOver = true;
    requestAnimationFrame(look);
  }, { signal: end.signal });
  frame.addEventListener("pointerleave", () => (isOver = false), { signal: end.signal });
  return () => {
    isOver = false;
    end.abort();
  };
}
