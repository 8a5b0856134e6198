/** The page as it would be exported, kept up with the text: one question at a time, the latest text wins. */
import { effect, signal } from "@preact/signals";
import type { Host } from "../host/host";
import type { HeadView, HeadingView, ProblemView } from "../host/wire";
import type { Writing } from "./writing";

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
}

export class Proof {
  readonly page = signal<Page | null>(null);

  readonly #host: Host;
  readonly #writing: Writing;
  readonly #trouble: (thrown: unknown) => void;
  readonly #stopWatching: () => void;
  #asking = false;
  #stale = false;

  constructor(host: Host, writing: Writing, trouble: (thrown: unknown) => void) {
    this.#host = host;
    this.#writing = writing;
    this.#trouble = trouble;
    this.#stopWatching = effect(() => {
      const path = writing.note.value?.path;
      void writing.text.value;
      if (path === undefined) this.page.value = null;
      else this.refresh();
    });
  }

  /** Asks for the page again, as soon as the answer that is awaited is there. */
  refresh(): void {
    if (this.#writing.path !== null) void this.#ask();
  }

  stop(): void {
    this.#stopWatching();
  }

  async #ask(): Promise<void> {
    if (this.#asking) {
      this.#stale = true;
      return;
    }
    this.#asking = true;
    try {
      do {
        this.#stale = false;
        await this.#once();
      } while (this.#stale);
    } catch (thrown) {
      this.#trouble(thrown);
    } finally {
      this.#asking = false;
    }
  }

  async #once(): Promise<void> {
    const path = this.#writing.path;
    if (path === null) return;
    const before = this.page.peek();
    const known = new Map(before?.blocks.map((block) => [block.key, block.html]));
    const reply = await this.#host.call("preview", {
      path,
      text: this.#writing.text.peek(),
      known: [...known.keys()],
      shell: before?.shell.key ?? null,
    });
    if (this.#writing.path !== path) return;
    const shell = reply.shell ?? before?.shell;
    if (!shell) throw { code: "no-page", message: "The preview came without its page.", hint: "Open the note again." };
    const blocks = reply.blocks.map(({ key, line, html }) => ({ key, line, html: html ?? known.get(key) ?? "" }));
    this.page.value = { ...reply, path, shell, blocks };
  }
}
