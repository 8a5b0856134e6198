/** What is asked of the library next. It follows from the state alone: no order of answers needs a case of its own. */
import type { Failure } from "../../host/wire";
import type { CallEffect, Decision, Effect } from "./events";
import { isDirty, isOnlyRecovered, isSafe, waits, type Note, type NoteState } from "./state";
import { decided, fromFile, notGoing, shown, toldAgain, typed, wanting, withNote, withText } from "./transitions";

const CHANGED_AGAIN: Failure = {
  code: "changed-outside", message: "The file was changed once more meanwhile.",
  hint: "Nothing was overwritten: compare again.",
};
const UNSAVED: Failure = { code: null, message: "The text is not saved.", hint: "Try again." };

export function askNext(before: NoteState, effects: Effect[]): NoteState {
  const { note, going } = before;
  let state = before;
  if (note && going && going.tried !== note.revision && isDirty(note)) {
    state = wanting({ ...before, going: { ...going, tried: note.revision } }, { save: true, keep: true });
  }
  return askBuffer(askFile(askBuffer(state, effects), effects), effects);
}

function askBuffer(state: NoteState, effects: Effect[]): NoteState {
  const { note } = state;
  if (!note || state.buffer || !(note.wants.keep || note.wants.drop)) return state;
  const { opened: { path }, base } = note;
  const free = wanting(state, { keep: false, drop: false });
  const emptied = withNote(free, { kept: null });
  if (!isDirty(note)) return note.wants.drop ? call(emptied, "buffer", { kind: "drop", path }, effects) : free;
  const text = note.text();
  if (!note.wants.keep || note.kept === text) return free;
  return call(emptied, "buffer", { kind: "keep", path, base: base.hash, text }, effects);
}

function askFile(state: NoteState, effects: Effect[]): NoteState {
  const { note, going, buffer } = state;
  if (state.file) return state;
  if (note?.told) return inspect(state, note, effects);
  if (note?.decision) return decide(state, note, note.decision.wanted, effects);
  if (note?.wants.save) return save(state, note, effects);
  if (!going) {
    const isWatched = !note || note.isGone || state.watched === note.opened.path;
    return isWatched ? state : read(state, note.opened.path, effects);
  }
  if (buffer || note?.wants.keep || note?.wants.drop) return state;
  if (note && !isSafe(note)) {
    return askFile(notGoing(state, note.refusal ?? note.unkept ?? UNSAVED, effects), effects);
  }
  if (going.to !== null) return read(state, going.to, effects);
  effects.push({ kind: "keep-no-more" }, { kind: "save-no-more" });
  return notGoing({ ...state, note: null, shown: null, watched: null }, null, effects);
}

/** Nobody has looked at the file since it was told to be another. */
function inspect(state: NoteState, note: Note, effects: Effect[]): NoteState {
  const { base, theirs, opened: { path } } = note;
  const free = withNote(state, { told: null, isUnseen: false });
  // Where it could not be looked at before, nobody knows whether the word is the newer one.
  const hash = note.isUnseen ? null : note.told?.hash;
  // A call that found no file may have been answered after the file was there again.
  if (hash === theirs?.hash) return askFile(withNote(free, { isGone: false }), effects);
  // The file is what the text began from: whether it is gone or another is no question any more.
  if (hash === base.hash && base.text !== null) {
    return askFile(withNote(free, { theirs: null, refusal: null, isGone: false }), effects);
  }
  if (!theirs && base.text !== null && !isDirty(note)) return read(free, path, effects);
  return call(free, "file", { kind: "merge", path, base: base.hash, text: note.text() }, effects);
}

function save(state: NoteState, note: Note, effects: Effect[]): NoteState {
  const free = wanting(state, { save: false });
  // Nothing is saved by itself there. Where the file could not be looked at, this is the wish with which it is.
  if (waits(note) || isOnlyRecovered(note)) return askFile(note.isUnseen ? toldAgain(free) : free, effects);
  const { opened: { path }, base, kept } = note;
  // A save lets go of what was kept before it was asked for: what is on its way there has to be there by then.
  if (isDirty(note) && state.buffer) return state;
  if (isDirty(note)) return call(free, "file", { kind: "save", path, base: base.hash, text: note.text() }, effects);
  const saved = withNote(free, { savedRevision: note.revision, refusal: null, unkept: null });
  return askFile(kept === null ? saved : wanting(saved, { drop: true }), effects);
}

/** Does what the author decided, once every text that it replaces is a version. */
function decide(state: NoteState, note: Note, wanted: Decision, effects: Effect[]): NoteState {
  const { opened: { path }, theirs, base, decision } = note;
  const mine = note.text();
  if (wanted.to === "keep-mine" && wanted.over !== null && theirs !== null && wanted.over !== theirs.hash) {
    return askFile(decided(state, CHANGED_AGAIN, effects), effects);
  }
  const left = replacedBy(wanted, note).find((text) => !decision?.versions.includes(text));
  if (left !== undefined) return call(state, "file", { kind: "version", path, text: left }, effects);
  const settled = withNote(state, { theirs: null, base: theirs ?? base, refusal: null });
  switch (wanted.to) {
    case "take-file": {
      const { hash, text } = theirs ?? base;
      effects.push({ kind: "keep-no-more" }, { kind: "save-no-more" });
      const taken = withNote(fromFile(settled, { hash, text: text ?? mine }), { recovered: null });
      return askFile(decided(wanting(taken, { drop: true }), null, effects), effects);
    }
    case "keep-mine": {
      const own = withNote(settled, { isAdopted: true, savedRevision: null });
      const next = wanted.text === null || wanted.text === mine ? own : shown(withText(own, wanted.text));
      return askFile(decided(wanting(next, { save: true }), null, effects), effects);
    }
    case "use-text":
      if (wanted.text === mine) return askFile(decided(state, null, effects), effects);
      return askFile(decided(shown(typed(state, wanted.text, effects)), null, effects), effects);
    case "put-back":
      return call(state, "file", { kind: "put-back", path, text: mine }, effects);
  }
}

/** The texts that are nowhere else once that is done. */
function replacedBy(wanted: Decision, note: Note): string[] {
  const mine = note.text();
  switch (wanted.to) {
    case "take-file": return isDirty(note) && mine !== note.theirs?.text ? [mine] : [];
    case "keep-mine": {
      const own = wanted.text === null || wanted.text === mine ? [] : [mine];
      return note.theirs ? [note.theirs.text, ...own] : own;
    }
    case "use-text": return wanted.text === mine ? [] : [mine];
    case "put-back": return [];
  }
}

type Unasked = CallEffect extends infer E ? (E extends CallEffect ? Omit<E, "ticket"> : never) : never;

function call(state: NoteState, way: "file" | "buffer", asked: Unasked, effects: Effect[]): NoteState {
  const ticket = state.last + 1;
  const effect = { ...asked, ticket } as CallEffect;
  effects.push(effect);
  const { note } = state;
  const onItsWay = { ...effect, revision: note?.revision ?? null, home: note?.opened.path ?? null };
  return { ...state, last: ticket, [way]: onItsWay };
}

function read(state: NoteState, path: string, effects: Effect[]): NoteState {
  return call({ ...state, watched: path, early: [] }, "file", { kind: "open", path }, effects);
}
