/** The headings of a text, each with all that stands under it. */
import { ensureSyntaxTree, syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";

export interface Section {
  level: number;
  words: string;
  /** Where its heading begins, and where the next one begins that is not under it. */
  from: number;
  to: number;
}

/** Those within quotes and lists are parts of them and of nothing else. */
export function sectionsOf(state: EditorState): Section[] {
  const { doc } = state;
  const found: Section[] = [];
  (ensureSyntaxTree(state, doc.length, 500) ?? syntaxTree(state)).iterate({
    enter({ name, from, to }) {
      if (name === "Blockquote" || name === "BulletList" || name === "OrderedList") return false;
      const heading = /^(?:ATX|Setext)Heading(\d)$/.exec(name);
      if (!heading) return true;
      const text = doc.sliceString(from, to).replace(/\n *(?:=+|-+)\s*$/, "");
      const words = text.replace(/^ {0,3}#{1,6}\s*|\s*#*\s*$/g, "").replace(/[*_`~]+|\[\[|\]\]/g, "");
      found.push({ level: Number(heading[1]), words, from: doc.lineAt(from).from, to: doc.length });
      return false;
    },
  });
  for (const [at, section] of found.entries()) {
    let next = at + 1;
    while (next < found.length && found[next]!.level > section.level) next++;
    section.to = found[next]?.from ?? doc.length;
  }
  return found;
}

/** The section that a place of the text is in, or -1 above the first heading. */
export const sectionAt = (sections: readonly Section[], pos: number): number =>
  sections.findLastIndex(({ from }) => from <= pos);
