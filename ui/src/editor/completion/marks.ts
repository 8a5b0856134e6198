/** Names that Markdown knows in their places: languages of code, footnotes, callouts, emoji. */
import type { CompletionSource } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import type { Host } from "../../host/host";
import type { Emoji } from "../../host/wire";
import { languages } from "../languages";
import type { Named } from "./completions";

/** Kinds that look different from each other; more words are read as one of them. */
const CALLOUTS = ["note", "tip", "important", "warning", "caution", "quote"];

/** What a fence may say besides the languages that are coloured here. */
const DRAWN = ["mermaid", "math", "text"];

export const codeLanguages: CompletionSource = (context) => {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const begun = /^[\s>]*(?:[-+*]\s+|\d+[.)]\s+)?(?:`{3,}|~{3,})([\w+#-]*)$/.exec(before);
  if (!begun) return null;
  for (let node = syntaxTree(context.state).resolveInner(context.pos, -1); node.parent; node = node.parent) {
    if (node.name === "FencedCode" && node.from < line.from) return null;
  }
  const options = [...languages.flatMap(({ name, alias }): Named[] => [{ label: name, aside: alias.join(", ") }]),
    ...DRAWN.map((label): Named => ({ label }))];
  return { from: context.pos - begun[1]!.length, options, validFor: /^[\w+#-]*$/ };
};

export const footnotes: CompletionSource = (context) => {
  const begun = context.matchBefore(/\[\^[^\]\s]*$/);
  if (!begun || context.state.doc.lineAt(begun.from).from === begun.from) return null;
  const text = context.state.doc.toString();
  const there = [...text.matchAll(/^\[\^([^\]\n]+)\]:[ \t]*(.*)$/gm)]
    .map(([, name, words]): Named => ({ label: name!, aside: words!.slice(0, 60), apply: closing(name!) }));
  const numbers = there.map(({ label }) => Number.parseInt(label, 10)).filter(Number.isFinite);
  const next = String(Math.max(0, ...numbers) + 1);
  return {
    from: begun.from + 2,
    options: [...there, { label: next, aside: "a new footnote", boost: -99, apply: beginning(next) } satisfies Named],
    validFor: /^[^\]\s]*$/,
  };
};

const closing = (name: string): NonNullable<Named["apply"]> => (view, _, from, to) => {
  const end = view.state.sliceDoc(to, to + 1) === "]" ? to + 1 : to;
  view.dispatch({
    changes: { from, to: end, insert: `${name}]` }, selection: { anchor: from + name.length + 1 },
    userEvent: "input.complete",
  });
};

/** Names the footnote here and begins its words at the end of the note, where the author goes on. */
const beginning = (name: string): NonNullable<Named["apply"]> => (view, _, from, to) => {
  const { doc } = view.state;
  const end = view.state.sliceDoc(to, to + 1) === "]" ? to + 1 : to;
  const tail = doc.sliceString(Math.max(0, doc.length - 2));
  const gap = tail.endsWith("\n\n") ? "" : tail.endsWith("\n") ? "\n" : "\n\n";
  const changes = view.state.changes([
    { from, to: end, insert: `${name}]` }, { from: doc.length, insert: `${gap}[^${name}]: ` },
  ]);
  const selection = { anchor: changes.newLength };
  view.dispatch({ changes, selection, userEvent: "input.complete", scrollIntoView: true });
};

export const callouts: CompletionSource = (context) => {
  const begun = context.matchBefore(/^[\s>]*>\s*\[![\w-]*$/);
  if (!begun) return null;
  const from = begun.from + begun.text.lastIndexOf("!") + 1;
  return { from, options: CALLOUTS.map((label): Named => ({ label, apply: closing(label) })), validFor: /^\w*$/ };
};

/** Asks for the names once, when the first is begun. */
export function emoji(host: Host): CompletionSource {
  let asked: Promise<Emoji[]> | null = null;
  return async (context) => {
    const begun = context.matchBefore(/(?<![\w:]):[a-z0-9_+-]{2,}$/);
    if (!begun || isCode(context.state, context.pos)) return null;
    asked ??= host.call("emoji", {});
    const all = await asked.catch(() => {
      asked = null;
      return [];
    });
    const options = all.map(({ name, sign }): Named => ({ label: `:${name}:`, displayLabel: `${sign}  ${name}` }));
    return { from: begun.from, options, validFor: /^:[a-z0-9_+-]*$/ };
  };
}

function isCode(state: Parameters<typeof syntaxTree>[0], pos: number): boolean {
  for (let node = syntaxTree(state).resolveInner(pos, -1); node.parent; node = node.parent) {
    if (["FencedCode", "CodeBlock", "InlineCode", "Frontmatter"].includes(node.name)) return true;
  }
  return false;
}
