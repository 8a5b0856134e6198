/** Where the author is in the text, and where the rest of the window asks the editor to be. */
import { signal } from "@preact/signals";

export class Cursor {
  readonly position = signal({ line: 1, column: 1 });
  /** The line at the top of what is seen of the text, with the part of it that is above. */
  readonly topLine = signal(1);
  /** The line that the editor is asked to go to, and what of it to select; a new object each time. */
  readonly jump = signal<{ line: number; part?: { from: number; to: number } } | null>(null);
  /** Counts up each time the author asks to look for something in the text. */
  readonly findRequests = signal(0);
  /** The line that the page was scrolled to by its reader; a new object each time. */
  readonly pageTop = signal<{ line: number } | null>(null);
  /** The place in the text of the word that was clicked in the page; a new object each time. */
  readonly pageCaret = signal<{ at: number } | null>(null);
}
