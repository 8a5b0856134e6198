/** What completes a word that was begun: each kind in a file of its own. */
import { autocompletion, type Completion, type CompletionSource } from "@codemirror/autocomplete";
import { type Extension, Prec } from "@codemirror/state";

/** What is shown behind the name, set back: the topic of a note, the words of a footnote. */
export interface Named extends Completion { aside?: string }

const aside = (completion: Completion): Node | null => {
  const words = (completion as Named).aside;
  if (!words) return null;
  const dom = document.createElement("span");
  dom.className = "cm-completionAside";
  dom.textContent = words;
  return dom;
};

export const completions = (sources: readonly CompletionSource[]): Extension => Prec.high(autocompletion({
  override: [...sources], icons: false, maxRenderedOptions: 60, closeOnBlur: true,
  addToOptions: [{ position: 80, render: aside }],
}));
