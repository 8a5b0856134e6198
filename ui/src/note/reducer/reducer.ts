/**
 * What a note is in the window: a state and an event make the next state and what is to be asked, and nothing else
 * happens here. Every answer names the call it answers; one that comes too late changes nothing that was typed.
 * An event only says what is known and wanted now (`happened`); what is asked because of it follows from the state
 * alone (`askNext`), so that no order of answers needs a case of its own.
 */
import type { Failure } from "../../host/wire";
import { answered, told } from "./answers";
import type { Effect, NoteEvent } from "./events";
import { askNext } from "./next-call";
import { isOnlyRecovered, waits, type Note, type NoteState } from "./state";
import { notGoing, over, shown, toldAgain, typed, wanting, withNote } from "./transitions";

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

const ANOTHER_NOTE: Failure = {
  code: null, message: "Another note is open by now.", hint: "Open the first one and choose again.",
};

function happened(state: NoteState, event: NoteEvent, effects: Effect[]): NoteState {
  const { note } = state;
  switch (event.kind) {
    case "typed":
      return note?.session === event.session ? typed(state, event.text, effects) : state;
    case "replaced":
      if (note?.session !== event.session || note.revision !== event.over || note.text() === event.text) return state;
      return shown(typed(state, event.text, effects), event.step);
    case "open":
      return wished(state, event.path, event.ask, effects);
    case "save":
      effects.push({ kind: "save-no-more" });
      return wanting(
        withNote(retried(state), { isAdopted: true }), { save: true, ...(note?.unkept && { keep: true }) },
      );
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

/** A file that could not be looked at, or was not there, may be there by now. */
function retried(state: NoteState): NoteState {
  return state.note?.isUnseen || state.note?.isGone ? toldAgain(state) : state;
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
