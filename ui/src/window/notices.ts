/** What the window tells the author in its one line: what was done, or what went wrong. */
import { signal } from "@preact/signals";
import { failureOf } from "../host/failure";

/** What happened; `undo` where one operation takes it back. What is `about` a note goes when that is left. */
export interface Notice { text: string; hint: string; tone: "done" | "trouble"; undo: boolean; about: string | null }

export class Notices {
  readonly shown = signal<Notice | null>(null);

  say(text: string, { undo = false, hint = "", about = null }: Partial<Notice> = {}): void {
    this.shown.value = { text, hint, tone: "done", undo, about };
  }

  /** Tells whatever was thrown. A function of its own, so that it can stand behind any `catch`. */
  readonly report = (thrown: unknown): void => {
    const { message, hint } = failureOf(thrown);
    this.shown.value = { text: message, hint, tone: "trouble", undo: false, about: null };
  };

  /** The same of what the author was at in a note. */
  readonly reportOf = (path: string | null, thrown: unknown): void => {
    this.report(thrown);
    if (this.shown.value) this.shown.value = { ...this.shown.value, about: path };
  };

  /** Another note is open, or none: what was said of the one before is nothing to the author now. */
  left(path: string | null): void {
    const about = this.shown.peek()?.about ?? null;
    if (about !== null && about !== path) this.shown.value = null;
  }
}
