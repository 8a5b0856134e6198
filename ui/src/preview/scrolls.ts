/**
 * Where the reader of the page scrolls it. No listener of ours is called in a page without scripts by every engine, so
 * the place is looked at once a frame, and only while the pointer is over the page or the focus is in it.
 */

export interface Scrolls {
  /** Scrolls the page, of which nobody is told. */
  to(top: number): void;
  stop(): void;
}

export function watchScrolls(frame: HTMLIFrameElement, scrolled: (top: number) => void): Scrolls {
  const end = new AbortController();
  let isOver = false;
  let isWatching = false;
  let known = 0;
  const top = (): number => frame.contentWindow?.scrollY ?? 0;
  const isHere = (): boolean => isOver || document.activeElement === frame;
  const look = (): void => {
    if (Math.abs(top() - known) >= 1) {
      known = top();
      scrolled(known);
    }
    isWatching = isHere() && !end.signal.aborted;
    if (isWatching) requestAnimationFrame(look);
  };
  const begin = (): void => {
    if (isWatching) return;
    isWatching = true;
    known = top();
    requestAnimationFrame(look);
  };
  const options = { signal: end.signal };
  frame.addEventListener("pointerenter", () => {
    isOver = true;
    begin();
  }, options);
  frame.addEventListener("pointerleave", () => (isOver = false), options);
  frame.addEventListener("focus", begin, options);
  return {
    to(wanted) {
      frame.contentWindow?.scrollTo(0, wanted);
      known = top();
    },
    stop: () => end.abort(),
  };
}
