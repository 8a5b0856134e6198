/**
 * What is looked for in all notes, what is found so far, and what of it is left out. The core looks through some
 * notes at a time: the next ones are asked for as long as nobody stops, or looks for something else.
 */
import { batch, computed, signal } from "@preact/signals";
import { failureOf } from "../../host/failure";
import type { Host } from "../../host/host";
import type { Args, ChosenNote, Failure, FindQuery, FoundNoteView, Reply } from "../../host/wire";

/** So many hits are told with their lines; the others are counted, and replaced with them. */
const ROOM = 2000;

export class LibraryFind {
  readonly query = signal<FindQuery>({
    typed: "", isExpression: false, isCaseKept: false, isWholeWords: false, inHeads: false,
  });
  /** What is written in the place of hits; none while nothing is to be replaced. */
  readonly with = signal<string | null>("");
  readonly notes = signal<readonly FoundNoteView[]>([]);
  /** Notes that are no text. */
  readonly unread = signal<readonly string[]>([]);
  readonly lookedAt = signal(0);
  readonly state = signal<"resting" | "looking" | "stopped" | "done">("resting");
  readonly failure = signal<Failure | null>(null);
  /** The hits that are left out, by path: all of a note, or those with these numbers. */
  readonly leftOut = signal<ReadonlyMap<string, "all" | ReadonlySet<number>>>(new Map());
  readonly count = computed(() => this.notes.value.reduce((sum, { count }) => sum + count, 0));
  /** The notes in which something is replaced. */
  readonly chosen = computed(() => this.notes.value.map((note) => this.chosenOf(note)).filter((note) => note !== null));
  readonly chosenCount = computed(() => {
    const left = this.leftOut.value;
    return this.notes.value.reduce((sum, { path, count }) => {
      const out = left.get(path);
      return sum + (out === "all" ? 0 : count - (out?.size ?? 0));
    }, 0);
  });
  private run = 0;

  constructor(private readonly host: Host) {}

  /** Looks from the beginning. What is left out stays so where only what is written changes. */
  async look(): Promise<void> {
    const run = ++this.run;
    const query = this.query.peek();
    const kept = this.leftOut.peek();
    batch(() => {
      this.failure.value = null;
      this.lookedAt.value = 0;
      this.state.value = query.typed === "" ? "resting" : "looking";
      if (query.typed === "") this.forget();
    });
    let after: string | null = null;
    let room = ROOM;
    while (this.state.peek() === "looking") {
      const args: Args<"find_in_notes"> = { query, with: this.with.peek(), after, room };
      const found: Reply<"find_in_notes"> | Failure =
        await this.host.call("find_in_notes", args).catch((thrown: unknown) => failureOf(thrown));
      if (run !== this.run) return;
      if ("message" in found) return this.refused(found);
      batch(() => {
        // What was found before stays until there is something in its place: nothing flickers while it is typed.
        if (after === null) {
          this.forget();
          this.leftOut.value = kept;
        }
        this.notes.value = [...this.notes.peek(), ...found.notes];
        this.unread.value = [...this.unread.peek(), ...found.unread];
        this.lookedAt.value += found.lookedAt;
        if (found.last === null) this.state.value = "done";
      });
      room -= found.notes.reduce((sum, { hits }) => sum + hits.length, 0);
      after = found.last;
    }
  }

  /** Looks for something else. */
  async ask(query: Partial<FindQuery>): Promise<void> {
    this.query.value = { ...this.query.peek(), ...query };
    this.leftOut.value = new Map();
    await this.look();
  }

  async replaceWith(words: string | null): Promise<void> {
    this.with.value = words;
    await this.look();
  }

  stop(): void {
    this.run++;
    if (this.state.peek() === "looking") this.state.value = "stopped";
  }

  leaveOut(path: string, isLeft: boolean): void {
    const left = new Map(this.leftOut.peek());
    if (isLeft) left.set(path, "all");
    else left.delete(path);
    this.leftOut.value = left;
  }

  leaveHitOut({ path, hits, count }: FoundNoteView, number: number, isLeft: boolean): void {
    const left = new Map(this.leftOut.peek());
    const before = left.get(path);
    const all = hits.map((_, at) => at);
    const out = new Set(before === "all" ? all : before);
    if (isLeft) out.add(number);
    else out.delete(number);
    if (out.size === 0) left.delete(path);
    else left.set(path, out.size === count ? "all" : out);
    this.leftOut.value = left;
  }

  isLeftOut(path: string, number: number): boolean {
    const out = this.leftOut.value.get(path);
    return out === "all" || (out?.has(number) ?? false);
  }

  private chosenOf({ path, hash }: FoundNoteView): ChosenNote | null {
    const out = this.leftOut.value.get(path);
    return out === "all" ? null : { path, hash, except: [...(out ?? [])] };
  }

  private forget(): void {
    this.notes.value = [];
    this.unread.value = [];
    this.leftOut.value = new Map();
  }

  private refused(failure: Failure): void {
    batch(() => {
      this.forget();
      this.failure.value = failure;
      this.state.value = "resting";
    });
  }
}
