/**
 * The open note and its way to the disk: what was typed, what is kept, what is saved.
 * Nothing here ever overwrites a file that changed outside; the author decides. No drawing here.
 */
import { batch, signal } from "@preact/signals";
import { failureOf, type Host } from "../host/host";
import type { Failure, NoteChanged, OpenNote } from "../host/wire";
import { Deadlines, type Pauses } from "./deadlines";
import { meet, type Meeting } from "./meeting";
import type { Phase, Shown, Text } from "./text";

/** How recovered text stands beside the file with this hash. */
function beside({ base }: { base: string | null }, hash: string): Phase {
  return base === null || base === hash ? "unsaved" : "changed-outside";
}

export class Writing {
  readonly note = signal<OpenNote | null>(null);
  readonly shown = signal<Shown | null>(null);
  /** Counts up whenever the text is another one. */
  readonly revision = signal(0);
  readonly phase = signal<Phase>("saved");
  readonly failure = signal<Failure | null>(null);
  /** Text that was typed before the program ended and never saved; it is what the editor shows. */
  readonly recovered = signal<OpenNote["recovered"]>(null);
  /** Counts up whenever a change from outside was merged into unsaved text. */
  readonly merges = signal(0);

  readonly #host: Host;
  readonly #deadlines: Deadlines;
  #text: Text = "";
  #base = "";
  #savedText = "";
  /** What the library has in its buffer, as far as is known. */
  #kept: string | null = null;
  /** Whether recovered text was typed in, and so is the author's own again. */
  #touched = false;
  #serial = 0;
  #sitting = 0;
  #ticket = 0;
  #running: Promise<void> | null = null;
  #heardWhileSaving: NoteChanged | null = null;

  constructor(host: Host, pauses: Pauses = { keep: 500, save: 3000 }) {
    this.#host = host;
    this.#deadlines = new Deadlines(pauses, () => void this.#keep(), () => void this.save());
  }

  get path(): string | null {
    return this.note.peek()?.path ?? null;
  }

  /** The text as it is now. */
  get text(): string {
    if (typeof this.#text === "function") this.#text = this.#text();
    return this.#text;
  }

  /** The text of the file, as far as it is known here. */
  get savedText(): string {
    return this.#savedText;
  }

  get #dirty(): boolean {
    return this.path !== null && this.text !== this.#savedText;
  }

  /** True where only the author can say what happens to the text. */
  get #waits(): boolean {
    const phase = this.phase.peek();
    return phase === "changed-outside" || phase === "gone";
  }

  /** Opens a note after putting the one before it away. The last call wins. */
  async open(path: string): Promise<void> {
    const ticket = ++this.#ticket;
    await this.putAway();
    const note = await this.#host.call("open_note", { path });
    if (ticket !== this.#ticket) return;
    if (this.#dirty) await this.putAway();
    if (ticket !== this.#ticket) return;
    this.#sitting++;
    this.#take(note);
  }

  /** Puts the note away and shows none. */
  async close(): Promise<void> {
    this.#ticket++;
    await this.putAway();
    this.#forget();
  }

  /** What the author typed. */
  edit(text: Text): void {
    if (!this.note.peek() || text === this.#text) return;
    this.#text = text;
    this.#touched = true;
    this.#deadlines.keepSoon();
    batch(() => {
      this.revision.value++;
      if (this.#waits) return;
      if (!this.#running) this.phase.value = "unsaved";
      this.#deadlines.saveSoon();
    });
  }

  /** Replaces the text from elsewhere than the editor (the head form, a version); the editor can undo it. */
  replace(text: string): void {
    this.edit(text);
    this.#show();
  }

  /** Saves what is unsaved, on the author's word. Does nothing where the author has to decide something else first. */
  async save(): Promise<void> {
    this.#deadlines.saveNoMore();
    while (this.#running) await this.#running;
    if (this.#waits) return;
    if (!this.#dirty) {
      this.phase.value = "saved";
      return;
    }
    this.#running = this.#write().finally(() => (this.#running = null));
    await this.#running;
    const heard = this.#heardWhileSaving;
    this.#heardWhileSaving = null;
    if (heard) await this.hear(heard);
  }

  /**
   * Saves, and where that fails leaves the text in the library's buffer, so that no word is lost.
   * Recovered text that nobody looked at stays a buffer.
   */
  async putAway(): Promise<void> {
    this.#deadlines.stop();
    if (!this.#dirty) return;
    await this.#keep();
    if (!this.recovered.peek() || this.#touched) await this.save();
    if (this.#dirty) await this.#keep();
  }

  /** Puts every word away before the window closes; fails where neither the file nor the library takes them. */
  async leave(): Promise<void> {
    for (;;) {
      await this.putAway();
      // What was typed meanwhile is put away, too.
      if (!this.#dirty || this.#kept === this.text) return;
      const failure = this.failure.peek();
      if (failure) throw failure;
    }
  }

  /** Hears that a note changed on the disk. */
  async hear(event: NoteChanged): Promise<void> {
    const note = this.note.peek();
    if (!note || event.path !== note.path) return;
    if (this.#running) {
      this.#heardWhileSaving = event;
      return;
    }
    if (event.change === "moved" && event.to !== null) {
      this.note.value = { ...note, path: event.to };
      this.#show();
    } else if (event.change === "removed") {
      this.#deadlines.saveNoMore();
      this.phase.value = "gone";
      return;
    }
    if (event.hash === null || event.hash === this.#base) this.#goOn();
    else if (this.#dirty) await this.#meet();
    else await this.takeTheirs();
  }

  /** Shows the file as it is on the disk; the author's own text stays one undo away. */
  async takeTheirs(): Promise<void> {
    const path = this.path;
    if (path === null) return;
    const mine = this.text;
    const unsaved = this.#dirty;
    const theirs = await this.#host.call("open_note", { path });
    if (this.path !== path) return;
    if (this.phase.peek() === "saved" && this.text !== mine) return this.#meet();
    if (unsaved) await this.#remember(mine);
    this.#take({ ...theirs, recovered: null });
    await this.#host.call("drop_buffer", { path });
  }

  /** Saves the author's text, or what was made of both, over the file that changed outside: only ever on the author's word. */
  async keepMine(text?: string): Promise<void> {
    const path = this.path;
    if (path === null) return;
    const theirs = await this.#host.call("open_note", { path });
    if (this.path !== path) return;
    await this.#remember(theirs.text);
    if (text !== undefined && text !== this.text) {
      await this.#remember(this.text);
      this.replace(text);
    }
    this.#base = theirs.hash;
    this.#savedText = theirs.text;
    this.phase.value = "unsaved";
    await this.save();
  }

  /** Writes the text of a removed note to where it was. */
  async putBack(): Promise<void> {
    const path = this.path;
    if (path === null) return;
    const text = this.text;
    const { hash } = await this.#host.call("put_back", { path, text });
    this.#base = hash;
    this.#savedText = text;
    this.phase.value = this.#dirty ? "unsaved" : "saved";
    await this.#host.call("drop_buffer", { path });
  }

  /** Shows no note any more; the text of a removed one stays in the library's buffer. */
  async letGo(): Promise<void> {
    this.#ticket++;
    await this.#keep();
    this.#forget();
  }

  /** Goes back to the text of the file; what was recovered stays one undo away. */
  async dropRecovered(): Promise<void> {
    const path = this.path;
    if (path === null) return;
    this.#deadlines.stop();
    batch(() => {
      this.recovered.value = null;
      this.#text = this.#savedText;
      this.revision.value++;
      this.phase.value = "saved";
      this.#show();
    });
    await this.#host.call("drop_buffer", { path });
  }

  /** Both sides changed: takes both where they changed different lines, and leaves the rest to the author. */
  async #meet(): Promise<void> {
    this.#deadlines.saveNoMore();
    const path = this.path;
    if (path === null) return;
    let met: Meeting;
    try {
      met = await meet(this.#host, path, this.#base, () => this.text);
    } catch (thrown) {
      this.#refused(failureOf(thrown));
      return this.#keep();
    }
    const { hash, theirs, mine, merged } = met;
    // The author may have chosen while the texts were on their way.
    if (this.path !== path || this.#base === hash) return;
    if (merged === null) {
      this.phase.value = "changed-outside";
      return this.#keep();
    }
    this.#base = hash;
    this.#savedText = theirs;
    batch(() => {
      this.phase.value = "unsaved";
      this.replace(merged);
      if (merged !== mine) this.merges.value++;
    });
  }

  /** The file is what the text began from: whether it is gone or another is no question any more. */
  #goOn(): void {
    if (!this.#waits) return;
    const recovered = this.recovered.peek();
    this.phase.value = recovered ? beside(recovered, this.#base) : this.#dirty ? "unsaved" : "saved";
    if (this.#dirty && !recovered) this.#deadlines.saveSoon();
  }

  /** Keeps a text in the history that would otherwise be on no disk. */
  async #remember(text: string): Promise<void> {
    if (this.path === null) return;
    await this.#host.call("keep_version", { path: this.path, text });
  }

  /** The text is nowhere but here and in the buffer; the author hears why. */
  #refused(failure: Failure): void {
    this.failure.value = failure;
    this.phase.value = failure.code === "gone" ? "gone" : "refused";
  }

  #take(note: OpenNote): void {
    this.#deadlines.stop();
    this.#base = note.hash;
    this.#savedText = note.text;
    this.#text = note.recovered?.text ?? note.text;
    this.#touched = false;
    batch(() => {
      this.note.value = note;
      this.revision.value++;
      this.phase.value = note.recovered ? beside(note.recovered, note.hash) : "saved";
      this.failure.value = null;
      this.recovered.value = note.recovered;
      this.#show();
    });
  }

  #forget(): void {
    this.#deadlines.stop();
    this.#savedText = "";
    this.#text = "";
    batch(() => {
      this.note.value = null;
      this.shown.value = null;
      this.revision.value++;
      this.phase.value = "saved";
      this.failure.value = null;
      this.recovered.value = null;
    });
  }

  #show(): void {
    const note = this.note.peek();
    if (note) this.shown.value = { sitting: this.#sitting, text: this.text, readOnly: note.readOnly, serial: ++this.#serial };
  }

  async #keep(): Promise<void> {
    const path = this.path;
    if (path === null || !this.#dirty) return;
    const text = this.text;
    this.#kept = null;
    try {
      await this.#host.call("keep_buffer", { path, base: this.#base, text });
      this.#kept = text;
    } catch (thrown) {
      this.failure.value = failureOf(thrown);
    }
  }

  async #write(): Promise<void> {
    const path = this.path;
    if (path === null) return;
    const text = this.text;
    this.phase.value = "saving";
    try {
      const { hash } = await this.#host.call("save_note", { path, base: this.#base, text });
      this.#base = hash;
      this.#savedText = text;
      this.failure.value = null;
      this.recovered.value = null;
      this.phase.value = this.#dirty ? "unsaved" : "saved";
      if (!this.#dirty) {
        this.#deadlines.keepNoMore();
        await this.#host.call("drop_buffer", { path });
      }
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.code === "changed-outside") return this.#meet();
      this.#refused(failure);
    }
  }
}
