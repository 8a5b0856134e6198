/** Everything that can happen to the note in the editor, and everything that is done because of it, as values. */
import type { Failure, MergedOutside, NoteChanged, OpenNote } from "../../host/wire";
import type { Text } from "./text";

/** What the author decided about a text that the file does not have; done once what it leaves behind is a version. */
export type Decision =
  /** The file's text, in place of the one in the editor. */
  | { to: "take-file" }
  /** The editor's text, or what was made of it, over the file that changed; `over` is the file that the author saw. */
  | { to: "keep-mine"; text: string | null; over: string | null }
  /** Another text in the editor. */
  | { to: "use-text"; text: string }
  /** The text as a file again. */
  | { to: "put-back" };

export type NoteEvent =
  /** The author typed in the editor that shows this session. */
  | { kind: "typed"; session: number; text: Text }
  /** Something else than the editor has another text, made from the one with this revision; a stale one is nothing. */
  | { kind: "replaced"; session: number; over: number; text: string; step: string | null }
  /** The author asks for a note, or with no path for none. */
  | { kind: "open"; path: string | null; ask: number }
  | { kind: "save" }
  /** The author looks away: what is unsaved is put on the disk, one way or another. */
  | { kind: "flush" }
  | { kind: "keep-due" }
  | { kind: "save-due" }
  | { kind: "decided"; session: number; wanted: Decision; ask: number }
  /** The author saved the text elsewhere. */
  | { kind: "copied"; session: number; text: string }
  /** The author gave up the words that no disk takes. */
  | { kind: "given-up"; session: number; revision: number }
  /** The library told what became of a note's file. */
  | { kind: "told"; told: NoteChanged }
  /** The note is closed, nothing is on its way, and another library is opened; until it is, no note can be. */
  | { kind: "library-closing" }
  | { kind: "library-opened" }
  | Answer;

/** What comes back for a call, under the call's ticket. */
export type Answer =
  | { kind: "opened"; ticket: number; note: OpenNote }
  | { kind: "written"; ticket: number; hash: string }
  | { kind: "merged"; ticket: number; merged: MergedOutside }
  | { kind: "done"; ticket: number }
  | { kind: "refused"; ticket: number; failure: Failure };

/** What is asked of the library. */
export type CallEffect =
  | { kind: "open"; ticket: number; path: string }
  | { kind: "save"; ticket: number; path: string; base: string; text: string }
  | { kind: "merge"; ticket: number; path: string; base: string; text: string }
  | { kind: "put-back"; ticket: number; path: string; text: string }
  | { kind: "version"; ticket: number; path: string; text: string }
  | { kind: "keep"; ticket: number; path: string; base: string; text: string }
  | { kind: "drop"; ticket: number; path: string };

export type Effect =
  | CallEffect
  | { kind: "keep-soon" } | { kind: "save-soon" } | { kind: "keep-no-more" } | { kind: "save-no-more" }
  /** What the author asked for under this number is over. */
  | { kind: "over"; ask: number; failure: Failure | null }
  | { kind: "tell"; failure: Failure };

/** A call on its way, with the text and the path that the open note had when it was made. */
export type Call = CallEffect & { readonly revision: number | null; readonly home: string | null };
