/**
 * The open note and its way to the disk: what was typed, what is kept, what is saved.
 * Nothing here ever overwrites a file that changed outside; the author decides. No drawing here.
 */
import { batch, signal } from "@preact/signals";
import { failureOf, type Host } from "../host/host";
import type { Failure, NoteChanged, OpenNote } from "../host/wire";

export type Phase = "saved" | "unsaved" | "saving" | "changed-outside" | "gone" | "refused";

/** The text the editor has to show; the serial tells two showings apart. */
export interface Shown { path: string; text: string; readOnly: boolean; serial: number }

export interface Pauses { keep: number; save: number }

export class Writing {
  readonly note = signal<OpenNote | null>(null);
  readonly shown = signal<Shown | null>(null);
  readonly text = signal("");
  readonly phase = signal<Phase>("saved");
  readonly failure = signal<Failure | null>(null);
  readonly recovered = signal<OpenNote["recovered"]>(null);

  readonly #host: Host;
  readonly #pauses: Pauses;
  #base = "";
  #savedText = "";
  #serial = 0;
  #ticket = 0;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #heardWhileSaving: NoteChanged | null = null;

  constructor(host: Host, pauses: Pauses = { keep: 500, save: 3000 }) {
    this.#host = host;
    this.#pauses = pauses;
  }

  get path(): string | null {
    return this.note.value?.path ?? null;
  }

  get #dirty(): boolean {
    return this.note.value !== null && this.text.value !== this.#savedText;
  }

  /** Opens a note after putting the one before it away. The last call wins. */
  async open(path: string): Promise<void> {
    const ticket = ++this.#ticket;
    await this.putAway();
    const note = await this.#host.call("open_note", { path });
    if (ticket !== this.#ticket) return;
    if (this.#dirty) await this.putAway();
    if (ticket === this.#ticket) this.#take(note);
  }

  /** Puts the note away and shows none. */
  async close(): Promise<void> {
    this.#ticket++;
    await this.putAway();
    this.#forget();
  }

  /** What the author typed. */
  edit(text: string): void {
    if (!this.note.value || text === this.text.value) return;
    this.text.value = text;
    this.#keepSoon();
    if (this.phase.value === "changed-outside" || this.phase.value === "gone") return;
    if (!this.#running) this.phase.value = this.#dirty ? "unsaved" : "saved";
    this.#saveSoon();
  }

  /** Replaces the text from elsewhere than the editor (the head form); it can be undone in the editor. */
  replace(text: string): void {
    this.edit(text);
    this.#show();
  }

  /** Saves what is unsaved. Does nothing where the author has to decide first. */
  async save(): Promise<void> {
    clearTimeout(this.#saveTimer);
    while (this.#running) await this.#running;
    if (!this.#dirty || this.phase.value === "changed-outside" || this.phase.value === "gone") return;
    this.#running = this.#write().finally(() => (this.#running = null));
    await this.#running;
    const heard = this.#heardWhileSaving;
    this.#heardWhileSaving = null;
    if (heard) await this.hear(heard);
  }

  /** Saves, and where that fails leaves the text in the library's buffer, so that no word is lost. */
  async putAway(): Promise<void> {
    clearTimeout(this.#keepTimer);
    if (!this.#dirty) return;
    await this.#keep();
    await this.save();
    if (this.#dirty) await this.#keep("over what was recovered");
  }

  /** Hears that a note changed on the disk. */
  async hear(event: NoteChanged): Promise<void> {
    const note = this.note.value;
    if (!note || event.path !== note.path) return;
    if (this.#running) {
      this.#heardWhileSaving = event;
      return;
    }
    if (event.change === "moved" && event.to !== null) {
      this.note.value = { ...note, path: event.to };
      this.#show();
      if (event.hash === null || event.hash === this.#base) return;
    } else if (event.change === "removed") {
      if (this.#dirty) this.phase.value = "gone";
      else this.#forget();
      return;
    } else if (event.hash === this.#base) {
      return;
    }
    if (this.#dirty) {
      clearTimeout(this.#saveTimer);
      this.phase.value = "changed-outside";
    } else {
      await this.takeTheirs();
    }
  }

  /** Shows the file as it is on the disk; the author's own text stays one undo away. */
  async takeTheirs(): Promise<void> {
    const path = this.path;
    if (path === null) return;
    const before = this.text.value;
    const theirs = await this.#host.call("open_note", { path });
    if (this.path !== path) return;
    if (this.phase.value === "saved" && this.text.value !== before) {
      this.phase.value = "changed-outside";
      return;
    }
    this.#take({ ...theirs, recovered: null });
    await this.#host.call("drop_buffer", { path });
  }

  /** Saves the author's text over the file that changed outside: only ever on the author's word. */
  async keepMine(): Promise<void> {
    const path = this.path;
    if (path === null) return;
    const theirs = await this.#host.call("open_note", { path });
    if (this.path !== path) return;
    this.#base = theirs.hash;
    this.#savedText = theirs.text;
    this.phase.value = this.#dirty ? "unsaved" : "saved";
    await this.save();
  }

  /** Puts back the text that was kept but never saved. */
  useRecovered(): void {
    const kept = this.recovered.value;
    this.recovered.value = null;
    if (kept) this.replace(kept.text);
  }

  async dropRecovered(): Promise<void> {
    this.recovered.value = null;
    if (this.path !== null) await this.#host.call("drop_buffer", { path: this.path });
  }

  #take(note: OpenNote): void {
    this.#stopTimers();
    this.#base = note.hash;
    this.#savedText = note.text;
    batch(() => {
      this.note.value = note;
      this.text.value = note.text;
      this.phase.value = "saved";
      this.failure.value = null;
      this.recovered.value = note.recovered;
      this.#show();
    });
  }

  #forget(): void {
    this.#stopTimers();
    this.#savedText = "";
    batch(() => {
      this.note.value = null;
      this.shown.value = null;
      this.text.value = "";
      this.phase.value = "saved";
      this.failure.value = null;
      this.recovered.value = null;
    });
  }

  #show(): void {
    const note = this.note.value;
    if (note) this.shown.value = { path: note.path, text: this.text.value, readOnly: note.readOnly, serial: ++this.#serial };
  }

  #stopTimers(): void {
    clearTimeout(this.#keepTimer);
    clearTimeout(this.#saveTimer);
  }

  #keepSoon(): void {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = setTimeout(() => void this.#keep(), this.#pauses.keep);
  }

  #saveSoon(): void {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => void this.save(), this.#pauses.save);
  }

  /** While recovered text waits for the author's word, it is what the buffer holds. */
  async #keep(how: "beside" | "over what was recovered" = "beside"): Promise<void> {
    const path = this.path;
    if (path === null || !this.#dirty || (this.recovered.value && how === "beside")) return;
    try {
      await this.#host.call("keep_buffer", { path, base: this.#base, text: this.text.value });
    } catch (thrown) {
      this.failure.value = failureOf(thrown);
    }
  }

  async #write(): Promise<void> {
    const path = this.path;
    if (path === null) return;
    const text = this.text.value;
    this.phase.value = "saving";
    try {
      const { hash } = await this.#host.call("save_note", { path, base: this.#base, text });
      this.#base = hash;
      this.#savedText = text;
      this.failure.value = null;
      this.phase.value = this.#dirty ? "unsaved" : "saved";
      if (!this.#dirty && !this.recovered.value) {
        clearTimeout(this.#keepTimer);
        await this.#host.call("drop_buffer", { path });
      }
    } catch (thrown) {
      const failure = failureOf(thrown);
      this.failure.value = failure;
      this.phase.value = failure.code === "changed-outside" || failure.code === "gone" ? failure.code : "refused";
    }
  }
}
