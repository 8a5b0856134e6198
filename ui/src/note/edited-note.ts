/**
 * The note in the editor, as the rest of the window has it: signals to draw by, verbs to call, and the one place that
 * does what the reducer says. Every decision is in `reducer.ts`; here are only the calls and the timers.
 */
import { batch, signal } from "@preact/signals";
import { failureOf, type Host } from "../host/host";
import type { Failure, NoteChanged, OpenNote } from "../host/wire";
import type { Answer, CallEffect, Effect, NoteEvent } from "./events";
import { reduce } from "./reducer";
import { SaveTimers, systemClock, type Clock, type Pauses } from "./save-timers";
import { isAtRest, isDirty, isSafe, NO_NOTE, phaseOf, type Decision, type FileText, type NoteState } from "./state";
import type { Phase, Shown, Text } from "./text";

interface Around {
  /** Hears what went wrong where nobody waits for it. */
  tell: (failure: Failure) => void;
  clock: Clock;
  pauses: Pauses;
}

export class EditedNote {
  readonly note = signal<OpenNote | null>(null);
  readonly shown = signal<Shown | null>(null);
  /** Another number whenever the text is another one. */
  readonly revision = signal(0);
  readonly phase = signal<Phase>("saved");
  /** Why the file did not take the text. */
  readonly failure = signal<Failure | null>(null);
  /** Why the library did not even keep it: then the words are in this window, and nowhere else. None where a copy was saved. */
  readonly unkept = signal<Failure | null>(null);
  /** Text that was typed before the program ended and never saved; it is what the editor shows. */
  readonly recovered = signal<OpenNote["recovered"]>(null);
  /** Counts up whenever a change from outside was merged into unsaved text. */
  readonly merges = signal(0);

  readonly #host: Host;
  readonly #tell: (failure: Failure) => void;
  readonly #timers: SaveTimers;
  #state: NoteState = NO_NOTE;
  #asks = 0;
  /** Who waits for what was asked under a number. */
  readonly #asked = new Map<number, (failure: Failure | null) => void>();
  /** Who waits until nothing is on its way. */
  #resting: (() => void)[] = [];

  constructor(host: Host, around: Partial<Around> = {}) {
    const { tell = () => undefined, clock = systemClock, pauses = { keep: 500, save: 3000 } } = around;
    this.#host = host;
    this.#tell = tell;
    this.#timers = new SaveTimers(clock, pauses, {
      keep: () => this.#happen({ kind: "keep-due" }),
      save: () => this.#happen({ kind: "save-due" }),
    });
  }

  get path(): string | null {
    return this.#state.note?.opened.path ?? null;
  }

  /** Each opening of a note is a sitting of its own; 0 where no note is open. */
  get sitting(): number {
    return this.#state.note?.sitting ?? 0;
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
   * Opens a note after putting the one before it away; the last call wins, and the open note is not opened again.
   * Fails where it cannot be opened, or where no disk takes the words of the one before.
   */
  open(path: string): Promise<void> {
    return this.#ask((ask) => ({ kind: "open", path, ask }));
  }

  /** Puts the note away and shows none. Fails where no disk takes its words. */
  close(): Promise<void> {
    return this.#ask((ask) => ({ kind: "open", path: null, ask }));
  }

  /** What the author typed, in the editor that shows this sitting. */
  edit(text: Text, sitting = this.sitting): void {
    this.#happen({ kind: "typed", sitting, text });
  }

  /** Replaces the text from elsewhere than the editor, which can undo it. */
  replace(text: string): void {
    this.replaceOver(this.revision.peek(), text);
  }

  /** The same with a text that was made from an older one. Returns whether that was still the text. */
  replaceOver(revision: number, text: string): boolean {
    const { note } = this.#state;
    if (note?.revision !== revision) return false;
    this.#happen({ kind: "replaced", sitting: note.sitting, over: revision, text });
    return true;
  }

  /** Saves what is unsaved, on the author's word. Does nothing where the author has to decide something else first. */
  async save(): Promise<void> {
    this.#happen({ kind: "save" });
    await this.#rest();
  }

  /**
   * Saves, and keeps the text in the library's buffer in case that fails, so that no word is lost.
   * Recovered text that nobody looked at stays a buffer.
   */
  async putAway(): Promise<void> {
    this.#happen({ kind: "put-away" });
    await this.#rest();
  }

  /** Puts every word away before the window closes; fails where neither the file nor the library takes them. */
  async leave(): Promise<void> {
    for (;;) {
      const tried = this.#state.note?.revision;
      await this.putAway();
      const { note } = this.#state;
      // What was typed meanwhile is put away, too.
      if (!note || (note.revision === tried && isSafe(note)) || !isDirty(note)) return;
      if (note.revision === tried) throw note.refusal ?? note.unkept ?? failureOf("The text is not saved.");
    }
  }

  /** The author gives up the words of this revision, which no disk takes; not those that were typed since. */
  giveUp(revision: number): void {
    this.#happen({ kind: "given-up", sitting: this.sitting, revision });
  }

  /** Saves the text to a file elsewhere, where the author says. Returns where it went. */
  async saveCopy(): Promise<string | null> {
    const { note } = this.#state;
    if (!note) return null;
    const text = note.text();
    const place = await this.#host.saveCopy(note.opened.path.replace(/^.*\//, ""), text);
    if (place !== null) this.#happen({ kind: "copied", sitting: note.sitting, text });
    return place;
  }

  /** Hears that a note changed on the disk. */
  async hear(told: NoteChanged): Promise<void> {
    this.#happen({ kind: "told", told });
    await this.#rest();
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
  useText(text: string, sitting: number): Promise<void> {
    return this.#decide({ to: "use-text", text }, sitting);
  }

  /** From now on no note is opened, and what was still asked of the library is nobody's. */
  libraryCloses(): void {
    this.#happen({ kind: "library-closing" });
  }

  libraryOpened(): void {
    this.#happen({ kind: "library-opened" });
  }

  async #decide(wanted: Decision, sitting = this.sitting): Promise<void> {
    if (sitting === 0) return;
    await this.#ask((ask) => ({ kind: "decided", sitting, wanted, ask }));
    await this.#rest();
  }

  async #ask(event: (ask: number) => NoteEvent): Promise<void> {
    const ask = ++this.#asks;
    const failure = await new Promise<Failure | null>((over) => {
      this.#asked.set(ask, over);
      this.#happen(event(ask));
    });
    if (failure) throw failure;
  }

  async #rest(): Promise<void> {
    if (!isAtRest(this.#state)) await new Promise<void>((rested) => this.#resting.push(rested));
  }

  #happen(event: NoteEvent): void {
    const { state, effects } = reduce(this.#state, event);
    this.#state = state;
    this.#publish();
    for (const effect of effects) this.#do(effect);
    if (isAtRest(this.#state)) for (const rested of this.#resting.splice(0)) rested();
  }

  #publish(): void {
    const { note, shown, merges } = this.#state;
    batch(() => {
      this.note.value = note?.opened ?? null;
      this.shown.value = shown;
      this.revision.value = note?.revision ?? 0;
      this.phase.value = phaseOf(this.#state);
      this.failure.value = note?.refusal ?? null;
      this.unkept.value = note?.unkept && note.copied !== note.text() ? note.unkept : null;
      this.recovered.value = note?.recovered ?? null;
      this.merges.value = merges;
    });
  }

  #do(effect: Effect): void {
    switch (effect.kind) {
      case "keep-soon": return this.#timers.keepSoon();
      case "save-soon": return this.#timers.saveSoon();
      case "keep-no-more": return this.#timers.keepNoMore();
      case "save-no-more": return this.#timers.saveNoMore();
      case "tell": return this.#tell(effect.failure);
      case "over":
        this.#asked.get(effect.ask)?.(effect.failure);
        this.#asked.delete(effect.ask);
        return;
      default:
        void this.#answer(effect).then(
          (answer) => this.#happen(answer),
          (thrown: unknown) => this.#happen({ kind: "refused", ticket: effect.ticket, failure: failureOf(thrown) }),
        );
    }
  }

  async #answer(asked: CallEffect): Promise<Answer> {
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
          kind: "merged", ticket, merged: await host.call("merge_outside", { path, base: asked.base, text: asked.text }),
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
