/** What the core finds in the open note, under the words it is about: they stay marked while the author types on. */
import { type Action, type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { ensureSyntaxTree, syntaxTree } from "@codemirror/language";
import type { EditorState, Extension, Text } from "@codemirror/state";
import { type EditorView, ViewPlugin } from "@codemirror/view";
import type { Tree } from "@lezer/common";
import { effect, type ReadonlySignal } from "@preact/signals";
import type { ProblemView } from "../../host/wire";
import { namedIn } from "./named-in";
import { problemWords } from "./problem-words";

/** Names that are marked whole where a problem begins with them. */
const WHOLE = ["Link", "Image", "URL", "InlineCode", "Autolink", "HTMLTag", "StrongEmphasis", "Emphasis"];

/** What can be done about a problem where it is shown. */
export type Remedies = (state: EditorState, problem: ProblemView, at: number) => Action[];

export const problemMarks = (problems: ReadonlySignal<readonly ProblemView[]>, remedies: Remedies): Extension => [
  lintGutter({ hoverTime: 200 }),
  ViewPlugin.define((view) => {
    let isThere = true;
    const stop = effect(() => {
      const found = problems.value;
      // A view is told nothing while it is being made or changed.
      queueMicrotask(() => void (isThere && show(view, found, remedies)));
    });
    return {
      destroy() {
        isThere = false;
        stop();
      },
    };
  }),
];

function show(view: EditorView, problems: readonly ProblemView[], remedies: Remedies): void {
  view.dispatch(setDiagnostics(view.state, problems.map((problem) => marked(view.state, problem, remedies))));
}

function marked(state: EditorState, problem: ProblemView, remedies: Remedies): Diagnostic {
  const { severity, message, hint } = problem;
  const { from, to } = placeOf(state, problem);
  return {
    from, to, actions: remedies(state, problem, from + 2), severity, message: hint ? `${message} ${hint}` : message,
    renderMessage: () => problemWords(problem),
  };
}

interface Place { from: number; to: number }

/** Where the words are that a problem is about; what has no line is about the note, and stands at its first. */
export function placeOf(state: EditorState, { line: number, column, message }: ProblemView): Place {
  const { doc } = state;
  const line = doc.line(Math.min(Math.max(1, number ?? 1), doc.lines));
  const words = line.text.trim();
  const first = line.from + line.text.indexOf(words);
  const whole = { from: first, to: first + words.length };
  if (column === null || column < 1) {
    const named = namedIn(line.text, message);
    return named ? linkAround(state, line.from + named.from, line.from + named.to) : whole;
  }
  const from = line.from + [...line.text].slice(0, column - 1).join("").length;
  if (from >= line.to) return whole;
  return { from, to: endOf(state, doc, from) };
}

/** A note that was just opened is read as far as the problem. */
const treeAt = (state: EditorState, at: number): Tree =>
  ensureSyntaxTree(state, state.doc.lineAt(at).to, 50) ?? syntaxTree(state);

/** The link that is written around a name, where there is one. */
function linkAround(state: EditorState, from: number, to: number): Place {
  for (let node = treeAt(state, from).resolveInner(from, 1); node.parent; node = node.parent) {
    const isWhole = node.name === "Link" || node.name === "Image";
    if (isWhole && node.from <= from && node.to >= to && state.doc.lineAt(node.from).to >= node.to) {
      const around = state.sliceDoc(node.from - 1, node.from) + state.sliceDoc(node.to, node.to + 1);
      return around === "[]" ? { from: node.from - 1, to: node.to + 1 } : { from: node.from, to: node.to };
    }
  }
  return { from, to };
}

function endOf(state: EditorState, doc: Text, from: number): number {
  const line = doc.lineAt(from);
  for (let node = treeAt(state, from).resolveInner(from, 1); node.parent; node = node.parent) {
    if (node.from === from && node.to <= line.to && WHOLE.includes(node.name)) return node.to;
  }
  const rest = doc.sliceString(from, line.to);
  const brackets = /^!?\[\[[^\]]*\]\]|^\S+/.exec(rest)?.[0];
  return state.wordAt(from + 1)?.to ?? from + (brackets?.length ?? 1);
}
