/** What is known of the note in the editor, and what follows from it. Nothing is decided here. */
import type { Failure, NoteChanged, OpenNote, Recovered } from "../../host/wire";
import type { Call, Decision } from "./events";
import type { HeldText, Phase, Shown } from "./text";

/** A file as it was read. */
export interface FileText { hash: string; text: string }

export interface Note {
  readonly session: number;
  /** The note as it was read, under the path it has now. */
  readonly opened: OpenNote;
  readonly text: HeldText;
  /** Another number for each text. */
  readonly revision: number;
  /** The file that the text began from; its text is not known where only a recovered text names it. */
  readonly base: { readonly hash: string; readonly text: string | null };
  /** The revision that is known to be the text of the base. */
  readonly savedRevision: number | null;
  /** The file, where it is another than the base and only the author can bring the two together. */
  readonly theirs: FileText | null;
  /** True where there is no file at the path. */
  readonly isGone: boolean;
  /** The library told that the file has this hash, or, with none, that it is another; nobody has looked yet. */
  readonly told: { readonly hash: string | null } | null;
  /**
   * True where the file could not be looked at, or the text was another by then: with the next wish it is tried again.
   */
  readonly isUnseen: boolean;
  readonly recovered: Recovered | null;
  /** True where recovered text is the author's own again: typed in, or saved on the author's word. */
  readonly isAdopted: boolean;
  /** The text that the library's buffer holds, as far as the library said so. */
  readonly kept: string | null;
  /** The text that the author saved elsewhere. */
  readonly copied: string | null;
  /** The revision that the author gave up. */
  readonly givenUp: number | null;
  /** Why the file did not take the text. */
  readonly refusal: Failure | null;
  /** Why the library's buffer did not. */
  readonly unkept: Failure | null;
  readonly wants: { readonly save: boolean; readonly keep: boolean; readonly drop: boolean };
  readonly decision: { readonly wanted: Decision; readonly ask: number; readonly versions: readonly string[] } | null;
}

/** Where the author wants to go; to no note, where the path is none. */
export interface Going {
  readonly to: string | null;
  readonly ask: number;
  /** The revision that was tried to be flushed before. */
  readonly tried: number | null;
}

export interface NoteState {
  readonly note: Note | null;
  readonly shown: Shown | null;
  readonly going: Going | null;
  /**
   * What is asked about the file and not answered. One thing at a time: an answer is never about an older state of the
   * file.
   */
  readonly file: Call | null;
  /** What is asked about the library's buffer and not answered. It waits for no file. */
  readonly buffer: Call | null;
  /** The note that the library was last asked to watch. */
  readonly watched: string | null;
  /** What the library told while a note was being opened: of that note it may be newer than the answer. */
  readonly early: readonly NoteChanged[];
  /** True while another library is opened. */
  readonly isShut: boolean;
  /** How often a change from outside was merged into unsaved text. */
  readonly merges: number;
  /** The last number that was given to a call, a session, a text or a showing. */
  readonly last: number;
}

export const NO_NOTE: NoteState = {
  note: null, shown: null, going: null, file: null, buffer: null, watched: null, early: [], isShut: false, merges: 0,
  last: 0,
};

/** True where the file has not got the text. Only a text that may be another is joined and compared. */
export function isDirty({ text, base, revision, savedRevision }: Note): boolean {
  return revision !== savedRevision && text() !== base.text;
}

/** True where recovered text is not yet the author's own again. */
export const isOnlyRecovered = ({ recovered, isAdopted }: Note): boolean => recovered !== null && !isAdopted;

/** True where only the author can say what happens to the text. */
export const waits = ({ theirs, isGone }: Note): boolean => theirs !== null || isGone;

/** True where the words are on a disk, or given up: the editor may show another note. */
export function isSafe(note: Note): boolean {
  return note.givenUp === note.revision || !isDirty(note) || note.kept === note.text() || note.copied === note.text();
}

/** True where nothing is asked and nothing will be asked by itself. */
export const isAtRest = ({ file, buffer, going }: NoteState): boolean =>
  file === null && buffer === null && going === null;

export function phaseOf({ note, file }: NoteState): Phase {
  if (!note) return "saved";
  if (note.isGone) return "gone";
  if (note.theirs) return "changed-outside";
  if (note.refusal) return "refused";
  if (file?.kind === "save") return "saving";
  return note.revision === note.savedRevision ? "saved" : "unsaved";
}
