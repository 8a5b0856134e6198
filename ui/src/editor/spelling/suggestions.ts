/** What could be meant by a misspelled word: in a menu at the word by Ctrl+., and above the menu of the text. */
import type { Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import type { MenuEntry } from "../../components/menu/entries";
import { openMenu } from "../../components/menu/open-menu";
import { wordEntries } from "../acts/text-menu";
import type { KnownWords } from "./known-words";
import { wrongWordAt } from "./word-marks";

export function suggestions(known: KnownWords, learn: (view: EditorView, word: string) => void): Extension {
  /** Null where no word there is misspelled. */
  const entriesAt = (view: EditorView, at: number): Promise<MenuEntry[]> | null => {
    const word = wrongWordAt(view.state, known, at);
    if (!word) return null;
    const { from, to, text } = word;
    const meant = known.suggestions(text).catch((): string[] => []);
    return meant.then((all) => [
      ...all.map((words) => ({
        words,
        choose() {
          // The author may have gone on while the words were looked for.
          if (view.state.sliceDoc(from, to) !== text) return;
          view.dispatch({
            changes: { from, to, insert: words }, selection: { anchor: from + words.length },
            userEvent: "input.spelling",
          });
        },
      })),
      ...(all.length === 0 ? [{ words: "Nothing is like this word", isPossible: false, choose() {} }] : []),
      { words: `Add ${text} to the dictionary`, choose: () => learn(view, text) },
    ]);
  };
  const open = (view: EditorView): boolean => {
    const { head } = view.state.selection.main;
    const entries = entriesAt(view, head);
    void entries?.then((found) => {
      const place = view.coordsAtPos(head);
      const at = { x: place?.left ?? 0, y: (place?.bottom ?? 0) + 2 };
      const groups = [found.slice(0, -1), found.slice(-1)];
      if (view.dom.isConnected) openMenu({ label: "Instead of this word", groups, at });
    });
    return entries !== null;
  };
  return [wordEntries.of(entriesAt), keymap.of([{ key: "Mod-.", run: open }])];
}
