/**
 * The preview's page has no scripts, and some engines call no listener in it: what is pressed there is told by the
 * host, and goes on from the frame as if it had been heard of it.
 */
import { effect } from "@preact/signals";
import type { AppState } from "./app-state";

/** Returns what ends it. */
export function hearFrame({ focus, host }: AppState): () => void {
  const stops = [
    effect(() => host.setFrameFocused(focus.isInFrame.value)),
    host.listenInFrame({
      pressed(key) {
        const at = document.activeElement;
        // Once the focus has left the frame, the key is heard where it is now.
        if (!(at instanceof HTMLIFrameElement)) return;
        at.dispatchEvent(new KeyboardEvent("keydown", { ...key, bubbles: true, cancelable: true }));
      },
      menuAsked({ x, y }) {
        const frame = document.querySelector("iframe");
        if (!frame || document.elementFromPoint(x, y) !== frame) return;
        const place = { clientX: x, clientY: y, button: 2 };
        frame.dispatchEvent(new MouseEvent("contextmenu", { ...place, bubbles: true, cancelable: true }));
      },
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
