/** The text of the open note: how far it is on its way to the disk, what the editor shows, what it hands over. */

/** Where the text is on its way to the disk. */
export type Phase = "saved" | "unsaved" | "saving" | "changed-outside" | "gone" | "refused";

/**
 * The text the editor has to show. Each opening of a note is an editing session, with a history of its own; the
 * serial tells two showings apart. Showings of one `step` in a row are undone together.
 */
export interface Shown {
  session: number; path: string; text: string; readOnly: boolean; serial: number; step?: string | null;
}

/** A text, or where to read it once somebody wants it: joining a megabyte at each key would be felt. */
export type Text = string | (() => string);

/** A text as the state holds it: read when it is called, and joined only once. */
export type HeldText = () => string;

export function held(text: Text): HeldText {
  let joined = typeof text === "string" ? text : null;
  return () => (joined ??= (text as () => string)());
}
