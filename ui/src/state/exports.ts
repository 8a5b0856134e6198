/** The export as the window sees it: how far it is, what came of it, and where it went. */
import { signal } from "@preact/signals";
import type { Host } from "../host/host";
import type { ExportDone, ExportProgress } from "../host/wire";

export class Exports {
  readonly progress = signal<ExportProgress | null>(null);
  readonly done = signal<ExportDone | null>(null);
  readonly isRunning = signal(false);
  /** Where the last export went. */
  readonly target = signal("");

  readonly #host: Host;

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
      this.#host.listen("export-done", (done) => {
        this.isRunning.value = false;
        this.progress.value = null;
        this.done.value = done;
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** Starts an export; how it goes is told by events. */
  async start(target: string, drafts: boolean): Promise<void> {
    this.done.value = null;
    this.isRunning.value = true;
    try {
      await this.#host.call("export", { target, drafts });
    } catch (thrown) {
      this.isRunning.value = false;
      throw thrown;
    }
    this.target.value = target;
    await this.#host.call("remember", { key: "exportTarget", value: target });
  }

  async cancel(): Promise<void> {
    await this.#host.call("cancel_export", {});
  }

  /** Opens the home page of the site that was written. */
  async look(): Promise<void> {
    const target = this.done.peek()?.report?.target;
    if (target) await this.#host.openInBrowser(`${target.replace(/[/\\]$/, "")}/index.html`);
  }
}
