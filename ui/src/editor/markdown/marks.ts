/** Bold, emphasis and code: the word the caret is in, or what is selected, and the same keys take it back. */
import { syntaxTree } from "@codemirror/language";
import { type ChangeSpec, EditorSelection, type EditorState, type SelectionRange } from "@codemirror/state";
import type { Command } from "@codemirror/view";
import type { SyntaxNode } from "@lezer/common";

type Marked = "StrongEmphasis" | "Emphasis" | "InlineCode";

/** Where nothing is bold: the signs would be part of what is said. */
const LITERAL = ["FencedCode", "CodeBlock", "HTMLBlock", "Frontmatter"];

/** What stands before the words of a line: quotes, the sign of an item, a box to tick, the signs of a heading. */
const BEFORE_WORDS = /^[\s>]*(?:(?:[-+*]|\d{1,9}[.)])\s+)*(?:\[[ xX]\]\s+)?(?:#{1,6}\s+)?/;

/** Puts `mark` around the word or the selection, or takes it away from what has it. */
export function marks(kind: Marked, mark: string): Command {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    dispatch(state.update(state.changeByRange((range) => toggled(state, range, kind, mark)), {
      userEvent: "input", scrollIntoView: true,
    }));
    return true;
  };
}

function toggled(
  state: EditorState, range: SelectionRange, kind: Marked, mark: string,
): { range: SelectionRange; changes?: ChangeSpec } {
  if (around(state, range, (name) => LITERAL.includes(name))) return { range };
  const marked = around(state, range, (name) => name === kind);
  if (marked) return moved(state, range, without(marked));
  const word = range.empty ? state.wordAt(range.head) : range;
  const words = word ? parts(state, word) : [];
  if (words.length === 0) return empty(state, range, mark);
  const changes = words.flatMap(({ from, to }) => {
    const own = kind === "InlineCode" ? fence(state.sliceDoc(from, to)) : mark;
    return [{ from, insert: own }, { from: to, insert: [...own].reverse().join("") }];
  });
  const [from, to] = [words[0]!.from, words.at(-1)!.to];
  const isBackward = range.head < range.anchor;
  const chosen = range.empty ? range : EditorSelection.range(isBackward ? to : from, isBackward ? from : to);
  return moved(state, chosen, changes);
}

/** The innermost node that holds the whole range and is called so. Its edges belong to it. */
function around(state: EditorState, range: SelectionRange, is: (name: string) => boolean): SyntaxNode | null {
  for (const side of [-1, 1] as const) {
    let node: SyntaxNode | null = syntaxTree(state).resolveInner(range.from, side);
    while (node && !(is(node.name) && node.from <= range.from && node.to >= range.to)) node = node.parent;
    if (node) return node;
  }
  return null;
}

/** Takes the marks at both ends away. */
function without(node: SyntaxNode): ChangeSpec[] {
  const ends = [node.firstChild, node.lastChild].filter((end) => end !== null);
  return ends.map(({ from, to }) => ({ from, to }));
}

/** With nothing to mark, two marks with the caret between them; once more takes them away. */
function empty(state: EditorState, range: SelectionRange, mark: string): ReturnType<typeof toggled> {
  const size = mark.length;
  const { from } = range;
  const isBetween = state.sliceDoc(from - size, from) === mark && state.sliceDoc(from, from + size) === mark;
  return isBetween
    ? { changes: { from: from - size, to: from + size }, range: EditorSelection.cursor(from - size) }
    : { changes: { from, insert: mark + mark }, range: EditorSelection.cursor(from + size) };
}

/** The words of each line of a selection: marks hold no line's signs, and no space at their edges. */
function parts(state: EditorState, { from, to }: SelectionRange): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let at = from; at <= to;) {
    const line = state.doc.lineAt(at);
    const start = Math.max(from, line.from + BEFORE_WORDS.exec(line.text)![0].length);
    const text = state.sliceDoc(start, Math.max(start, Math.min(to, line.to)));
    const words = text.trim();
    const first = start + text.indexOf(words);
    if (words) found.push({ from: first, to: first + words.length });
    at = line.to + 1;
  }
  return found;
}

/** As many backticks as the code itself does not have in a row. */
function fence(code: string): string {
  const runs = new Set((code.match(/`+/g) ?? []).map((run) => run.length));
  let size = 1;
  while (runs.has(size)) size++;
  return "`".repeat(size) + (/^`|`$/.test(code) ? " " : "");
}

/** The range after the changes: a caret stays in its word, a selection holds the words and not the marks. */
function moved(state: EditorState, range: SelectionRange, specs: ChangeSpec[]): ReturnType<typeof toggled> {
  const changes = state.changes(specs);
  if (range.empty) return { changes, range: EditorSelection.cursor(changes.mapPos(range.head, 1)) };
  const [from, to] = [changes.mapPos(range.from, 1), changes.mapPos(range.to, -1)];
  const isBackward = range.head < range.anchor;
  return { changes, range: EditorSelection.range(isBackward ? to : from, isBackward ? from : to) };
}
