/**
 * The words of a text that a dictionary is asked for: no code, no address, no front matter, no formula, and nothing
 * that is a name in a program.
 */
import { ensureSyntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import { closingLine } from "../front-matter/place";

/** A text that was read. */
type Read = NonNullable<ReturnType<typeof ensureSyntaxTree>>;

export interface Word { from: number; to: number; text: string }

/** What is no prose, as the parser calls it. */
const NO_PROSE = new Set([
  "FencedCode", "CodeBlock", "InlineCode", "URL", "Autolink", "HTMLBlock", "HTMLTag", "Comment", "CommentBlock",
  "ProcessingInstruction", "ProcessingInstructionBlock", "LinkLabel", "LinkReference", "Entity", "Escape", "CodeText",
]);

/** Formulas, names in double brackets, emoji between colons, mentions and tags, addresses without a scheme. */
const SKIPPED = new RegExp([
  String.raw`\$\$[^$]*\$\$`,
  String.raw`\$[^$\n]+\$`,
  String.raw`!?\[\[[^\]\n]*\]\]`,
  String.raw`(?<![\w:]):[a-z0-9_+-]+:(?![\w:])`,
  String.raw`(?<!\S)[@#]\S+`,
  String.raw`\^[\w-]+\s*$`,
].join("|"), "gm");

/** What stands between spaces; what is no word is cut off its ends. */
const PIECE = /[^\s—–…]+/g;
const EDGES = /^[^\p{L}\p{N}_$/\\@.~]+|[^\p{L}\p{N}_$/\\@=]+$/gu;
/** Signs that no word has, and words have on neither side. */
const OF_PROGRAMS = /[\p{N}_$/\\@#=<>{}()[\]|+*^~&%:;`"]|\.\S/u;
const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** "camelCase", "GPU", "PyTorch". A word in capitals has no spelling; one letter neither. */
const IS_NAME = /^\p{L}$|\p{Ll}\p{Lu}|\p{Lu}{2}/u;
/** Scripts whose words no spaces part. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** For so long a text is read where that is not done yet, in ms. */
const PATIENCE = 20;

/** The words of prose between two places, in order; none while it is not known what is code there. */
export function proseWords(state: EditorState, from: number, to: number): Word[] {
  const lines = closingLine(state.doc);
  const start = lines === 0 ? from : Math.max(from, state.doc.line(lines).to);
  const tree = start < to ? ensureSyntaxTree(state, to, PATIENCE) : null;
  if (!tree) return [];
  const text = blanked(state, tree, start, to);
  return [...text.matchAll(PIECE)].flatMap(({ 0: piece, index }) => wordsOf(piece, start + index));
}

/** The text with spaces for all that is no prose, each letter at its place. */
function blanked(state: EditorState, tree: Read, from: number, to: number): string {
  const text = state.sliceDoc(from, to);
  const gone: [number, number][] = [];
  tree.iterate({
    from, to,
    enter(node) {
      if (!NO_PROSE.has(node.name)) return true;
      gone.push([Math.max(node.from, from) - from, Math.min(node.to, to) - from]);
      return false;
    },
  });
  let prose = "";
  let at = 0;
  for (const [start, end] of gone) {
    if (end <= at) continue;
    prose += text.slice(at, Math.max(at, start)) + " ".repeat(end - Math.max(at, start));
    at = end;
  }
  return (prose + text.slice(at)).replace(SKIPPED, (skipped) => " ".repeat(skipped.length));
}

function wordsOf(piece: string, at: number): Word[] {
  if (piece.includes("()")) return [];
  const start = piece.match(/^[^\p{L}\p{N}_$/\\@.~]+/u)?.[0].length ?? 0;
  const core = piece.replace(EDGES, "");
  if (OF_PROGRAMS.test(core) || IS_NAME.test(core) || UNSPACED.test(core)) return [];
  const from = at + start;
  return [...core.matchAll(WORD)]
    .filter(({ 0: word }) => !IS_NAME.test(word))
    .map(({ 0: word, index }) => ({ from: from + index, to: from + index + word.length, text: word }));
}
