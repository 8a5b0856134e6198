/**
 * What the editor keeps of a note while another one is shown: its text as the author left it, the caret, the scroll and
 * the history of what can be undone. The text lies on the disk as well: what is kept too long ago is let go, notes
 * without a tab first. Those with one are let go only where all texts together are too many signs, so that memory has
 * a bound; caret and scroll are found again all the same, since places are remembered.
 */
import { historyField } from "@codemirror/commands";
import { EditorState, type EditorSelection, type Extension, type StateEffect, type Text } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** So many notes without a tab, and so many signs in all of them, are kept at most. */
const MOST_NOTES = 40;
const MOST_SIGNS = 8_000_000;

interface KeptText {
  readonly doc: Text;
  readonly selection: EditorSelection;
  readonly history: unknown;
  readonly scroll: StateEffect<unknown>;
}

export class KeptTexts {
  /** By path, the one that was left first in front. */
  readonly #texts = new Map<string, KeptText>();

  keep(path: string, view: EditorView, hasTab: (path: string) => boolean): void {
    const { doc, selection } = view.state;
    this.#texts.delete(path);
    this.#texts.set(path, {
      doc, selection, history: view.state.field(historyField), scroll: view.scrollSnapshot(),
    });
    let [notes, signs] = [0, 0];
    const latest = [...this.#texts].reverse();
    const inTabs = latest.filter(([other]) => hasTab(other));
    for (const [other, text] of [...inTabs, ...latest.filter(([one]) => !hasTab(one))]) {
      if (!hasTab(other)) notes++;
      signs += text.doc.length;
      if (signs > MOST_SIGNS || notes > MOST_NOTES) this.#texts.delete(other);
    }
  }

  /** The note has another path. */
  moved(from: string, to: string): void {
    const text = this.#texts.get(from);
    this.#texts.delete(from);
    if (text) this.#texts.set(to, text);
  }

  take(path: string): KeptText | null {
    const text = this.#texts.get(path) ?? null;
    this.#texts.delete(path);
    return text;
  }

  /** Another library may have notes of the same names. */
  forget(): void {
    this.#texts.clear();
  }
}

/** The state of a text that was kept, which can be undone into what it was before. */
export function stateOf({ doc, selection, history }: KeptText, extensions: Extension): EditorState {
  return EditorState.create({ doc, selection, extensions: [extensions, historyField.init(() => history)] });
}
