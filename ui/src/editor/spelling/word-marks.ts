/** Marks under words that are misspelled, in what is seen of the text, once the author pauses. */
import { syntaxTree } from "@codemirror/language";
import { type EditorState, type Extension, RangeSetBuilder, StateEffect } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { closingLine } from "../front-matter/place";
import type { KnownWords } from "./known-words";
import { proseWords, type Word } from "./prose";

/** So long nothing is typed before words are looked up, in ms. */
const PAUSE = 300;

const mark = Decoration.mark({ class: "misspelled" });

/** More is known about words than was. */
const told = StateEffect.define<null>();

/** The language that a note says in its front matter, where it says one. */
export function languageOf({ doc }: EditorState, end: number): string | null {
  for (let number = 2; number < end; number++) {
    const found = /^(?:lang|language):\s*["']?([A-Za-z0-9-]+)/.exec(doc.line(number).text);
    if (found) return found[1]!;
  }
  return null;
}

/** The misspelled word at a place, or null. */
export function wrongWordAt(state: EditorState, known: KnownWords, at: number): Word | null {
  const line = state.doc.lineAt(at);
  const word = proseWords(state, line.from, line.to).find(({ from, to }) => from <= at && at <= to);
  return word && known.isWrong(word.text) ? word : null;
}

export function wordMarks(known: KnownWords, report: (thrown: unknown) => void): Extension {
  return ViewPlugin.define((view) => new WordMarks(view, known, report), {
    decorations: (marks) => marks.decorations,
  });
}

/** Looks all words up anew. */
export function lookUpAnew(view: EditorView, known: KnownWords): void {
  known.forget();
  view.dispatch({ effects: told.of(null) });
}

class WordMarks {
  decorations: DecorationSet = Decoration.none;
  private timer = 0;

  constructor(
    private readonly view: EditorView, private readonly known: KnownWords,
    private readonly report: (thrown: unknown) => void,
  ) {
    this.lookUpSoon();
  }

  update({ docChanged, viewportChanged, changes, selectionSet, startState, state, transactions }: ViewUpdate): void {
    const isTold = transactions.some((one) => one.effects.some((effect) => effect.is(told)));
    if (docChanged) this.decorations = this.decorations.map(changes);
    if (isTold || selectionSet) this.decorations = this.marked();
    const isRead = syntaxTree(startState) !== syntaxTree(state);
    if (docChanged || viewportChanged || isTold || isRead) this.lookUpSoon();
  }

  destroy(): void {
    clearTimeout(this.timer);
  }

  private lookUpSoon(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.lookUp().catch(this.report), PAUSE);
  }

  private async lookUp(): Promise<void> {
    const { state } = this.view;
    const words = this.seen().map(({ text }) => text);
    const isNew = await this.known.learn(languageOf(state, closingLine(state.doc)), words);
    if (isNew && this.view.dom.isConnected) this.view.dispatch({ effects: told.of(null) });
    else this.decorations = this.marked();
  }

  private seen(): Word[] {
    const { state, visibleRanges } = this.view;
    return visibleRanges.flatMap(({ from, to }) => (
      proseWords(state, state.doc.lineAt(from).from, state.doc.lineAt(to).to)
    ));
  }

  /** A word that is being typed is not wrong yet. */
  private marked(): DecorationSet {
    const { head, empty } = this.view.state.selection.main;
    const marks = new RangeSetBuilder<Decoration>();
    for (const { from, to, text } of this.seen()) {
      const isTyped = empty && this.view.hasFocus && head === to;
      if (this.known.isWrong(text) && !isTyped) marks.add(from, to, mark);
    }
    return marks.finish();
  }
}
