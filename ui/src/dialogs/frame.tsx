/** The one frame all dialogs share: the browser's own modal dialog, closed by Escape or its own buttons. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

export function Frame({ title, close, children }: { title: string; close: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby="dialog-title" onClose={close}>
      <header>
        <h2 id="dialog-title">{title}</h2>
        <button class="quiet" aria-label="Close" onClick={() => dialog.current?.close()}>×</button>
      </header>
      {children}
    </dialog>
  );
}
