/** Lets the habits of the author be in the text, and out of it again, while it is open. */
import { Compartment, type Extension, Prec } from "@codemirror/state";
import { type EditorView, ViewPlugin } from "@codemirror/view";
import { effect, type ReadonlySignal } from "@preact/signals";
import type { Comfort } from "./comfort";
import { focusedParagraph } from "./focused-paragraph";
import { quietMarks } from "./quiet-marks";
import { typewriter } from "./typewriter";

type Loaded = Extension | Promise<Extension>;

/** An extension that is there as long as the signal says so. */
export function whileWanted(wanted: ReadonlySignal<boolean>, load: () => Loaded): Extension {
  const place = new Compartment();
  const follow = ViewPlugin.define((view: EditorView) => {
    let isThere = true;
    const put = (extension: Extension): void => {
      if (isThere) view.dispatch({ effects: place.reconfigure(extension) });
    };
    // A view is told nothing while it is being made or changed.
    const stop = effect(() => {
      const isWanted = wanted.value;
      void Promise.resolve(isWanted ? load() : []).then((extension) => {
        if (wanted.peek() === isWanted) put(extension);
      });
    });
    return {
      destroy() {
        isThere = false;
        stop();
      },
    };
  });
  return [place.of([]), follow];
}

/** Loaded with the first note of somebody who wants them. */
async function vimKeys(save: () => void): Promise<Extension> {
  const { vim, Vim } = await import("@replit/codemirror-vim");
  Vim.defineEx("write", "w", save);
  return vim();
}

export const habits = (comfort: Comfort, save: () => void): Extension => [
  Prec.highest(whileWanted(comfort.vim, () => vimKeys(save))),
  whileWanted(comfort.paragraph, () => focusedParagraph),
  whileWanted(comfort.typewriter, () => typewriter),
  whileWanted(comfort.quietMarks, () => quietMarks),
];
