/** The export as the window sees it: what it would do, how far it is, what came of it, and where it went. */
import { signal } from "@preact/signals";
import type { Host } from "../../host/host";
import type { DryRunView, ExportDone, ExportProgress, PageDifference } from "../../host/wire";

export class SiteExport {
  /** How far the export is, or the dry run. */
  readonly progress = signal<ExportProgress | null>(null);
  readonly done = signal<ExportDone | null>(null);
  readonly isRunning = signal(false);
  /** What an export would do, once that was asked for. */
  readonly plan = signal<DryRunView | null>(null);
  readonly isPlanning = signal(false);
  /** Where the last export went. */
  readonly target = signal("");
  readonly drafts = signal(false);
  /** Whether the author wants to see where time and weight are. */
  readonly showsTimings = signal(false);

  readonly #host: Host;
  /** The export that the newest plan is of. */
  #asked: { target: string; drafts: boolean } | null = null;
  /** The last word to stop: what is begun before it has arrived would be stopped by it. */
  #stopping: Promise<unknown> = Promise.resolve();

  constructor(host: Host) {
    this.#host = host;
  }

  /** Hears how exports go. Returns what stops it. */
  listen(): () => void {
    const stops = [
      this.#host.listen("export-progress", (at) => {
        this.isRunning.value = true;
        this.progress.value = at;
      }),
      this.#host.listen("dry-run-progress", (at) => {
        if (this.isPlanning.peek()) this.progress.value = at;
      }),
      this.#host.listen("export-done", (done) => {
        this.isRunning.value = false;
        this.progress.value = null;
        this.done.value = done;
        if (done.report) this.#remember(done.report.target);
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** Finds what an export would do; nothing is written. There is no plan where the author stopped it. */
  async dryRun(target: string, drafts: boolean): Promise<void> {
    const asked = { target, drafts };
    this.#drop();
    this.done.value = null;
    this.#asked = asked;
    this.isPlanning.value = true;
    try {
      await this.#stopping;
      const plan = await this.#host.call("dry_run", asked);
      if (this.#asked === asked) this.plan.value = plan;
    } finally {
      if (this.#asked === asked) this.#planNoMore();
    }
  }

  /** How the page at this address would change. */
  async difference(address: string): Promise<PageDifference> {
    if (!this.#asked) return { difference: null, more: 0 };
    return this.#host.call("page_difference", { export: this.#asked, address });
  }

  /** What was told of an export holds no longer; nobody waits for what is still looked for. */
  forgetPlan(): void {
    if (this.isPlanning.peek()) void this.cancel().catch(() => undefined);
    else this.#drop();
  }

  /** The author is done with what came of the last export. Whoever only follows a row to its note finds it again. */
  dismiss(): void {
    this.done.value = null;
    this.drafts.value = false;
  }

  /** Starts an export; how it goes is told by events. */
  async start(target: string, drafts: boolean): Promise<void> {
    this.#drop();
    this.done.value = null;
    this.isRunning.value = true;
    try {
      await this.#stopping;
      await this.#host.call("export", { target, drafts });
    } catch (thrown) {
      this.isRunning.value = false;
      throw thrown;
    }
  }

  /** Stops the export, or the look at what it would do; for the end of a look nobody waits. */
  async cancel(): Promise<void> {
    this.#drop();
    const stopped = this.#host.call("cancel_export", {});
    this.#stopping = stopped.catch(() => undefined);
    await stopped;
  }

  /** Opens the home page of the site that was written. */
  async openSite(): Promise<void> {
    const target = this.done.peek()?.report?.target;
    if (target) await this.#host.openInBrowser(`${target.replace(/[/\\]$/, "")}/index.html`);
  }

  /** The next export goes where one has gone; a folder that was refused is nothing to come back to. */
  #remember(target: string): void {
    this.target.value = target;
    // Where it cannot be remembered, the author names it again.
    void this.#host.call("remember", { key: "exportTarget", value: target }).catch(() => undefined);
  }

  #drop(): void {
    this.#asked = null;
    this.plan.value = null;
    if (this.isPlanning.peek()) this.#planNoMore();
  }

  #planNoMore(): void {
    this.isPlanning.value = false;
    this.progress.value = null;
  }
}
