/**
 * Facts changed in the form over the text: the core makes each change in the text itself, one after the other as they
 * were asked for, and again where the author typed meanwhile.
 */
import type { Host } from "../host/host";
import type { HeadEdit } from "../host/wire";
import type { EditedNote } from "./edited-note";

/** Facts that follow each key. */
const TYPED: readonly string[] = ["title", "summary"] satisfies HeadEdit["set"][];

export class HeadEdits {
  readonly #host: Host;
  readonly #note: EditedNote;
  #last: Promise<void> = Promise.resolve();
  #visits = 0;

  constructor(host: Host, note: EditedNote) {
    this.#host = host;
    this.#note = note;
  }

  /** Changes one fact of the note that is open now. */
  edit(edit: HeadEdit): Promise<void> {
    const { session } = this.#note;
    const step = TYPED.includes(edit.set) ? `${edit.set} ${this.#visits}` : null;
    const made = this.#last.then(() => this.#make(edit, session, step));
    this.#last = made.catch(() => undefined);
    return made;
  }

  /** What is typed in the next field is another step to undo, be it the same field again. */
  fieldLeft(): void {
    this.#visits++;
  }

  /** Ends once everything that was asked for is in the text, or was refused. */
  async made(): Promise<void> {
    for (let last; last !== this.#last;) {
      last = this.#last;
      await last;
    }
  }

  async #make(edit: HeadEdit, session: number, step: string | null): Promise<void> {
    const note = this.#note;
    while (note.session === session) {
      const { text } = note;
      const revision = note.revision.peek();
      const reply = await this.#host.call("edit_head", { text, edit });
      if (note.replaceOver(revision, reply.text, step)) return;
    }
  }
}
