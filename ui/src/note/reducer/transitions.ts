/** The small steps between two states of a note, and what is done because of each. Nothing is decided here. */
import type { Failure } from "../../host/wire";
import type { Effect } from "./events";
import { waits, type Note, type NoteState } from "./state";
import { held, type Text } from "./text";

/** The state with something else about its note. */
export function withNote(state: NoteState, change: Partial<Note>): NoteState {
  return state.note ? { ...state, note: { ...state.note, ...change } } : state;
}

/**
 * The state in which the file is to be looked at, because it may be another than is known here. Of two words on what it
 * holds nobody knows which is the newer one.
 */
export function toldAgain(state: NoteState, hash: string | null = null): NoteState {
  const told = state.note?.told ?? { hash };
  const isSure = hash === null || told.hash === hash;
  return withNote(state, { told: isSure ? told : { hash: null }, isUnseen: false });
}

/** The state in which the text is wanted on the disk, or no more. */
export function wanting(state: NoteState, wants: Partial<Note["wants"]>): NoteState {
  return state.note ? withNote(state, { wants: { ...state.note.wants, ...wants } }) : state;
}

/** The state with another text, which is not in the editor yet. */
export function withText(state: NoteState, text: Text): NoteState {
  const revision = state.last + 1;
  return { ...withNote(state, { text: held(text), revision }), last: revision };
}

/** The text of a file, in the editor. */
export function fromFile(state: NoteState, { hash, text }: { hash: string; text: string }): NoteState {
  const next = withText(state, text);
  return shown(withNote(next, { base: { hash, text }, theirs: null, savedRevision: next.last, kept: null }));
}

/** Gives the text to the editor, as a part of a step where it is one. */
export function shown(state: NoteState, step: string | null = null): NoteState {
  const { note } = state;
  if (!note) return state;
  const serial = state.last + 1;
  const { session, opened: { path, readOnly } } = note;
  return { ...state, shown: { session, path, text: note.text(), readOnly, serial, step }, last: serial };
}

/** Takes another text from the author. */
export function typed(state: NoteState, text: Text, effects: Effect[]): NoteState {
  const { note } = state;
  if (!note) return state;
  effects.push({ kind: "keep-soon" });
  if (!waits(note)) effects.push({ kind: "save-soon" });
  return withText(withNote(state, { isAdopted: true }), text);
}

/** What the author asked for under a number is over, done or not. */
export function over(state: NoteState, ask: number, failure: Failure | null, effects: Effect[]): NoteState {
  effects.push({ kind: "over", ask, failure });
  return state;
}

/** The author is on the way to no other note any more. */
export function notGoing(state: NoteState, failure: Failure | null, effects: Effect[]): NoteState {
  return state.going ? over({ ...state, going: null }, state.going.ask, failure, effects) : state;
}

/** What the author decided is done, or cannot be. */
export function decided(state: NoteState, failure: Failure | null, effects: Effect[]): NoteState {
  const { decision } = state.note ?? {};
  return decision ? withNote(over(state, decision.ask, failure, effects), { decision: null }) : state;
}
