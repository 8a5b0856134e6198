/** The row above the text in which something is looked for: the field, the count, how exactly, and where to. */
import {
  closeSearchPanel, findNext, findPrevious, replaceAll, replaceNext, SearchQuery,
} from "@codemirror/search";
import { type EditorView, runScopeHandlers } from "@codemirror/view";
import type { Signal } from "@preact/signals";
import { isComposing } from "../../components/composing";
import { Cross, Down, Up } from "../../components/icons";
import { CASE, EXPRESSION, insteadOf, WHOLE_WORDS } from "./how-exactly";

export interface FindRowState {
  query: Signal<SearchQuery>;
  tally: Signal<string>;
  isReplacing: Signal<boolean>;
}

type Switch = "caseSensitive" | "wholeWord" | "regexp";

const SWITCHES: readonly { name: Switch; sign: string; words: string; key: string }[] = [
  { name: "caseSensitive", ...CASE, key: "c" },
  { name: "wholeWord", ...WHOLE_WORDS, key: "w" },
  { name: "regexp", ...EXPRESSION, key: "r" },
];

interface Props { view: EditorView; state: FindRowState; ask: (query: SearchQuery) => void }

export function FindRow({ view, state, ask }: Props) {
  const query = state.query.value;
  const isReplacing = state.isReplacing.value && !view.state.readOnly;
  const set = (part: Partial<ConstructorParameters<typeof SearchQuery>[0]>): void => {
    const { search, replace, caseSensitive, wholeWord, regexp, ...more } = { ...specOf(query), ...part };
    // In an expression `\n` is a line end, in a text it is what was typed.
    ask(new SearchQuery({ search, replace, caseSensitive, wholeWord, regexp, ...more, literal: !regexp }));
  };
  const key = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    const named = SWITCHES.find(({ key: letter }) => event.altKey && event.key.toLowerCase() === letter);
    const field = event.target instanceof HTMLInputElement ? event.target.name : "";
    if (named) set({ [named.name]: !query[named.name] });
    else if (event.key === "Enter" && field === "find") (event.shiftKey ? findPrevious : findNext)(view);
    else if (event.key === "Enter" && field === "replace") (event.ctrlKey ? replaceAll : replaceNext)(view);
    else if (!runScopeHandlers(view, event, "search-panel")) return;
    event.preventDefault();
  };
  return (
    <div class="find-row" role="search" aria-label="Find in the note" onKeyDown={key}>
      {!view.state.readOnly && (
        <button
          class="quiet icon-button" aria-label="Replace" aria-expanded={isReplacing} title="Replace (Ctrl+H)"
          onClick={() => (state.isReplacing.value = !isReplacing)}
        ><Down /></button>
      )}
      <input
        name="find" main-field="true" aria-label="Find" placeholder="Find" autocomplete="off" spellcheck={false}
        value={query.search} aria-invalid={!query.valid && query.search !== ""}
        onInput={(event) => set({ search: event.currentTarget.value })}
      />
      <span class="find-tally" aria-live="polite">{state.tally.value}</span>
      <div class="find-switches" role="group" aria-label="How exactly">
        {SWITCHES.map(({ name, sign, words, key: letter }) => (
          <button
            key={name} class="quiet" aria-label={words} title={`${words} (Alt+${letter.toUpperCase()})`}
            aria-pressed={query[name]} onClick={() => set({ [name]: !query[name] })}
          >{sign}</button>
        ))}
      </div>
      <button class="quiet icon-button" aria-label="Previous" title="Previous (Shift+Enter)"
        onClick={() => findPrevious(view)}><Up /></button>
      <button class="quiet icon-button" aria-label="Next" title="Next (Enter)" onClick={() => findNext(view)}>
        <Down />
      </button>
      <button class="quiet icon-button" aria-label="Close" title="Close (Escape)"
        onClick={() => closeSearchPanel(view)}><Cross /></button>
      {isReplacing && (
        <div class="find-replace">
          <input
            name="replace" aria-label="Replace with" autocomplete="off" spellcheck={false} value={query.replace}
            placeholder={insteadOf(query.regexp)}
            onInput={(event) => set({ replace: event.currentTarget.value })}
          />
          <button title="Replace this hit (Enter)" onClick={() => replaceNext(view)}>Replace</button>
          <button title="Replace all hits (Ctrl+Enter)" onClick={() => replaceAll(view)}>Replace all</button>
        </div>
      )}
    </div>
  );
}

/** What a query is made of. */
function specOf({ search, replace, caseSensitive, wholeWord, regexp }: SearchQuery) {
  return { search, replace, caseSensitive, wholeWord, regexp };
}
