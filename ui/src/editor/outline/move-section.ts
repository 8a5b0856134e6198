/** A section changes places with the one before or after it that is as deep, with all that stands under both. */
import type { EditorState, TransactionSpec } from "@codemirror/state";
import type { Command } from "@codemirror/view";
import { type Section, sectionAt, sectionsOf } from "./sections";

/** The nearest section in a direction that stands under the same heading, by its place in the list. */
function neighbour(sections: readonly Section[], at: number, step: 1 | -1): number {
  const { level } = sections[at]!;
  for (let index = at + step; index >= 0 && index < sections.length; index += step) {
    if (sections[index]!.level < level) return -1;
    if (sections[index]!.level === level) return index;
  }
  return -1;
}

/** Lets two sections next to each other change places; the blank lines between stay where they were. */
function exchange(state: EditorState, upper: Section, lower: Section, moved: Section): TransactionSpec {
  const text = (section: Section): string => state.sliceDoc(section.from, section.to);
  const [above, below] = [text(upper), text(lower)];
  const gap = /\n*$/.exec(above)![0];
  const end = /\n*$/.exec(below)![0];
  const between = gap.length < 2 ? "\n\n" : gap;
  const first = below.slice(0, below.length - end.length);
  const insert = first + between + above.slice(0, above.length - gap.length) + end;
  const to = moved === lower ? upper.from : upper.from + first.length + between.length;
  const caret = Math.min(state.selection.main.head, moved.to) - moved.from;
  return {
    changes: { from: upper.from, to: lower.to, insert },
    selection: { anchor: to + Math.max(0, Math.min(caret, text(moved).trimEnd().length)) },
    userEvent: "move.section", scrollIntoView: true,
  };
}

/** Null where there is no such place. */
export function sectionMoved(state: EditorState, at: number, step: 1 | -1): TransactionSpec | null {
  const sections = sectionsOf(state);
  const moved = sections[at];
  const other = moved && sections[neighbour(sections, at, step)];
  if (!moved || !other || state.readOnly) return null;
  return step < 0 ? exchange(state, other, moved, moved) : exchange(state, moved, other, moved);
}

const moves = (step: 1 | -1): Command => (view) => {
  const spec = sectionMoved(view.state, sectionAt(sectionsOf(view.state), view.state.selection.main.head), step);
  if (spec) view.dispatch(spec);
  return spec !== null;
};

export const moveSectionUp = moves(-1);
export const moveSectionDown = moves(1);
