/**
 * The list of notes beside the text: what narrows it, its order, and the rows that were read.
 * The list is read a page at a time, only where it is looked at, so that ten thousand notes cost as little as ten.
 */
import { batch, computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import type { Host } from "../host/host";
import type { Filter, LibraryView, NoteRow, Sort } from "../host/wire";

const PAGE = 100;

type Pages = ReadonlyMap<number, readonly NoteRow[]>;

export class NoteList {
  readonly filter = signal<Filter>({});
  readonly query = signal("");
  readonly sort = signal<Sort>("date");
  readonly total = signal(0);
  /** False until the list was read for the first time. */
  readonly isRead = signal(false);
  readonly pages = signal<Pages>(new Map());
  /** Each thing that narrows the list, in words, and how it goes. */
  readonly narrowing = computed(() => this.#parts());
  /** All of them in one sentence. */
  readonly filterWords = computed(() => this.narrowing.value.map(({ words }) => words).join(", "));
  /** Counts up each time the author asks to search the list. */
  readonly searchRequests = signal(0);

  readonly #host: Host;
  readonly #library: ReadonlySignal<LibraryView | null>;
  readonly #onFailure: (thrown: unknown) => void;
  #visible = { from: 0, to: 1 };
  #generation = 0;
  #isReading = false;

  constructor(host: Host, library: ReadonlySignal<LibraryView | null>, onFailure: (thrown: unknown) => void) {
    this.#host = host;
    this.#library = library;
    this.#onFailure = onFailure;
    let before = "";
    effect(() => {
      const open = library.value?.folder;
      const list = JSON.stringify([open, this.filter.value, this.query.value, this.sort.value]);
      // Another list is looked at from its beginning.
      if (list !== before) this.#visible = { from: 0, to: 1 };
      before = list;
      if (open !== undefined) untracked(() => void this.reload().catch(onFailure));
    });
  }

  /** The note at a place of the list, where it has been read. */
  at(index: number): NoteRow | undefined {
    return this.pages.value.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Where in the list a row of a page stands. */
  placeOf(page: number, row: number): number {
    return page * PAGE + row;
  }

  /** Says which part of the list is looked at; what of it is missing is read. */
  setVisible(from: number, to: number): void {
    this.#visible = { from, to };
    if (this.isRead.peek() && !this.#isReading) void this.#readMissing().catch(this.#onFailure);
  }

  /** Reads what is looked at again. The last call wins; until it has answered, the old rows stay. */
  async reload(): Promise<void> {
    const generation = ++this.#generation;
    const fresh = await Promise.all(this.#visiblePages().map(async (page) => [page, await this.#fetch(page)] as const));
    if (generation !== this.#generation) return;
    batch(() => {
      this.total.value = fresh[0]?.[1].total ?? 0;
      this.pages.value = new Map(fresh.map(([page, { rows }]) => [page, rows]));
      this.isRead.value = true;
    });
    // The author may have gone on to another part meanwhile.
    this.setVisible(this.#visible.from, this.#visible.to);
  }

  /** Takes away all that narrows the list. */
  showAll(): void {
    this.query.value = "";
    this.filter.value = {};
  }

  #visiblePages(): number[] {
    const first = Math.floor(this.#visible.from / PAGE);
    const last = Math.floor(Math.max(this.#visible.from, this.#visible.to - 1) / PAGE);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  }

  /** One page at a time, and always one that is looked at now: whoever scrolls far waits for nothing on the way. */
  async #readMissing(): Promise<void> {
    this.#isReading = true;
    try {
      for (;;) {
        const generation = this.#generation;
        const page = this.#visiblePages().find((candidate) => !this.pages.peek().has(candidate));
        if (page === undefined) return;
        const { total, rows } = await this.#fetch(page);
        if (generation !== this.#generation) continue;
        batch(() => {
          this.total.value = total;
          this.pages.value = new Map(this.pages.peek()).set(page, rows);
        });
      }
    } finally {
      this.#isReading = false;
    }
  }

  #fetch(page: number): Promise<{ total: number; rows: NoteRow[] }> {
    return this.#host.call("list_notes", {
      filter: this.filter.value, query: this.query.value, sort: this.sort.value, offset: page * PAGE, limit: PAGE,
    });
  }

  #parts(): { words: string; remove: () => void }[] {
    const { topic, tag, state, problems, pages } = this.filter.value;
    const library = this.#library.value;
    const title = (named: { slug: string; title: string }[] | undefined, slug: string): string =>
      named?.find((one) => one.slug === slug)?.title ?? slug;
    const words = [
      topic && `in ${title(library?.topics, topic)}`, tag && `tagged ${title(library?.tags, tag)}`,
      state && `in state ${state}`, problems && "to fix", pages && "standing alone",
    ].filter((part) => typeof part === "string");
    return [
      ...words.map((part) => ({ words: part, remove: () => void (this.filter.value = {}) })),
      ...(this.query.value
        ? [{ words: `with “${this.query.value}”`, remove: () => void (this.query.value = "") }]
        : []),
    ];
  }
}
