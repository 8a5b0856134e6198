/** What the window tells the author in its one line: what was done, or what went wrong. */
import { signal } from "@preact/signals";
import { failureOf } from "../host/failure";

/** What happened; `undo` where one operation takes it back. */
export interface Notice { text: string; hint: string; tone: "done" | "trouble"; undo: boolean }

export class Notices {
  readonly shown = signal<Notice | null>(null);

  say(text: string, { undo = false, hint = "" }: { undo?: boolean; hint?: string } = {}): void {
    this.shown.value = { text, hint, tone: "done", undo };
  }

  /** Tells whatever was thrown. A function of its own, so that it can stand behind any `catch`. */
  readonly report = (thrown: unknown): void => {
    const { message, hint } = failureOf(thrown);
    this.shown.value = { text: message, hint, tone: "trouble", undo: false };
  };
}
