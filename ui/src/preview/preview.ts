/**
 * The page as it would be exported, kept up with the text: one question at a time, the latest text wins.
 * The first key is answered at once. Only where answering itself costs the window time does it take a breath.
 */
import { effect, signal, untracked } from "@preact/signals";
import type { Host } from "../host/host";
import type { EditedNote } from "../note/edited-note";
import type { Page } from "./page";

/** A question that holds the window longer than this is followed by a rest, in ms. */
const EXPENSIVE = 8;
const LONGEST_REST = 400;

export class Preview {
  readonly page = signal<Page | null>(null);
  /** True while the last question could not be answered; the page shown is older than the text. */
  readonly isStale = signal(false);
  /** A page of the blog that is no note's, while it is looked at in the place of the note. */
  readonly visited = signal<{ address: string; html: string } | null>(null);
  /** The id of the place that the page is asked to go to; a new object each time. */
  readonly anchor = signal<{ id: string } | null>(null);
  /** By how much the page is scaled to be seen whole. */
  readonly scale = signal(1);
  /** Where on other sites the page names pictures. */
  readonly remotePictures = signal<readonly string[]>([]);

  readonly #host: Host;
  readonly #note: EditedNote;
  readonly #report: (thrown: unknown) => void;
  readonly #stopWatching: () => void;
  #asking = false;
  #stale = false;
  #since: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, note: EditedNote, report: (thrown: unknown) => void) {
    this.#host = host;
    this.#note = note;
    this.#report = report;
    this.#stopWatching = effect(() => {
      const path = note.opened.value?.path;
      void note.revision.value;
      if (path !== this.page.peek()?.path) this.visited.value = null;
      if (path === undefined) this.page.value = null;
      else untracked(() => this.refresh());
    });
  }

  /** Asks for the page again, as soon as the answer that is awaited is there. */
  refresh(): void {
    if (this.#note.path === null) return;
    this.#since ??= performance.now();
    if (this.#asking) this.#stale = true;
    else void this.#ask();
  }

  /** Takes in where the page was found to name pictures on other sites, where it is elsewhere than before. */
  foundRemote(addresses: readonly string[]): void {
    if (addresses.join("\n") !== this.remotePictures.peek().join("\n")) this.remotePictures.value = addresses;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stopWatching();
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    try {
      do {
        this.#stale = false;
        const held = await this.#once();
        if (held > EXPENSIVE) await this.#rest(Math.min(LONGEST_REST, held * 4));
      } while (this.#stale);
      this.isStale.value = false;
    } catch (thrown) {
      if (!this.isStale.peek()) this.#report(thrown);
      this.isStale.value = true;
    } finally {
      this.#asking = false;
    }
  }

  #rest(ms: number): Promise<void> {
    return new Promise((rested) => (this.#timer = setTimeout(rested, ms)));
  }

  /** Asks once; returns for how many ms the window was held by it. */
  async #once(): Promise<number> {
    const { path, session } = this.#note;
    if (path === null) return 0;
    const since = this.#since ?? performance.now();
    this.#since = null;
    const before = this.page.peek();
    const known = new Map(before?.blocks.map((block) => [block.key, block.html]));
    const asked = performance.now();
    const answer = this.#host.call("preview", {
      path, text: this.#note.text, known: [...known.keys()], shell: before?.shell.key ?? null,
    });
    const waiting = performance.now();
    const reply = await answer;
    // A note of the same path may be one of another library.
    if (this.#note.session !== session) return 0;
    const answered = performance.now();
    const shell = reply.shell ?? before?.shell;
    if (!shell) throw { code: null, message: "The preview came without its page.", hint: "Open the note again." };
    const blocks = reply.blocks.map(({ key, line, html }) => ({ key, line, html: html ?? known.get(key) ?? "" }));
    this.page.value = { ...reply, path, shell, blocks, since };
    return waiting - asked + (performance.now() - answered);
  }
}
