/** How many hits a query has in a text, and which of them is chosen. */
import type { SearchQuery } from "@codemirror/search";
import type { EditorState } from "@codemirror/state";

export interface Place { from: number; to: number }

/** Nobody counts further, and a key must not wait for it. */
const MOST = 1000;

export const NONE: readonly Place[] = [];

/** The hits from the top of the text, no more than a thousand and one. */
export function hitsOf(query: SearchQuery, state: EditorState): readonly Place[] {
  if (!query.search || !query.valid) return NONE;
  const hits: Place[] = [];
  const cursor = query.getCursor(state);
  while (hits.length <= MOST) {
    const { done, value } = cursor.next();
    if (done) break;
    // An expression that fits nothing fits everywhere.
    if (value.from < value.to) hits.push({ from: value.from, to: value.to });
  }
  return hits;
}

/** "3 of 12", "12 hits" while none of them is chosen, "no hits". */
export function tally(hits: readonly Place[], chosen: Place): string {
  if (hits.length === 0) return "no hits";
  const all = hits.length > MOST ? `${MOST.toLocaleString("en")}+` : `${hits.length}`;
  const at = hits.findIndex(({ from, to }) => from === chosen.from && to === chosen.to);
  if (at >= 0 && at < MOST) return `${at + 1} of ${all}`;
  return all === "1" ? "1 hit" : `${all} hits`;
}
