/** What the library pane shows: the library's counts, the list of notes, and what narrows it. */
import { effect, signal, untracked } from "@preact/signals";
import type { Host } from "../host/host";
import type { Filter, LibraryView, NoteRow, Sort } from "../host/wire";

const PAGE = 200;

export class Shelf {
  readonly view = signal<LibraryView | null>(null);
  readonly filter = signal<Filter>({});
  readonly query = signal("");
  readonly sort = signal<Sort>("date");
  readonly rows = signal<NoteRow[]>([]);
  readonly total = signal(0);

  readonly #host: Host;
  #ticket = 0;

  constructor(host: Host, onFailure: (thrown: unknown) => void) {
    this.#host = host;
    effect(() => {
      const open = this.view.value?.folder;
      void [this.filter.value, this.query.value, this.sort.value];
      if (open !== undefined) untracked(() => void this.reload().catch(onFailure));
    });
  }

  /** Reads the list again, as long as it was. The last call wins. */
  async reload(): Promise<void> {
    await this.#fetch(0, Math.max(PAGE, this.rows.value.length));
  }

  /** Reads the next part of a long list. */
  async more(): Promise<void> {
    if (this.rows.value.length < this.total.value) await this.#fetch(this.rows.value.length, PAGE);
  }

  async #fetch(offset: number, limit: number): Promise<void> {
    const ticket = ++this.#ticket;
    const { total, rows } = await this.#host.call("list_notes", {
      filter: this.filter.value, query: this.query.value, sort: this.sort.value, offset, limit,
    });
    if (ticket !== this.#ticket) return;
    this.total.value = total;
    this.rows.value = offset === 0 ? rows : [...this.rows.value, ...rows];
  }
}
