/**
 * The open note and its way to the disk: what was typed, what is kept, what is saved.
 * Nothing here ever overwrites a file that changed outside; the author decides. No drawing here.
 */
import { batch, signal } from "@preact/signals";
import { failureOf, type Host } from "../host/host";
import type { Failure, NoteChanged } from "../host/wire";
import { Deadlines, type Pauses } from "./deadlines";
import { meet, type Meeting } from "./meeting";
import { Sheet } from "./sheet";
import type { Text } from "./text";

export class Writing extends Sheet {
  /** Counts up whenever a change from outside was merged into unsaved text. */
  readonly merges = signal(0);

  readonly #host: Host;
  readonly #deadlines: Deadlines;
  /** What the library has in its buffer, as far as is known. */
  #kept: string | null = null;
  #ticket = 0;
  #running: Promise<void> | null = null;
  #heardWhileSaving: NoteChanged | null = null;

  constructor(host: Host, pauses: Pauses = { keep: 500, save: 3000 }) {
    super();
    this.#host = host;
    this.#deadlines = new Deadlines(pauses, () => void this.#keep(), () => void this.save());
  }

  /** Opens a note after putting the one before it away. The last call wins. */
  async open(path: string): Promise<void> {
    const ticket = ++this.#ticket;
    await this.putAway();
    const note = await this.#host.call("open_note", { path });
    if (ticket !== this.#ticket) return;
    if (this.isDirty) await this.putAway();
    if (ticket !== this.#ticket) return;
    this.#deadlines.stop();
    this.begin(note);
  }

  /** Puts the note away and shows none. */
  async close(): Promise<void> {
    this.#ticket++;
    await this.putAway();
    this.#deadlines.stop();
    this.forget();
  }

  /** What the author typed. */
  edit(text: Text): void {
    batch(() => {
      if (!this.put(text)) return;
      this.#deadlines.keepSoon();
      if (this.waits) return;
      if (!this.#running) this.phase.value = "unsaved";
      this.#deadlines.saveSoon();
    });
  }

  /** Replaces the text from elsewhere than the editor (the head form, a version); the editor can undo it. */
  replace(text: string): void {
    this.edit(text);
    this.show();
  }

  /** Saves what is unsaved, on the author's word. Does nothing where the author has to decide something else first. */
  async save(): Promise<void> {
    this.#deadlines.saveNoMore();
    while (this.#running) await this.#running;
    if (this.waits) return;
    if (!this.isDirty) {
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
    if (!this.isDirty) return;
    await this.#keep();
    if (!this.isOnlyRecovered) await this.save();
    if (this.isDirty) await this.#keep();
  }

  /** Puts every word away before the window closes; fails where neither the file nor the library takes them. */
  async leave(): Promise<void> {
    for (;;) {
      await this.putAway();
      // What was typed meanwhile is put away, too.
      if (!this.isDirty || this.#kept === this.text) return;
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
      this.follow(event.to);
    } else if (event.change === "removed") {
      this.#deadlines.saveNoMore();
      this.phase.value = "gone";
      return;
    }
    if (event.hash === null || event.hash === this.base) this.#goOn();
    else if (this.isDirty) await this.#meet();
    else await this.takeTheirs();
  }

  /** Shows the file as it is on the disk; the author's own text stays one undo away. */
  async takeTheirs(): Promise<void> {
    const path = this.path;
    if (path === null) return;
    const mine = this.text;
    const unsaved = this.isDirty;
    const theirs = await this.#host.call("open_note", { path });
    if (this.path !== path) return;
    if (this.phase.peek() === "saved" && this.text !== mine) return this.#meet();
    if (unsaved) await this.#remember(mine);
    this.#deadlines.stop();
    this.take({ ...theirs, recovered: null });
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
    this.agree(theirs.hash, theirs.text);
    this.phase.value = "unsaved";
    await this.save();
  }

  /** Writes the text of a removed note to where it was. */
  async putBack(): Promise<void> {
    const path = this.path;
    if (path === null) return;
    const text = this.text;
    const { hash } = await this.#host.call("put_back", { path, text });
    this.agree(hash, text);
    this.phase.value = this.isDirty ? "unsaved" : "saved";
    await this.#host.call("drop_buffer", { path });
  }

  /** Shows no note any more; the text of a removed one stays in the library's buffer. */
  async letGo(): Promise<void> {
    this.#ticket++;
    await this.#keep();
    this.#deadlines.stop();
    this.forget();
  }

  /** Goes back to the text of the file; what was recovered stays one undo away. */
  async dropRecovered(): Promise<void> {
    const path = this.path;
    if (path === null) return;
    this.#deadlines.stop();
    this.goBack();
    await this.#host.call("drop_buffer", { path });
  }

  /** Both sides changed: takes both where they changed different lines, and leaves the rest to the author. */
  async #meet(): Promise<void> {
    this.#deadlines.saveNoMore();
    const path = this.path;
    if (path === null) return;
    let met: Meeting;
    try {
      met = await meet(this.#host, path, this.base, () => this.text);
    } catch (thrown) {
      this.#refused(failureOf(thrown));
      return this.#keep();
    }
    const { hash, theirs, mine, merged } = met;
    // The author may have chosen while the texts were on their way.
    if (this.path !== path || this.base === hash) return;
    if (merged === null) {
      this.phase.value = "changed-outside";
      return this.#keep();
    }
    this.agree(hash, theirs);
    batch(() => {
      this.phase.value = "unsaved";
      this.replace(merged);
      if (merged !== mine) this.merges.value++;
    });
  }

  /** The file is what the text began from: whether it is gone or another is no question any more. */
  #goOn(): void {
    if (!this.waits) return;
    this.settle();
    if (this.isDirty && !this.recovered.peek()) this.#deadlines.saveSoon();
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

  async #keep(): Promise<void> {
    const path = this.path;
    if (path === null || !this.isDirty) return;
    const text = this.text;
    this.#kept = null;
    try {
      await this.#host.call("keep_buffer", { path, base: this.base, text });
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
      const { hash } = await this.#host.call("save_note", { path, base: this.base, text });
      this.agree(hash, text);
      this.failure.value = null;
      this.recovered.value = null;
      this.phase.value = this.isDirty ? "unsaved" : "saved";
      if (!this.isDirty) {
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
