/** The history of the library in memory, and the merge of two texts where they changed different lines. */
import { diff } from "@codemirror/merge";
import { words } from "./page";
import type { Reason, VersionView } from "../wire";

export class FakeHistory {
  readonly #versions = new Map<string, { id: number; at: string; reason: Reason; text: string }[]>();
  #id = 0;

  keep(path: string, text: string, reason: Reason, at = "2026-11-24T09:30:00Z"): void {
    const before = this.#versions.get(path) ?? [];
    if (before[0]?.text !== text) this.#versions.set(path, [{ id: ++this.#id, at, reason, text }, ...before]);
  }

  list(path: string): VersionView[] {
    const all = this.#versions.get(path) ?? [];
    return all.map(({ id, at, reason, text }, index) => {
      const gained = words(text) - words(all[index + 1]?.text ?? "");
      const [added, removed] = [Math.max(0, gained), Math.max(0, -gained)];
      return { id, at, reason, operation: null, words: words(text), added, removed };
    });
  }

  text(path: string, id: number): string | undefined {
    return this.#versions.get(path)?.find((version) => version.id === id)?.text;
  }
}

/** The merged text, or null where both sides changed the same stretch. */
export function merged(base: string, mine: string, theirs: string): string | null {
  const ours = editsOf(base, mine);
  const others = editsOf(base, theirs);
  if (ours.some((a) => others.some((b) => a.from <= b.to && b.from <= a.to))) return null;
  return [...ours, ...others]
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), base);
}

const editsOf = (before: string, after: string) =>
  diff(before, after).map(({ fromA, toA, fromB, toB }) => ({ from: fromA, to: toA, insert: after.slice(fromB, toB) }));
