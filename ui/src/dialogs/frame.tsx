/** The one frame all dialogs share: the browser's own modal dialog, closed by Escape or its own buttons. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { NoticeLine } from "../panes/notice";
import type { Desk } from "../state/desk";

interface Shape { desk: Desk; title: string; close: () => void; children: ComponentChildren }

export function Frame({ desk, title, close, children }: Shape) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby="dialog-title" onClose={close}>
      <header>
        <h2 id="dialog-title">{title}</h2>
        <button class="quiet" aria-label="Close" onClick={() => dialog.current?.close()}>×</button>
      </header>
      {children}
      <NoticeLine desk={desk} />
    </dialog>
  );
}
