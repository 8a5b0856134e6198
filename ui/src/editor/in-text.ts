/** The text that the author writes in, for commands that are chosen elsewhere than in it. */
import { redoDepth, undoDepth } from "@codemirror/commands";
import type { EditorState, Extension } from "@codemirror/state";
import { type Command, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { batch, signal } from "@preact/signals";
import { isInTable } from "./tables/table";

export class InText {
  /** Whether anything that was typed is left to undo, or to do again. */
  readonly leftTo = { undo: signal(false), redo: signal(false) };
  /** Whether the caret is in a table. */
  readonly isInTable = signal(false);
  #view: EditorView | null = null;

  /** The view that is written in; null before one is there. */
  get view(): EditorView | null {
    return this.#view;
  }

  /** Lets the view be known that has the focus, or is the only one. */
  readonly extension: Extension = [
    ViewPlugin.define((view) => {
      this.#view ??= view;
      this.#look(view.state);
      return {
        update: ({ state, transactions }: ViewUpdate) => {
          if (transactions.length > 0) this.#look(state);
        },
        destroy: () => void (this.#view === view && (this.#view = null)),
      };
    }),
    EditorView.domEventHandlers({ focus: (_, view) => void (this.#view = view) }),
  ];

  /** Does it where the caret is, which has the focus afterwards. */
  run(command: Command): void {
    if (this.#view) command(this.#view);
    this.#view?.focus();
  }

  #look(state: EditorState): void {
    batch(() => {
      this.leftTo.undo.value = undoDepth(state) > 0;
      this.leftTo.redo.value = redoDepth(state) > 0;
      this.isInTable.value = isInTable(state, state.selection.main.head);
    });
  }
}
