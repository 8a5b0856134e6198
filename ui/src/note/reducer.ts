/**
 * What a note is in the window: a state and an event make the next state and what is to be asked, and nothing else
 * happens here. Every answer names the call it answers; one that comes too late changes nothing that was typed.
 * An event only says what is known and wanted now (`happened`); what is asked because of it follows from the state
 * alone (`askNext`), so that no order of answers needs a case of its own.
 */
import type { Failure, MergedOutside, NoteChanged, OpenNote } from "../host/wire";
import type { Answer, Call, CallEffect, Effect, NoteEvent } from "./events";
import {
  fromFile, isDirty, isOnlyRecovered, isSafe, shown, toldAgain, waits, wanting, withNote, withText,
  type Decision, type Note, type NoteState,
} from "./state";
import { held, type Text } from "./text";

export interface Step { state: NoteState; effects: Effect[] }

export function reduce(state: NoteState, event: NoteEvent): Step {
  const effects: Effect[] = [];
  const next = askNext(happened(state, event, effects), effects);
  const { note } = next;
  if (isHeldUp(state.note) && note && !isHeldUp(note) && isUnsaved(note)) effects.push({ kind: "save-soon" });
  return { state: next, effects };
}

/** True where saving by itself has stopped. Once it has not, what is unsaved is saved again. */
const isHeldUp = (note: Note | null): boolean => note !== null && (waits(note) || note.refusal !== null);
const isUnsaved = (note: Note): boolean => note.revision !== note.savedRevision && !isOnlyRecovered(note);

function happened(state: NoteState, event: NoteEvent, effects: Effect[]): NoteState {
  const { note } = state;
  switch (event.kind) {
    case "typed":
      return note?.session === event.session ? put(state, event.text, effects) : state;
    case "replaced":
      if (note?.session !== event.session || note.revision !== event.over || note.text() === event.text) return state;
      return shown(put(state, event.text, effects));
    case "open":
      return wished(state, event.path, event.ask, effects);
    case "save":
      effects.push({ kind: "save-no-more" });
      return wanting(withNote(retried(state), { isAdopted: true }), { save: true, ...(note?.unkept && { keep: true }) });
    case "flush":
      effects.push({ kind: "keep-no-more" }, { kind: "save-no-more" });
      return wanting(retried(state), { save: true, keep: true });
    case "keep-due":
      return wanting(note?.isUnseen ? toldAgain(state) : state, { keep: true });
    case "save-due":
      return wanting(state, { save: true });
    case "decided": {
      if (note?.session !== event.session) return over(state, event.ask, ANOTHER_NOTE, effects);
      const free = note.decision ? over(state, note.decision.ask, null, effects) : state;
      return withNote(retried(free), { decision: { wanted: event.wanted, ask: event.ask, versions: [] } });
    }
    case "copied":
      return note?.session === event.session ? withNote(state, { copied: event.text }) : state;
    case "given-up":
      return note?.session === event.session ? withNote(state, { givenUp: event.revision }) : state;
    case "told":
      return told(state, event.told, effects);
    case "library-closing":
      if (note) return state;
      return { ...notGoing(state, null, effects), watched: null, isShut: true };
    case "library-opened":
      return { ...state, isShut: false };
    case "opened":
    case "written":
    case "merged":
    case "done":
    case "refused": {
      const { file, buffer } = state;
      // Whatever was given up is answered, too.
      if (event.ticket === file?.ticket) return answered({ ...state, file: null }, file, event, effects);
      if (event.ticket === buffer?.ticket) return answered({ ...state, buffer: null }, buffer, event, effects);
      return state;
    }
  }
}

function answered(state: NoteState, call: Call, answer: Answer, effects: Effect[]): NoteState {
  switch (answer.kind) {
    case "opened": return opened(state, call, answer.note, effects);
    case "written": return written(state, call, answer.hash, effects);
    case "merged": return merged(state, call, answer.merged, effects);
    case "done": return done(state, call);
    case "refused": return refused(state, call, answer.failure, effects);
  }
}

// What the author does.

/** A file that could not be looked at, or was not there, may be there by now. */
function retried(state: NoteState): NoteState {
  return state.note?.isUnseen || state.note?.isGone ? toldAgain(state) : state;
}

/** Takes another text from the author. */
function put(state: NoteState, text: Text, effects: Effect[]): NoteState {
  const { note } = state;
  if (!note) return state;
  effects.push({ kind: "keep-soon" });
  if (!waits(note)) effects.push({ kind: "save-soon" });
  return withText(withNote(state, { isAdopted: true }), text);
}

/** The author wants to be at another note, or at none; the last word counts. The open one is not opened again. */
function wished(state: NoteState, path: string | null, ask: number, effects: Effect[]): NoteState {
  const { note } = state;
  const free = notGoing(state, null, effects);
  if (note?.opened.path === path) {
    over(free, ask, null, effects);
    return note.isGone ? toldAgain(free) : free;
  }
  if (state.isShut) return over(free, ask, null, effects);
  effects.push({ kind: "keep-no-more" }, { kind: "save-no-more" });
  return { ...free, going: { to: path, ask, tried: null } };
}

// What the library tells.

function told(state: NoteState, event: NoteChanged, effects: Effect[]): NoteState {
  const { note, file } = state;
  if (event.path !== note?.opened.path) {
    return file?.kind === "open" ? { ...state, early: [...state.early, event] } : state;
  }
  if (event.change === "removed") {
    effects.push({ kind: "save-no-more" });
    // The word may be older than what was put there since: it is looked whether that is so.
    return wanting(withNote(state, { isGone: true, theirs: null, told: { hash: null } }), { keep: true });
  }
  const path = event.change === "moved" && event.to !== null ? event.to : note.opened.path;
  const heard = withNote(state, { isGone: false, told: { hash: event.hash } });
  return path === note.opened.path ? heard : followed(heard, note.opened, path, effects);
}

/** The note has another path. */
function followed(state: NoteState, opened: OpenNote, path: string, effects: Effect[]): NoteState {
  // Whoever is on the way to where the note went is there.
  const free = state.going?.to === path ? notGoing(state, null, effects) : state;
  // What was kept under the path before may not have come along, and the library may watch what is there now.
  return wanting(withNote({ ...free, watched: null }, { opened: { ...opened, path }, kept: null }), { keep: true });
}

function opened(state: NoteState, call: Call, read: OpenNote, effects: Effect[]): NoteState {
  const { note, going } = state;
  if (going?.to === call.path) {
    // What was typed or decided meanwhile is put away first, and then the note is read anew.
    const isLeft = !note || (note.revision === call.revision && note.decision === null);
    return isLeft ? begun(state, read, effects) : state;
  }
  if (note?.opened.path !== call.path) return state;
  // What is typed while the file is read is not dropped for it: the two are brought together.
  const there = withNote(state, { isGone: false });
  if (note.revision !== call.revision || note.theirs || isDirty(note)) return toldAgain(there, read.hash);
  const now = withNote(there, { opened: { ...read, recovered: null }, refusal: null });
  if (read.hash === note.base.hash) return now;
  return wanting(fromFile(now, read), { drop: true });
}

/** Shows a note that was opened anew; its texts before are not to be undone into. */
function begun(state: NoteState, read: OpenNote, effects: Effect[]): NoteState {
  const { recovered, hash, text } = read;
  const revision = state.last + 1;
  const isOlder = recovered !== null && recovered.base !== null && recovered.base !== hash;
  const note: Note = {
    session: revision, opened: read, revision,
    text: held(recovered?.text ?? text),
    base: isOlder ? { hash: recovered.base!, text: null } : { hash, text },
    savedRevision: recovered ? null : revision,
    theirs: isOlder ? { hash, text } : null,
    isGone: false, told: null, isUnseen: false, recovered, isAdopted: false,
    kept: recovered?.text ?? null, copied: null, givenUp: null, refusal: null, unkept: null,
    wants: { save: false, keep: false, drop: false }, decision: null,
  };
  effects.push({ kind: "keep-no-more" }, { kind: "save-no-more" });
  const begins = notGoing({ ...state, note, early: [], last: revision }, null, effects);
  const early = state.early.filter(({ path }) => path === read.path);
  return early.reduce((now, event) => told(now, event, effects), shown(begins));
}

function written(state: NoteState, call: Call, hash: string, effects: Effect[]): NoteState {
  const { note } = state;
  if (!note || !("text" in call)) return state;
  const isAll = note.revision === call.revision;
  if (isAll) effects.push({ kind: "keep-no-more" });
  const now = withNote(state, {
    base: { hash, text: call.text }, savedRevision: isAll ? note.revision : null,
    theirs: null, recovered: null, refusal: null,
    // A save lets the library's buffer go, but for what was kept since: what is still unsaved is kept again.
    kept: null, unkept: isAll ? null : note.unkept,
  });
  const next = wanting(now, isAll ? { drop: true, keep: false } : { keep: true });
  return call.kind === "put-back" ? decided(withNote(next, { isGone: false }), null, effects) : next;
}

function merged(state: NoteState, call: Call, answer: MergedOutside, effects: Effect[]): NoteState {
  const { note } = state;
  const { hash, theirs, merged: both } = answer;
  if (!note || !("text" in call)) return state;
  // The author typed on, or the file has another path: it is asked again, so that no key is left out. Whoever types
  // faster than the library merges is not asked about at each key, since each time what was typed becomes a version.
  if (note.revision !== call.revision || note.opened.path !== call.path) {
    const isUrgent = note.opened.path !== call.path || note.decision !== null;
    if (!isUrgent) effects.push({ kind: "keep-soon" });
    return wanting(withNote(isUrgent ? toldAgain(state) : state, { isUnseen: !isUrgent, kept: null }), { keep: true });
  }
  const there = withNote(state, { isGone: false, refusal: null, kept: null });
  if (both === null && hash !== note.base.hash) {
    effects.push({ kind: "save-no-more" });
    return wanting(withNote(there, { theirs: { hash, text: theirs } }), { keep: true });
  }
  const agreed = withNote(there, { base: { hash, text: theirs }, theirs: null });
  effects.push({ kind: "keep-soon" });
  if (!isOnlyRecovered(note)) effects.push({ kind: "save-soon" });
  const isNew = both !== null && both !== call.text;
  const next = isNew ? { ...shown(withText(agreed, both)), merges: agreed.merges + 1 } : agreed;
  if ((both ?? call.text) !== theirs) return next;
  return wanting(withNote(next, { savedRevision: next.note?.revision ?? null, recovered: null }), { drop: true });
}

function done(state: NoteState, call: Call): NoteState {
  const { note } = state;
  if (!note) return state;
  if (call.kind === "version" && note.decision) {
    return withNote(state, { decision: { ...note.decision, versions: [...note.decision.versions, call.text] } });
  }
  if (call.kind !== "keep") return state;
  if (call.path !== note.opened.path) return wanting(state, { keep: true });
  return withNote(state, { kept: call.text, unkept: null });
}

function refused(state: NoteState, call: Call, failure: Failure, effects: Effect[]): NoteState {
  const { note, going } = state;
  if (call.kind === "open" && going?.to === call.path) return notGoing(state, failure, effects);
  if (!note) return state;
  // Of a path that was not yet the note's, or is no more, a refusal says nothing of the note.
  const isThere = call.path === note.opened.path && call.home === call.path;
  const gone = wanting(withNote(state, { isGone: true }), { keep: true });
  // The text is nowhere but here and in the buffer; the author hears why.
  const unsaved = wanting(withNote(state, { refusal: failure }), note.unkept ? {} : { keep: true });
  switch (call.kind) {
    case "open":
      if (!isThere) return { ...state, watched: null };
      if (failure.code === "gone") return { ...gone, watched: null };
      effects.push({ kind: "tell", failure });
      return decided(withNote(state, { isUnseen: true }), failure, effects);
    case "save":
      if (!isThere) return wanting(state, { save: true });
      if (failure.code === "changed-outside") return toldAgain(state);
      return failure.code === "gone" ? gone : unsaved;
    case "merge":
      if (!isThere) return toldAgain(state);
      return failure.code === "gone" ? gone : decided(withNote(unsaved, { isUnseen: true }), failure, effects);
    case "put-back":
      return decided(failure.code === "changed-outside" ? toldAgain(state) : state, failure, effects);
    case "version":
      return decided(state, failure, effects);
    case "keep": {
      const unkept = withNote(state, { unkept: failure, kept: null });
      if (!isThere) return wanting(unkept, { keep: true });
      // Where the buffer does not take the words, the file may; and the other way round. Once each, not in a circle.
      return note.refusal ? unkept : wanting(unkept, { save: true });
    }
    case "drop":
      // It is dropped with the next save, or found to be the same as the file.
      return state;
  }
}

// What is asked next.

function askNext(before: NoteState, effects: Effect[]): NoteState {
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
  if (note?.told) return look(state, note, effects);
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
function look(state: NoteState, note: Note, effects: Effect[]): NoteState {
  const { base, theirs, opened: { path } } = note;
  const free = withNote(state, { told: null, isUnseen: false });
  if (note.told?.hash === theirs?.hash) return askFile(free, effects);
  // The file is what the text began from: whether it is gone or another is no question any more.
  if (note.told?.hash === base.hash && base.text !== null) {
    return askFile(withNote(free, { theirs: null, refusal: null }), effects);
  }
  if (!theirs && base.text !== null && !isDirty(note)) return read(free, path, effects);
  return call(free, "file", { kind: "merge", path, base: base.hash, text: note.text() }, effects);
}

function save(state: NoteState, note: Note, effects: Effect[]): NoteState {
  const free = wanting(state, { save: false });
  if (waits(note) || isOnlyRecovered(note)) return askFile(free, effects);
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
      return askFile(decided(wanted.text === mine ? state : shown(put(state, wanted.text, effects)), null, effects), effects);
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

// The small moves.

const ANOTHER_NOTE: Failure = {
  code: null, message: "Another note is open by now.", hint: "Open the first one and choose again.",
};
const CHANGED_AGAIN: Failure = {
  code: "changed-outside", message: "The file was changed once more meanwhile.", hint: "Nothing was overwritten: compare again.",
};
const UNSAVED: Failure = { code: null, message: "The text is not saved.", hint: "Try again." };

type Unasked = CallEffect extends infer E ? (E extends CallEffect ? Omit<E, "ticket"> : never) : never;

function call(state: NoteState, way: "file" | "buffer", asked: Unasked, effects: Effect[]): NoteState {
  const ticket = state.last + 1;
  const effect = { ...asked, ticket } as CallEffect;
  effects.push(effect);
  const { note } = state;
  return { ...state, last: ticket, [way]: { ...effect, revision: note?.revision ?? null, home: note?.opened.path ?? null } };
}

function read(state: NoteState, path: string, effects: Effect[]): NoteState {
  return call({ ...state, watched: path, early: [] }, "file", { kind: "open", path }, effects);
}

function over(state: NoteState, ask: number, failure: Failure | null, effects: Effect[]): NoteState {
  effects.push({ kind: "over", ask, failure });
  return state;
}

function notGoing(state: NoteState, failure: Failure | null, effects: Effect[]): NoteState {
  return state.going ? over({ ...state, going: null }, state.going.ask, failure, effects) : state;
}

function decided(state: NoteState, failure: Failure | null, effects: Effect[]): NoteState {
  const { decision } = state.note ?? {};
  return decision ? withNote(over(state, decision.ask, failure, effects), { decision: null }) : state;
}
