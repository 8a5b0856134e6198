/** Keys of the head, and what stands behind them: topics, tags and states. */
import type { CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete";
import type { LibraryView } from "../../host/wire";
import { closingLine } from "../front-matter/place";
import type { Named } from "./completions";

const KEYS: readonly [string, string][] = [
  ["title", "what the note is called"], ["topic", "the shelf it stands on"], ["tags", "its labels"],
  ["date", "the day of the note"], ["updated", "the day of its last real change"],
  ["state", "draft, scheduled or ready"], ["summary", "for lists and feeds"], ["slug", "the last part of its address"],
  ["aliases", "old addresses that lead here"],
];

const STATES = ["draft", "scheduled", "ready"];

/** A name as YAML reads it: between quotes where its signs would mean something else. */
export const yaml = (name: string): string =>
  (/^[\p{L}_][^:#[\]{},&*!|>'"%@`\\]*$/u.test(name) && !/^(?:true|false|yes|no|on|off|null)$/i.test(name)
    && name === name.trim() ? name : `"${name.replace(/["\\]/g, "\\$&")}"`);

export const headWords = (library: () => LibraryView | null): CompletionSource => (context) => {
  const line = context.state.doc.lineAt(context.pos);
  if (line.number === 1 || line.number >= closingLine(context.state.doc)) return null;
  const before = line.text.slice(0, context.pos - line.from);
  const key = /^(\w*)$/.exec(before);
  if (key) return keys(context, key[1]!);
  const named = /^(topic|state):\s+"?([^"]*)$/.exec(before);
  const tags = /^tags:\s*\[(?:.*,)?\s*"?([^,\]"]*)$/.exec(before) ?? tagOfList(context, before);
  if (named?.[1] === "state") return values(context, named[2]!, STATES.map((label) => ({ label })));
  const known = library();
  if (named) return values(context, named[2]!, (known?.topics ?? []).map(counted));
  return tags ? values(context, tags[1]!, (known?.tags ?? []).map(counted)) : null;
};

const counted = ({ title, count }: { title: string; count: number }): Named => ({
  label: title, aside: String(count), apply: yaml(title), boost: Math.min(20, count),
});

/** An item of the list under `tags:`. */
function tagOfList({ state, pos }: CompletionContext, before: string): RegExpExecArray | null {
  const item = /^\s*-\s+"?([^"]*)$/.exec(before);
  if (!item) return null;
  for (let number = state.doc.lineAt(pos).number - 1; number > 1; number--) {
    const { text } = state.doc.line(number);
    if (/^tags:\s*$/.test(text)) return item;
    if (!/^\s*-\s/.test(text)) return null;
  }
  return null;
}

function keys({ pos, explicit, state }: CompletionContext, begun: string): CompletionResult | null {
  if (!begun && !explicit) return null;
  const there = new Set(state.sliceDoc(0, pos).match(/^\w+(?=:)/gm) ?? []);
  const options = KEYS.filter(([key]) => !there.has(key))
    .map(([key, aside]): Named => ({ label: key, aside, apply: `${key}: ` }));
  return { from: pos - begun.length, options, validFor: /^\w*$/ };
}

function values({ pos, state }: CompletionContext, begun: string, options: Named[]): CompletionResult {
  const quote = state.sliceDoc(pos - begun.length - 1, pos - begun.length) === '"' ? 1 : 0;
  return { from: pos - begun.length - quote, options, ...(quote === 0 && { validFor: /^[^,\]"]*$/ }) };
}
