/**
 * The note in the editor, as the rest of the window has it: signals to draw by, verbs to call, and the one place that
 * does what the reducer says. Every decision is in `reducer/`; here are only the calls and the timers.
 */
import { batch, signal } from "@preact/signals";
import { failureOf } from "../host/failure";
import type { Host } from "../host/host";
import type { Failure, NoteChanged, OpenNote } from "../host/wire";
import type { Answer, CallEffect, Decision, Effect, NoteEvent } from "./reducer/events";
import { reduce } from "./reducer/reducer";
import { SaveTimers, systemClock, type Clock, type Pauses } from "./save-timers";
import { isAtRest, isDirty, isSafe, NO_NOTE, phaseOf, type FileText, type NoteState } from "./reducer/state";
import type { Phase, Shown, Text } from "./reducer/text";

interface Options {
  /** Hears what went wrong where nobody waits for it. */
  report: (failure: Failure) => void;
  clock: Clock;
  pauses: Pauses;
}

export class EditedNote {
  readonly opened = signal<OpenNote | null>(null);
  readonly shown = signal<Shown | null>(null);
  /** Another number whenever the text is another one. */
  readonly revision = signal(0);
  readonly phase = signal<Phase>("saved");
  /** Why the file did not take the text. */
  readonly failure = signal<Failure | null>(null);
  /**
   * Why the library did not even keep it: then the words are in this window, and nowhere else. None where a copy was
   * saved.
   */
  readonly unkept = signal<Failure | null>(null);
  /** Text that was typed before the program ended and never saved; it is what the editor shows. */
  readonly recovered = signal<OpenNote["recovered"]>(null);
  /** Counts up whenever a change from outside was merged into unsaved text. */
  readonly merges = signal(0);

  readonly #host: Host;
  readonly #report: (failure: Failure) => void;
  readonly #timers: SaveTimers;
  #state: NoteState = NO_NOTE;
  #asks = 0;
  /** Who waits for what was asked under a number. */
  readonly #asked = new Map<number, (failure: Failure | null) => void>();
  /** Who waits until nothing is on its way. */
  #waiting: (() => void)[] = [];

  constructor(host: Host, options: Partial<Options> = {}) {
    const { report = () => undefined, clock = systemClock, pauses = { keep: 500, save: 3000 } } = options;
    this.#host = host;
    this.#report = report;
    this.#timers = new SaveTimers(clock, pauses, {
      keep: () => this.#dispatch({ kind: "keep-due" }),
      save: () => this.#dispatch({ kind: "save-due" }),
    });
  }

  get path(): string | null {
    return this.#state.note?.opened.path ?? null;
  }

  /** Each opening of a note is an editing session of its own, by its number; 0 where no note is open. */
  get session(): number {
    return this.#state.note?.session ?? 0;
  }

  /** The text as it is now. */
  get text(): string {
    return this.#state.note?.text() ?? "";
  }

  /** The file as far as it is known here: what the text began from, or what another program made of it. */
  get file(): FileText {
    const { note } = this.#state;
    const { hash, text } = note?.theirs ?? note?.base ?? { hash: "", text: null };
    return { hash, text: text ?? "" };
  }

  /** Why no disk takes the words: they would be lost if the editor showed another note. */
  get unsafe(): Failure | null {
    const { note } = this.#state;
    return note && !isSafe(note) ? note.refusal ?? note.unkept : null;
  }

  /** True where no note is open, and none is on its way. */
  get isVacant(): boolean {
    return this.#state.note === null && this.#state.going === null;
  }

  /**
   * Opens a note once the one before it is flushed; the last call wins, and the open note is not opened again.
   * Fails where it cannot be opened, or where no disk takes the words of the one before.
   */
  open(path: string): Promise<void> {
    return this.#ask((ask) => ({ kind: "open", path, ask }));
  }

  /** Flushes the note and shows none. Fails where no disk takes its words. */
  close(): Promise<void> {
    return this.#ask((ask) => ({ kind: "open", path: null, ask }));
  }

  /** What the author typed, in the editor that shows this session. */
  edit(text: Text, session = this.session): void {
    this.#dispatch({ kind: "typed", session, text });
  }

  /** Replaces the text from elsewhere than the editor, which can undo it. */
  replace(text: string): void {
    this.replaceOver(this.revision.peek(), text);
  }

  /**
   * The same with a text that was made from an older one. Those of one `step` in a row are undone together. Returns
   * whether that was still the text.
   */
  replaceOver(revision: number, text: string, step: string | null = null): boolean {
    const { note } = this.#state;
    if (note?.revision !== revision) return false;
    this.#dispatch({ kind: "replaced", session: note.session, over: revision, text, step });
    return true;
  }

  /** Saves what is unsaved, on the author's word. Does nothing where the author has to decide something else first. */
  async save(): Promise<void> {
    this.#dispatch({ kind: "save" });
    await this.#settled();
  }

  /**
   * Saves, and keeps the text in the library's buffer in case that fails, so that no word is lost.
   * Recovered text that nobody looked at stays a buffer.
   */
  async flush(): Promise<void> {
    this.#dispatch({ kind: "flush" });
    await this.#settled();
  }

  /** Flushes every word before the window closes; fails where neither the file nor the library takes them. */
  async leave(): Promise<void> {
    for (;;) {
      const tried = this.#state.note?.revision;
      await this.flush();
      const { note } = this.#state;
      // What was typed meanwhile is flushed, too.
      if (!note || (note.revision === tried && isSafe(note)) || !isDirty(note)) return;
      if (note.revision === tried) throw note.refusal ?? note.unkept ?? failureOf("The text is not saved.");
    }
  }

  /** The author gives up the words of this revision, which no disk takes; not those that were typed since. */
  giveUp(revision: number): void {
    this.#dispatch({ kind: "given-up", session: this.session, revision });
  }

  /** Saves the text to a file elsewhere, where the author says. Returns where it went. */
  async saveCopy(): Promise<string | null> {
    const { note } = this.#state;
    if (!note) return null;
    const text = note.text();
    const place = await this.#host.saveCopy(note.opened.path.replace(/^.*\//, ""), text);
    if (place !== null) this.#dispatch({ kind: "copied", session: note.session, text });
    return place;
  }

  /** Hears that a note changed on the disk. */
  async fileChanged(told: NoteChanged): Promise<void> {
    this.#dispatch({ kind: "told", told });
    await this.#settled();
  }

  /** Shows the file as it is on the disk; the author's own text stays a version, and one undo away. */
  takeTheirs(): Promise<void> {
    return this.#decide({ to: "take-file" });
  }

  /**
   * Saves the author's text, or what was made of both, over the file that changed outside: only ever on the author's
   * word, and where `over` names the file that the author saw, over that file alone.
   */
  keepMine(text: string | null = null, over: string | null = null): Promise<void> {
    return this.#decide({ to: "keep-mine", text, over });
  }

  /** Writes the text of a removed note to where it was. */
  putBack(): Promise<void> {
    return this.#decide({ to: "put-back" });
  }

  /** Goes back to the text of the file; what was recovered stays a version, and one undo away. */
  dropRecovered(): Promise<void> {
    return this.#decide({ to: "take-file" });
  }

  /** Shows a text that was made in another place of the window; the one before it stays a version. */
  useText(text: string, session: number): Promise<void> {
    return this.#decide({ to: "use-text", text }, session);
  }

  /** From now on no note is opened, and what was still asked of the library is nobody's. */
  libraryCloses(): void {
    this.#dispatch({ kind: "library-closing" });
  }

  libraryOpened(): void {
    this.#dispatch({ kind: "library-opened" });
  }

  async #decide(wanted: Decision, session = this.session): Promise<void> {
    if (session === 0) return;
    await this.#ask((ask) => ({ kind: "decided", session, wanted, ask }));
    await this.#settled();
  }

  async #ask(event: (ask: number) => NoteEvent): Promise<void> {
    const ask = ++this.#asks;
    const failure = await new Promise<Failure | null>((over) => {
      this.#asked.set(ask, over);
      this.#dispatch(event(ask));
    });
    if (failure) throw failure;
  }

  async #settled(): Promise<void> {
    if (!isAtRest(this.#state)) await new Promise<void>((rested) => this.#waiting.push(rested));
  }

  #dispatch(event: NoteEvent): void {
    const { state, effects } = reduce(this.#state, event);
    this.#state = state;
    this.#publish();
    for (const effect of effects) this.#carryOut(effect);
    if (isAtRest(this.#state)) for (const rested of this.#waiting.splice(0)) rested();
  }

  #publish(): void {
    const { note, shown, merges } = this.#state;
    batch(() => {
      this.opened.value = note?.opened ?? null;
      this.shown.value = shown;
      this.revision.value = note?.revision ?? 0;
      this.phase.value = phaseOf(this.#state);
      this.failure.value = note?.refusal ?? null;
      this.unkept.value = note?.unkept && note.copied !== note.text() ? note.unkept : null;
      this.recovered.value = note?.recovered ?? null;
      this.merges.value = merges;
    });
  }

  #carryOut(effect: Effect): void {
    switch (effect.kind) {
      case "keep-soon": return this.#timers.keepSoon();
      case "save-soon": return this.#timers.saveSoon();
      case "keep-no-more": return this.#timers.keepNoMore();
      case "save-no-more": return this.#timers.saveNoMore();
      case "tell": return this.#report(effect.failure);
      case "over":
        this.#asked.get(effect.ask)?.(effect.failure);
        this.#asked.delete(effect.ask);
        return;
      default:
        void this.#call(effect).then(
          (answer) => this.#dispatch(answer),
          (thrown: unknown) => this.#dispatch({ kind: "refused", ticket: effect.ticket, failure: failureOf(thrown) }),
        );
    }
  }

  async #call(asked: CallEffect): Promise<Answer> {
    const host = this.#host;
    const { ticket, path } = asked;
    switch (asked.kind) {
      case "open":
        return { kind: "opened", ticket, note: await host.call("open_note", { path }) };
      case "save":
        return {
          kind: "written", ticket, ...(await host.call("save_note", { path, base: asked.base, text: asked.text })),
        };
      case "put-back":
        return { kind: "written", ticket, ...(await host.call("put_back", { path, text: asked.text })) };
      case "merge":
        return {
          kind: "merged", ticket,
          merged: await host.call("merge_outside", { path, base: asked.base, text: asked.text }),
        };
      case "version":
        await host.call("keep_version", { path, text: asked.text });
        return { kind: "done", ticket };
      case "keep":
        await host.call("keep_buffer", { path, base: asked.base, text: asked.text });
        return { kind: "done", ticket };
      case "drop":
        await host.call("drop_buffer", { path });
        return { kind: "done", ticket };
    }
  }
}
