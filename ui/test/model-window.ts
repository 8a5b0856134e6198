/**
 * The author at the window, for the reducer's property test: an editor, two timers, and calls that are answered when
 * the test says so.
 */
import { hashOf } from "../src/host/fake/fake-host";
import type { Answer, CallEffect, Decision, NoteEvent } from "../src/note/reducer/events";
import { reduce } from "../src/note/reducer/reducer";
import {
  isAtRest, isDirty, isOnlyRecovered, isSafe, NO_NOTE, phaseOf, type NoteState,
} from "../src/note/reducer/state";
import { ModelLibrary } from "./model-library";

interface Waiting { call: CallEffect; asked: number; answer: Answer | null }

/** A text that something else than the editor makes, from an older one. */
interface Elsewhere { session: number; over: number; text: string }

const FILES = { a: "one\ntwo\nthree\n", b: "four\nfive\nsix\n" };

export class ModelWindow {
  library = new ModelLibrary(FILES);
  readonly libraries = [this.library];
  readonly waiting: Waiting[] = [];
  readonly copies: string[] = [];
  state: NoteState = NO_NOTE;
  /** What the author sees and types in. */
  editor = { session: 0, text: "", serial: 0 };
  isKeepDue = false;
  isSaveDue = false;
  /** Every word that was typed, but for those that the author gave up. */
  words = new Set<string>();
  readonly asked = new Set<number>();
  elsewhere: Elsewhere | null = null;
  /** The words of texts that the library said it has kept. */
  kept = new Set<string>();
  #count = 0;
  #moments = 0;

  happen(event: NoteEvent): void {
    const { state, effects } = reduce(this.state, event);
    this.state = state;
    const { shown } = state;
    if (shown === null) this.editor = { session: 0, text: "", serial: 0 };
    else if (shown.serial !== this.editor.serial) this.editor = { ...shown };
    for (const effect of effects) {
      switch (effect.kind) {
        case "keep-soon": this.isKeepDue = true; break;
        case "save-soon": this.isSaveDue = true; break;
        case "keep-no-more": this.isKeepDue = false; break;
        case "save-no-more": this.isSaveDue = false; break;
        case "over":
          if (!this.asked.delete(effect.ask)) throw new Error(`The ask ${effect.ask} is over twice.`);
          break;
        case "tell": break;
        default: this.waiting.push({ call: effect, asked: ++this.#moments, answer: null });
      }
    }
  }

  type(place: number): void {
    if (!this.state.note) return;
    const word = this.#word();
    const { text } = this.editor;
    // In one of the lines, or as a line of its own.
    const lines = text.split("\n");
    const at = place % lines.length;
    if (place % 2 === 0) lines[at] += word;
    else lines.splice(at, 0, word);
    this.editor.text = lines.join("\n");
    this.words.add(word);
    this.happen({ kind: "typed", session: this.editor.session, text: this.editor.text });
  }

  ask(event: (ask: number) => NoteEvent): void {
    const ask = ++this.#count;
    this.asked.add(ask);
    this.happen(event(ask));
  }

  decide(wanted: Decision): void {
    const { note } = this.state;
    // To put a note back is offered only where it is gone.
    if (!note || (wanted.to === "put-back" && !note.isGone)) return;
    this.ask((ask) => ({ kind: "decided", session: note.session, wanted, ask }));
  }

  keepDue(): void {
    if (!this.isKeepDue) return;
    this.isKeepDue = false;
    this.happen({ kind: "keep-due" });
  }

  saveDue(): void {
    if (!this.isSaveDue) return;
    this.isSaveDue = false;
    this.happen({ kind: "save-due" });
  }

  /** The library does what was asked; the answer is on its way. */
  process(at: number): void {
    const one = this.waiting[at % this.waiting.length];
    if (one) one.answer ??= this.library.answer(one.call, one.asked);
  }

  /** An answer arrives. */
  deliver(at: number): void {
    if (this.waiting.length === 0) return;
    this.process(at);
    const [one] = this.waiting.splice(at % this.waiting.length, 1);
    const { call, answer } = one!;
    if (call.kind === "keep" && answer!.kind === "done") {
      for (const word of this.words) if (call.text.includes(word)) this.kept.add(word);
    }
    this.happen(answer!);
  }

  hear(): void {
    const told = this.library.events.shift();
    if (told) this.happen({ kind: "told", told });
  }

  /** A form or a dialog begins to make another text of this one. */
  begin(): void {
    const { note } = this.state;
    if (note) this.elsewhere = { session: note.session, over: note.revision, text: `${this.#word()}\n${note.text()}` };
  }

  /** It is done with it, whatever became of the text meanwhile. */
  finish(way: "form" | "dialog"): void {
    const made = this.elsewhere;
    if (!made) return;
    this.elsewhere = null;
    if (way === "form") this.happen({ kind: "replaced", step: null, ...made });
    else {
      const wanted: Decision = { to: "use-text", text: made.text };
      this.ask((ask) => ({ kind: "decided", session: made.session, wanted, ask }));
    }
  }

  copy(): void {
    const { note } = this.state;
    if (!note) return;
    this.copies.push(note.text());
    this.happen({ kind: "copied", session: note.session, text: note.text() });
  }

  /** The author is asked, and gives up what no disk takes. */
  giveUp(): void {
    const { note } = this.state;
    if (!note || isSafe(note)) return;
    this.words = new Set([...this.words].filter((word) => this.#isOnDisk(word)));
    this.happen({ kind: "given-up", session: note.session, revision: note.revision });
  }

  /** Another library takes the place of this one, where no note is open; its notes have the same names. */
  switch(): void {
    this.ask((ask) => ({ kind: "open", path: null, ask }));
    // Who asked waits until nothing is open; the next library has to wait for that.
    if (this.state.note || this.state.going) return;
    if (this.waiting.length > 0) throw new Error(`The library was left with ${this.waiting[0]!.call.kind} on its way.`);
    this.happen({ kind: "library-closing" });
    this.library = new ModelLibrary({ a: "alpha\n", c: "gamma\n" });
    this.libraries.push(this.library);
    this.happen({ kind: "library-opened" });
  }

  /** Another program writes. */
  write(path: string, way: "top" | "end" | "whole" | "line" | "remove" | "again"): void {
    const { files } = this.library;
    const text = files.get(path);
    const word = `{${++this.#count}}`;
    if (way === "remove") files.delete(path);
    else if (way === "again") files.set(path, this.state.note?.base.text ?? text ?? word);
    else if (way === "whole" || text === undefined) files.set(path, `${word}\n`);
    else if (way === "line") files.set(path, text.replace("\n", `${word}\n`));
    else files.set(path, way === "top" ? `${word}\n${text}` : `${text}${word}\n`);
  }

  /**
   * Every word that was typed is shown, kept or a version; the author sees the text that would be saved; and whatever
   * was kept would be found after a crash, for then nothing is shown any more.
   */
  check(): void {
    const { note } = this.state;
    if (note && this.editor.text !== note.text()) throw new Error("The editor shows another text than the state has.");
    for (const word of this.words) {
      const isOnDisk = this.#isOnDisk(word);
      if (!this.editor.text.includes(word) && !isOnDisk) throw new Error(`The word ${word} is nowhere.`);
      if (this.kept.has(word) && !isOnDisk) throw new Error(`The word ${word} was kept, and is on no disk.`);
    }
  }

  /** There is room again, everybody answers, the author looks away: the window comes to rest and agrees with it. */
  settle(): void {
    const { full } = this.library;
    full.save = full.keep = false;
    this.#lookAway();
    const { note } = this.state;
    // Of a file that was away and is back as it was nobody tells; who looks away once more finds it.
    if (note?.isGone && this.library.files.has(note.opened.path)) this.#lookAway();
    if (this.asked.size > 0) throw new Error("Somebody still waits.");
    this.#agrees();
  }

  #lookAway(): void {
    this.happen({ kind: "flush" });
    for (let turn = 0; this.#isBusy(); turn++) {
      if (turn > 200) throw new Error("The window does not come to rest.");
      this.library.look();
      this.hear();
      this.deliver(0);
      this.keepDue();
      this.saveDue();
      this.check();
    }
  }

  #isBusy(): boolean {
    this.library.look();
    return this.waiting.length > 0 || this.library.events.length > 0 || this.isKeepDue || this.isSaveDue;
  }

  #agrees(): void {
    const { note } = this.state;
    const { files, buffers, watched } = this.library;
    const must = (isSo: boolean, words: string): void => {
      if (!isSo) throw new Error(`At rest: ${words}.`);
    };
    must(isAtRest(this.state), "something is on its way");
    if (!note) return;
    const { path } = note.opened;
    const file = files.get(path);
    const kept = buffers.get(path)?.text;
    // A file that is not there cannot be watched by opening it; to put it back looks again.
    must(watched?.path === path || note.isGone, `${watched?.path} is watched, and ${path} is open`);
    switch (phaseOf(this.state)) {
      case "saved":
        must(file === note.text() && !isDirty(note), "saved, and the file has another text");
        // Words that the file has not are worth keeping: of a note that was moved before the window heard of it.
        // So is what the database would not let go of while it was full.
        const isOlder = kept !== undefined && kept !== file && !this.#lacks(note.text(), kept);
        must(!isOlder || this.library.couldNotDrop, "saved, and an older text is kept");
        break;
      case "unsaved":
        must(isOnlyRecovered(note) && kept === note.text(), "unsaved, and it is not a recovered text that is kept");
        must(file !== undefined && hashOf(file) === note.base.hash, "recovered beside another file");
        break;
      case "changed-outside":
        must(file !== undefined && hashOf(file) === note.theirs?.hash, "a conflict with another file");
        must(kept === note.text() || !isDirty(note), "a conflict, and the text is not kept");
        break;
      case "gone":
        must(file === undefined, "gone, and the file is there");
        // What was kept before another program moved the note went along with it.
        must(
          kept === note.text() || !isDirty(note) || [...buffers.values()].some(({ text }) => text === note.text()),
          "gone, and the text is not kept",
        );
        break;
      default:
        must(false, `it is ${phaseOf(this.state)}`);
    }
  }

  /** True where one of the words is in the second text and not in the first. */
  #lacks(text: string, other: string): boolean {
    return [...this.words].some((word) => other.includes(word) && !text.includes(word));
  }

  #isOnDisk(word: string): boolean {
    return this.libraries.some((library) => library.holds(word)) || this.copies.some((copy) => copy.includes(word));
  }

  #word(): string {
    return `<${++this.#count}>`;
  }
}
