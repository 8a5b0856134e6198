/**
 * The one frame all dialogs share: the browser's own modal dialog, closed by Escape, by a click beside it or by its
 * button.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { isComposing } from "../components/composing";
import { Cross } from "../components/icons";
import type { AppState } from "../window/app-state";
import { NoticeLine } from "../window/notice-line";

interface Props {
  app: AppState;
  title: string;
  size?: "small" | "large" | "whole" | "palette";
  close: () => void;
  children: ComponentChildren;
}

export function DialogFrame({ app, title, size = "small", close, children }: Props) {
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
  const end = (): void => dialog.current?.close();
  return (
    <dialog
      ref={dialog} class={size} aria-labelledby="dialog-title" onClose={close} onKeyDown={key}
      onCancel={(event) => composed.current && event.preventDefault()}
      onPointerDown={(event) => event.target === dialog.current && size !== "whole" && end()}
    >
      <div class="dialog-page">
        <header class={size === "palette" ? "unseen" : ""}>
          <h2 id="dialog-title" ref={heading} tabIndex={-1}>{title}</h2>
          <button ref={closer} class="quiet icon-button" aria-label="Close" onClick={end}><Cross /></button>
        </header>
        {children}
        <NoticeLine app={app} />
      </div>
    </dialog>
  );
}
