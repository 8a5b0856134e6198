/** What could be meant by a misspelled word, in a small menu at the word: by Ctrl+. and by the second button. */
import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import type { KnownWords } from "./known-words";
import type { Word } from "./prose";
import { wrongWordAt } from "./word-marks";

interface Offer { word: Word; meant: string[] }

const offer = StateEffect.define<Offer | null>();

export function suggestions(known: KnownWords, learn: (view: EditorView, word: string) => void): Extension {
  const shown = StateField.define<Offer | null>({
    create: () => null,
    update(before, { effects, docChanged, selection }) {
      const told = effects.find((effect) => effect.is(offer));
      if (told) return told.value as Offer | null;
      return docChanged || selection ? null : before;
    },
    provide: (field) => showTooltip.from(field, (now) => now && menu(now, learn)),
  });
  const open = (view: EditorView, at: number): boolean => {
    const word = wrongWordAt(view.state, known, at);
    if (!word) return false;
    const { doc } = view.state;
    void known.suggestions(word.text).catch(() => []).then((meant) => {
      if (view.state.doc === doc) view.dispatch({ effects: offer.of({ word, meant }) });
    });
    return true;
  };
  return [
    shown,
    keymap.of([
      { key: "Mod-.", run: (view) => open(view, view.state.selection.main.head) },
      {
        key: "Escape",
        run(view) {
          const isOpen = view.state.field(shown) !== null;
          if (isOpen) view.dispatch({ effects: offer.of(null) });
          return isOpen;
        },
      },
    ]),
    EditorView.domEventHandlers({
      contextmenu(event, view) {
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
        return at !== null && open(view, at);
      },
    }),
  ];
}

function menu({ word, meant }: Offer, learn: (view: EditorView, word: string) => void): Tooltip {
  return {
    pos: word.from, end: word.to, above: false,
    create(view) {
      const dom = document.createElement("div");
      dom.className = "suggestions";
      dom.setAttribute("role", "menu");
      dom.setAttribute("aria-label", `Instead of ${word.text}`);
      const entry = (words: string, act: () => void): void => {
        const button = dom.appendChild(document.createElement("button"));
        button.setAttribute("role", "menuitem");
        button.textContent = words;
        button.onclick = () => {
          view.dispatch({ effects: offer.of(null) });
          act();
          view.focus();
        };
      };
      for (const words of meant) {
        entry(words, () => view.dispatch({
          changes: { from: word.from, to: word.to, insert: words },
          selection: { anchor: word.from + words.length }, userEvent: "input.spelling",
        }));
      }
      if (meant.length === 0) dom.appendChild(document.createElement("p")).textContent = "Nothing is like this word.";
      entry(`Add ${word.text} to the dictionary`, () => learn(view, word.text));
      dom.onkeydown = (event) => move(event, view, dom);
      return { dom, mount: () => dom.querySelector("button")?.focus() };
    },
  };
}

function move(event: KeyboardEvent, view: EditorView, dom: HTMLElement): void {
  const entries = [...dom.querySelectorAll("button")];
  const at = entries.indexOf(document.activeElement as HTMLButtonElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) entries[(at + step + entries.length) % entries.length]?.focus();
  else if (event.key === "Escape") {
    view.dispatch({ effects: offer.of(null) });
    view.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
