/** The text that the author writes in, for commands that are chosen elsewhere than in it. */
import type { Extension } from "@codemirror/state";
import { type Command, EditorView, ViewPlugin } from "@codemirror/view";

export class InText {
  #view: EditorView | null = null;

  /** The view that is written in; null before one is there. */
  get view(): EditorView | null {
    return this.#view;
  }

  /** Lets the view be known that has the focus, or is the only one. */
  readonly extension: Extension = [
    ViewPlugin.define((view) => {
      this.#view ??= view;
      return { destroy: () => void (this.#view === view && (this.#view = null)) };
    }),
    EditorView.domEventHandlers({ focus: (_, view) => void (this.#view = view) }),
  ];

  /** Does it where the caret is, which has the focus afterwards. */
  run(command: Command): void {
    if (this.#view) command(this.#view);
    this.#view?.focus();
  }
}
