/** What the core finds in the open note, under the words it is about: they stay marked while the author types on. */
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { syntaxTree } from "@codemirror/language";
import type { EditorState, Extension, Text } from "@codemirror/state";
import { type EditorView, ViewPlugin } from "@codemirror/view";
import { effect, type ReadonlySignal } from "@preact/signals";
import type { ProblemView } from "../../host/wire";
import { problemWords } from "./problem-words";

/** Names that are marked whole where a problem begins with them. */
const WHOLE = ["Link", "Image", "URL", "InlineCode", "Autolink", "HTMLTag", "StrongEmphasis", "Emphasis"];

export const problemMarks = (problems: ReadonlySignal<readonly ProblemView[]>): Extension => [
  lintGutter({ hoverTime: 200 }),
  ViewPlugin.define((view) => {
    let isThere = true;
    const stop = effect(() => {
      const found = problems.value;
      // A view is told nothing while it is being made or changed.
      queueMicrotask(() => void (isThere && show(view, found)));
    });
    return {
      destroy() {
        isThere = false;
        stop();
      },
    };
  }),
];

function show(view: EditorView, problems: readonly ProblemView[]): void {
  view.dispatch(setDiagnostics(view.state, problems.map((problem) => marked(view.state, problem))));
}

function marked(state: EditorState, problem: ProblemView): Diagnostic {
  const { severity, message, hint } = problem;
  return {
    ...placeOf(state, problem), severity, message: hint ? `${message} ${hint}` : message,
    renderMessage: () => problemWords(problem),
  };
}

/** Where the words are that a problem is about; what has no line is about the note, and stands at its first. */
export function placeOf(state: EditorState, { line: number, column }: ProblemView): { from: number; to: number } {
  const { doc } = state;
  const line = doc.line(Math.min(Math.max(1, number ?? 1), doc.lines));
  const words = line.text.trim();
  const first = line.from + line.text.indexOf(words);
  const whole = { from: first, to: first + words.length };
  if (column === null || column < 1) return whole;
  const from = line.from + [...line.text].slice(0, column - 1).join("").length;
  if (from >= line.to) return whole;
  return { from, to: endOf(state, doc, from) };
}

function endOf(state: EditorState, doc: Text, from: number): number {
  const line = doc.lineAt(from);
  for (let node = syntaxTree(state).resolveInner(from, 1); node.parent; node = node.parent) {
    if (node.from === from && node.to <= line.to && WHOLE.includes(node.name)) return node.to;
  }
  const rest = doc.sliceString(from, line.to);
  const brackets = /^!?\[\[[^\]]*\]\]|^\S+/.exec(rest)?.[0];
  return state.wordAt(from + 1)?.to ?? from + (brackets?.length ?? 1);
}
