/** What the library says of the open note: answers to calls, and what became of its file. It changes what is known. */
import type { Failure, MergedOutside, NoteChanged, OpenNote } from "../../host/wire";
import type { Answer, Call, Effect } from "./events";
import { isDirty, isOnlyRecovered, type Note, type NoteState } from "./state";
import { decided, fromFile, notGoing, shown, toldAgain, wanting, withNote, withText } from "./transitions";
import { held } from "./text";

export function answered(state: NoteState, call: Call, answer: Answer, effects: Effect[]): NoteState {
  switch (answer.kind) {
    case "opened": return opened(state, call, answer.note, effects);
    case "written": return written(state, call, answer.hash, effects);
    case "merged": return merged(state, call, answer.merged, effects);
    case "done": return done(state, call);
    case "refused": return refused(state, call, answer.failure, effects);
  }
}

export function told(state: NoteState, event: NoteChanged, effects: Effect[]): NoteState {
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
  const there = free.shown && { ...free.shown, path };
  // What was kept under the path before may not have come along, and the library may watch what is there now.
  const now = { opened: { ...opened, path }, kept: null };
  return wanting(withNote({ ...free, shown: there, watched: null }, now), { keep: true });
}

function opened(state: NoteState, call: Call, read: OpenNote, effects: Effect[]): NoteState {
  const { note, going } = state;
  if (going?.to === call.path) {
    // What was typed or decided meanwhile is flushed first, and then the note is read anew.
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
