/**
 * The page as it would be exported, kept up with the text: one question at a time, the latest text wins.
 * The first key is answered at once. Only where answering itself costs the window time does it take a breath.
 */
import { effect, signal, untracked } from "@preact/signals";
import type { Host } from "../host/host";
import type { HeadView, HeadingView, ProblemView } from "../host/wire";
import type { EditedNote } from "../note/edited-note";

export interface Block { key: string; line: number; html: string }

export interface Page {
  path: string;
  address: string;
  shell: { key: string; html: string };
  blocks: Block[];
  head: HeadView;
  outline: HeadingView[];
  problems: ProblemView[];
  words: number;
  minutes: number;
  /** When the oldest change that this page answers was made, on the clock of `performance`. */
  since: number;
}

/** A question that holds the window longer than this is followed by a rest, in ms. */
const DEAR = 8;
const LONGEST_REST = 400;

export class Proof {
  readonly page = signal<Page | null>(null);
  /** True while the last question could not be answered; the page shown is older than the text. */
  readonly isStale = signal(false);

  readonly #host: Host;
  readonly #writing: EditedNote;
  readonly #trouble: (thrown: unknown) => void;
  readonly #stopWatching: () => void;
  #asking = false;
  #stale = false;
  #since: number | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, writing: EditedNote, trouble: (thrown: unknown) => void) {
    this.#host = host;
    this.#writing = writing;
    this.#trouble = trouble;
    this.#stopWatching = effect(() => {
      const path = writing.note.value?.path;
      void writing.revision.value;
      if (path === undefined) this.page.value = null;
      else untracked(() => this.refresh());
    });
  }

  /** Asks for the page again, as soon as the answer that is awaited is there. */
  refresh(): void {
    if (this.#writing.path === null) return;
    this.#since ??= performance.now();
    if (this.#asking) this.#stale = true;
    else void this.#ask();
  }

  stop(): void {
    clearTimeout(this.#rest);
    this.#stopWatching();
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    try {
      do {
        this.#stale = false;
        const held = await this.#once();
        if (held > DEAR) await new Promise((rested) => (this.#rest = setTimeout(rested, Math.min(LONGEST_REST, held * 4))));
      } while (this.#stale);
      this.isStale.value = false;
    } catch (thrown) {
      if (!this.isStale.peek()) this.#trouble(thrown);
      this.isStale.value = true;
    } finally {
      this.#asking = false;
    }
  }

  /** Asks once; returns for how many ms the window was held by it. */
  async #once(): Promise<number> {
    const { path, sitting } = this.#writing;
    if (path === null) return 0;
    const since = this.#since ?? performance.now();
    this.#since = null;
    const before = this.page.peek();
    const known = new Map(before?.blocks.map((block) => [block.key, block.html]));
    const asked = performance.now();
    const answer = this.#host.call("preview", {
      path, text: this.#writing.text, known: [...known.keys()], shell: before?.shell.key ?? null,
    });
    const waiting = performance.now();
    const reply = await answer;
    // A note of the same path may be one of another library.
    if (this.#writing.sitting !== sitting) return 0;
    const answered = performance.now();
    const shell = reply.shell ?? before?.shell;
    if (!shell) throw { code: null, message: "The preview came without its page.", hint: "Open the note again." };
    const blocks = reply.blocks.map(({ key, line, html }) => ({ key, line, html: html ?? known.get(key) ?? "" }));
    this.page.value = { ...reply, path, shell, blocks, since };
    return waiting - asked + (performance.now() - answered);
  }
}
