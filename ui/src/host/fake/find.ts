/** Finding and replacing in the library in memory: the expressions are the page's own, and a hit is of one line. */
import type { Args, FindQuery, FoundNoteView, HitView, Reply } from "../wire";
import { hashOf } from "./page";
import { splitHead } from "./head";

/** So many notes are looked through at once. */
const PORTION = 2;

function expressionOf({ typed, isExpression, isCaseKept, isWholeWords }: FindQuery): RegExp {
  const source = isExpression ? typed : typed.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  try {
    return new RegExp(isWholeWords ? `\\b(?:${source})\\b` : source, isCaseKept ? "gmu" : "gimu");
  } catch {
    throw {
      code: null, message: "This is no regular expression: unclosed group.",
      hint: "Mend it, or look for it letter by letter.",
    };
  }
}

/** The text with what is written for each hit, and the hits. */
function replaced(text: string, query: FindQuery, becomes: (hit: string, number: number) => string) {
  const start = query.inHeads ? 0 : text.length - splitHead(text).body.length;
  const hits: { at: number; text: string; becomes: string }[] = [];
  const body = text.slice(start).replace(expressionOf(query), (hit, ...groups) => {
    const at = groups.find((group) => typeof group === "number") as number;
    const written = becomes(hit, hits.length);
    hits.push({ at: start + at, text: hit, becomes: written });
    return written;
  });
  return { text: text.slice(0, start) + body, hits };
}

export function findIn(files: Map<string, string>, asked: Args<"find_in_notes">): Reply<"find_in_notes"> {
  const { query, with: words, after } = asked;
  const left = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).filter(([path]) => after === null || path > after);
  const some = left.slice(0, PORTION);
  const notes = some.map(([path, text]): FoundNoteView => {
    const { hits } = replaced(text, query, () => words ?? "");
    const views = hits.map(({ at, text: hit }): HitView => {
      const before = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
      const line = text.slice(0, at).split("\n").length;
      const to = before.length + hit.length;
      const [rest = ""] = text.slice(at + hit.length).split("\n");
      return { line, from: before.length, to, before, text: hit, after: rest, becomes: words };
    });
    const title = /^title: (.*)$/m.exec(text)?.[1] ?? path;
    return { path, title, hash: hashOf(text), hits: views, count: hits.length };
  });
  const last = left.length > PORTION ? some.at(-1)![0] : null;
  return { notes: notes.filter(({ count }) => count > 0), unread: [], lookedAt: some.length, last };
}

/** Writes into the files. Returns the paths of those that are others now. */
export function replaceIn(files: Map<string, string>, asked: Args<"replace_in_notes">): string[] {
  for (const { path, hash, except } of asked.notes) {
    const text = files.get(path) ?? "";
    if (hashOf(text) !== hash) throw { code: null, message: `${path} was changed meanwhile.`, hint: "Look again." };
    const becomes = (hit: string, number: number): string => (except.includes(number) ? hit : asked.with);
    files.set(path, replaced(text, asked.query, becomes).text);
  }
  return asked.notes.map(({ path }) => path);
}
