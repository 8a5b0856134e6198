/**
 * The open note as the editor has it: its text, the text of its file as far as it is known here, and how the two stand.
 * No file is read or written here; that is what `Writing` does with it.
 */
import { batch, signal } from "@preact/signals";
import type { Failure, OpenNote } from "../host/wire";
import type { Phase, Shown, Text } from "./text";

/** How recovered text stands beside the file with this hash. */
function beside({ base }: { base: string | null }, hash: string): Phase {
  return base === null || base === hash ? "unsaved" : "changed-outside";
}

export class Sheet {
  readonly note = signal<OpenNote | null>(null);
  readonly shown = signal<Shown | null>(null);
  /** Counts up whenever the text is another one. */
  readonly revision = signal(0);
  readonly phase = signal<Phase>("saved");
  readonly failure = signal<Failure | null>(null);
  /** Text that was typed before the program ended and never saved; it is what the editor shows. */
  readonly recovered = signal<OpenNote["recovered"]>(null);

  #text: Text = "";
  #base = "";
  #savedText = "";
  #touched = false;
  #serial = 0;
  #sitting = 0;

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

  /** The hash of the file that the text began from. */
  protected get base(): string {
    return this.#base;
  }

  protected get isDirty(): boolean {
    return this.path !== null && this.text !== this.#savedText;
  }

  /** True where recovered text was not typed in, and so is not yet the author's own again. */
  protected get isOnlyRecovered(): boolean {
    return this.recovered.peek() !== null && !this.#touched;
  }

  /** True where only the author can say what happens to the text. */
  protected get waits(): boolean {
    const phase = this.phase.peek();
    return phase === "changed-outside" || phase === "gone";
  }

  /** Shows a note that was opened anew; its texts before are not to be undone into. */
  protected begin(note: OpenNote): void {
    this.#sitting++;
    this.take(note);
  }

  /** Shows a note as it was read. */
  protected take(note: OpenNote): void {
    this.agree(note.hash, note.text);
    this.#text = note.recovered?.text ?? note.text;
    this.#touched = false;
    batch(() => {
      this.note.value = note;
      this.revision.value++;
      this.phase.value = note.recovered ? beside(note.recovered, note.hash) : "saved";
      this.failure.value = null;
      this.recovered.value = note.recovered;
      this.show();
    });
  }

  /** Takes another text from the author. Returns whether it is another. */
  protected put(text: Text): boolean {
    if (!this.note.peek() || text === this.#text) return false;
    this.#text = text;
    this.#touched = true;
    this.revision.value++;
    return true;
  }

  /** The file is known to hold this text, under this hash. */
  protected agree(hash: string, text: string): void {
    this.#base = hash;
    this.#savedText = text;
  }

  /** The file has another path. */
  protected follow(path: string): void {
    const note = this.note.peek();
    if (note) this.note.value = { ...note, path };
    this.show();
  }

  /** How the text stands where nobody is asked anything any more. */
  protected settle(): void {
    const recovered = this.recovered.peek();
    this.phase.value = recovered ? beside(recovered, this.#base) : this.isDirty ? "unsaved" : "saved";
  }

  /** Goes back to the text of the file. */
  protected goBack(): void {
    batch(() => {
      this.recovered.value = null;
      this.#text = this.#savedText;
      this.revision.value++;
      this.phase.value = "saved";
      this.show();
    });
  }

  /** Shows no note any more. */
  protected forget(): void {
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

  /** Gives the text to the editor. */
  protected show(): void {
    const note = this.note.peek();
    if (note) this.shown.value = { sitting: this.#sitting, text: this.text, readOnly: note.readOnly, serial: ++this.#serial };
  }
}
