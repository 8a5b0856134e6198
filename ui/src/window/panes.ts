/** The panes that the focus goes round: the list, the text, the page. */
import type { AppState } from "./app-state";

const PANES = [".list [role=listbox]", ".editor .cm-content", ".preview-island"];

/** Moves the focus to the next pane that is seen, or to the one before. */
export function nextPane({ dialog }: AppState, step: 1 | -1): void {
  if (dialog.peek() !== null) return;
  const panes = PANES.flatMap((pane) => document.querySelector<HTMLElement>(pane) ?? [])
    .filter((pane) => pane.checkVisibility?.() ?? true);
  const at = panes.findIndex((pane) => pane.closest(".pane")?.contains(document.activeElement));
  const from = at < 0 && step < 0 ? 0 : at;
  panes[(from + step + panes.length) % panes.length]?.focus({ preventScroll: true });
}
