/** The one frame all dialogs share: the browser's own modal dialog, closed by Escape, by a click beside it or by its button. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { isComposing } from "../components/composing";
import { Cross } from "../components/icons";
import { NoticeLine } from "../window/notice-line";
import type { Desk } from "../window/app-state";

interface Shape { desk: Desk; title: string; size?: "small" | "large" | "whole" | "palette"; close: () => void; children: ComponentChildren }

export function Frame({ desk, title, size = "small", close, children }: Shape) {
  const dialog = useRef<HTMLDialogElement>(null);
  const composed = useRef(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const closer = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // Where no field asks for the focus, the words have it, not the way out.
    if (document.activeElement === closer.current) heading.current?.focus();
  }, []);
  const key = (event: KeyboardEvent): void => {
    composed.current = isComposing(event);
    // The Enter that confirms characters would send the form.
    if (composed.current && event.key === "Enter") event.preventDefault();
  };
  return (
    <dialog
      ref={dialog} class={`sheet ${size}`} aria-labelledby="dialog-title" onClose={close} onKeyDown={key}
      onCancel={(event) => composed.current && event.preventDefault()}
      onPointerDown={(event) => event.target === dialog.current && size !== "whole" && dialog.current?.close()}
    >
      <div class="sheet-page">
        <header class={size === "palette" ? "unseen" : ""}>
          <h2 id="dialog-title" ref={heading} tabIndex={-1}>{title}</h2>
          <button ref={closer} class="quiet icon-button" aria-label="Close" onClick={() => dialog.current?.close()}><Cross /></button>
        </header>
        {children}
        <NoticeLine desk={desk} />
      </div>
    </dialog>
  );
}

/** What was refused and what to do about it. */
export function Refusal({ failure }: { failure: { message: string; hint: string } | null }) {
  return failure && <p class="problem refusal" role="alert">{failure.message} {failure.hint && <span class="hint">{failure.hint}</span>}</p>;
}
