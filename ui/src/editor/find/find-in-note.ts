/** Finding in the open note: the state and the commands are CodeMirror's, the row above the text is ours. */
import {
  closeSearchPanel, getSearchQuery, openSearchPanel, search, searchKeymap, type SearchQuery, setSearchQuery,
} from "@codemirror/search";
import { type EditorState, type Extension, Prec, StateEffect } from "@codemirror/state";
import { EditorView, keymap, type Panel, type ViewUpdate } from "@codemirror/view";
import { signal } from "@preact/signals";
import { h, render } from "preact";
import { FindRow, type FindRowState } from "./find-row";
import { hitsOf, NONE, tally } from "./tally";

/** Shows where something else is written for hits. */
const unfold = StateEffect.define<null>();

/** Opens the row with what is selected in its field. */
export function openFind(view: EditorView): boolean {
  return openSearchPanel(view);
}

/** The same with what is written instead. */
export function openReplace(view: EditorView): boolean {
  openSearchPanel(view);
  view.dispatch({ effects: unfold.of(null) });
  return true;
}

function close(view: EditorView): boolean {
  const isClosed = closeSearchPanel(view);
  if (isClosed) view.focus();
  return isClosed;
}

/** Selects the first hit from where the author is, while the query is typed. */
function ask(view: EditorView, query: SearchQuery): void {
  const { from } = view.state.selection.main;
  view.dispatch({ effects: setSearchQuery.of(query) });
  const hit = firstFrom(query, view.state, from);
  if (!hit) return;
  const effects = EditorView.scrollIntoView(hit.from, { y: "nearest", yMargin: 64 });
  view.dispatch({ selection: { anchor: hit.from, head: hit.to }, effects, userEvent: "select.search" });
}

function firstFrom(query: SearchQuery, state: EditorState, from: number): { from: number; to: number } | null {
  if (!query.search || !query.valid) return null;
  for (const start of [from, 0]) {
    const { done, value } = query.getCursor(state, start).next();
    if (!done && value.from < value.to) return value;
  }
  return null;
}

function panel(view: EditorView): Panel {
  const dom = document.createElement("div");
  dom.className = "find-in-note";
  const query = signal(getSearchQuery(view.state));
  const row: FindRowState = { query, tally: signal(""), isReplacing: signal(false) };
  let hits = NONE;
  let isCounting = 0;
  const tell = (): void => {
    if (!query.peek().search) row.tally.value = "";
    else if (!query.peek().valid) row.tally.value = "no expression";
    else row.tally.value = tally(hits, view.state.selection.main);
  };
  const count = (): void => {
    hits = hitsOf(query.peek(), view.state);
    tell();
  };
  /** A long text is not counted for each key. */
  const countSoon = (): void => {
    cancelAnimationFrame(isCounting);
    isCounting = requestAnimationFrame(count);
  };
  return {
    dom,
    top: true,
    mount() {
      count();
      render(h(FindRow, { view, state: row, ask: (asked: SearchQuery) => ask(view, asked) }), dom);
      dom.querySelector<HTMLInputElement>("[name=find]")?.select();
    },
    update({ docChanged, selectionSet, state, transactions }: ViewUpdate) {
      const now = getSearchQuery(state);
      const isAsked = !now.eq(query.peek());
      query.value = now;
      if (transactions.some((one) => one.effects.some((effect) => effect.is(unfold)))) row.isReplacing.value = true;
      if (isAsked) count();
      else if (docChanged) countSoon();
      else if (selectionSet) tell();
    },
    destroy() {
      cancelAnimationFrame(isCounting);
      render(null, dom);
    },
  };
}

export const findInNote: Extension = [
  search({ top: true, literal: true, createPanel: panel }),
  Prec.high(keymap.of([
    { key: "Mod-f", run: openFind, scope: "editor search-panel", preventDefault: true },
    { key: "Mod-h", run: openReplace, scope: "editor search-panel", preventDefault: true },
    { key: "Escape", run: close, scope: "editor search-panel" },
  ])),
  keymap.of(searchKeymap),
];
