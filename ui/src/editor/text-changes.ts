/**
 * The places in which two texts differ, so that showing another text keeps the cursor, the scroll and the history
 * where they were. Lines that stay are never touched, so that several separate changes stay separate.
 */
import { diff } from "@codemirror/merge";
import type { ChangeSpec } from "@codemirror/state";

/** Past this much work a coarser answer will do; the unit is the one of `diff`. */
const EFFORT = { scanLimit: 2000, timeout: 100 };

/** The changes that turn `before` into `after`, by their places in `before`. */
export function textChanges(before: string, after: string): ChangeSpec[] {
  if (before === after) return [];
  return byLine(before, after).flatMap(({ fromA, toA, fromB, toB }) => {
    const insert = after.slice(fromB, toB);
    return diff(before.slice(fromA, toA), insert, EFFORT).map((part) => ({
      from: fromA + part.fromA, to: fromA + part.toA, insert: insert.slice(part.fromB, part.toB),
    }));
  });
}

/** Stretches of whole lines that differ. Each distinct line is one sign of the alphabet in which they are compared. */
function byLine(before: string, after: string): { fromA: number; toA: number; fromB: number; toB: number }[] {
  const alphabet = new Map<string, string>();
  const a = before.split(/(?<=\n)/);
  const b = after.split(/(?<=\n)/);
  for (const line of [...a, ...b]) if (!alphabet.has(line)) alphabet.set(line, String.fromCharCode(alphabet.size));
  // More distinct lines than there are signs: the whole text is one stretch.
  if (alphabet.size > 0xd000) return [{ fromA: 0, toA: before.length, fromB: 0, toB: after.length }];
  const spell = (lines: string[]): string => lines.map((line) => alphabet.get(line)!).join("");
  const startsA = starts(a);
  const startsB = starts(b);
  return diff(spell(a), spell(b), EFFORT).map((part) => ({
    fromA: startsA[part.fromA]!, toA: startsA[part.toA]!, fromB: startsB[part.fromB]!, toB: startsB[part.toB]!,
  }));
}

/** Where each line begins, and where the last one ends. */
function starts(lines: string[]): number[] {
  let at = 0;
  return [0, ...lines.map((line) => (at += line.length))];
}
