/** The whole window's state in one place, and who hears what. No drawing here; what each menu entry does is in choose.ts. */
import { effect, signal, untracked } from "@preact/signals";
import { failureOf, type Host, type MenuId } from "../host/host";
import type { Args, ExportDone, HeadEdit, OperationName, OperationView, ProblemView, RecentLibrary } from "../host/wire";
import { choose } from "./choose";
import { Exports } from "./exports";
import { Layout } from "./layout";
import { Proof } from "./proof";
import { Shelf } from "./shelf";
import { Writing } from "./writing";

export type Dialog = "new-note" | "rename-note" | "export" | "catalogue" | "problems" | "palette" | "commands" | "history" | "compare" | "about";

export type Table = "Topics" | "Tags";

/** What happened; `undo` where one operation takes it back. */
export interface Notice { text: string; hint: string; tone: "done" | "trouble"; undo: boolean }

/** Where the author asked the editor to go; a new object each time. */
export interface Jump { line: number }

/** Names the files that an undo or a redo left as they are. */
function leftAlone(files: string[]): string {
  return files.length === 0 ? "" : `Left as they are, because they were edited since: ${files.join(", ")}.`;
}

export class Desk {
  readonly layout = new Layout();
  readonly shelf: Shelf;
  readonly writing: Writing;
  readonly proof: Proof;
  readonly exports: Exports;
  readonly dialog = signal<Dialog | null>(null);
  readonly notice = signal<Notice | null>(null);
  readonly recent = signal<RecentLibrary[]>([]);
  readonly version = signal("");
  /** Counts up each time the author asks to search the list. */
  readonly finding = signal(0);
  readonly position = signal({ line: 1, column: 1 });
  /** The line at the top of the text. */
  readonly top = signal(1);
  readonly jump = signal<Jump | null>(null);
  /** What the dialog of topics and tags shows. */
  readonly table = signal<Table>("Topics");

  /** Where on other sites the page in the preview names pictures. */
  readonly remote = signal<readonly string[]>([]);

  /** What the last check of the library found. */
  readonly found = signal<readonly ProblemView[] | null>(null);
  /** The kinds of problems that the author opened or closed. */
  readonly openKinds = signal<ReadonlyMap<string, boolean>>(new Map());

  readonly host: Host;
  #stops: (() => void)[] = [];
  #headEdits: Promise<void> = Promise.resolve();

  constructor(host: Host) {
    this.host = host;
    this.shelf = new Shelf(host, this.trouble);
    this.writing = new Writing(host);
    this.proof = new Proof(host, this.writing, this.trouble);
    this.exports = new Exports(host);
  }

  async start(): Promise<void> {
    const { host } = this;
    this.#stops = [
      host.listen("library-changed", ({ view }) => {
        this.shelf.view.value = view;
        // Titles, links and settings of the library are part of the page.
        this.proof.refresh();
      }),
      host.listen("note-changed", (event) => void this.writing.hear(event).catch(this.trouble)),
      host.listen("trouble", ({ failure }) => this.trouble(failure)),
      host.onMenu((id) => this.choose(id).then(() => true, (thrown: unknown) => {
        this.trouble(thrown);
        return false;
      })),
      host.onFolder((folder) => void this.openLibrary(folder).catch(this.trouble)),
      this.exports.listen(),
      host.listen("export-done", (done) => this.#tellExport(done)),
    ];
    const { library, recent, remembered, version } = await host.call("start", {});
    this.recent.value = recent;
    this.version.value = version;
    this.#stops.push(
      this.layout.follow(remembered["layout"], (value) => void host.call("remember", { key: "layout", value }).catch(this.trouble)),
      effect(() => host.wear(this.layout.theme.value)),
    );
    this.shelf.view.value = library;
    const target = remembered["exportTarget"];
    if (typeof target === "string") this.exports.target.value = target;
    const last = remembered["note"];
    if (library && typeof last === "string") await this.writing.open(last).catch(() => undefined);
    this.#rememberNote();
    this.#tellMerges();
    host.setTitle(library ? `${library.title} · Fieldnotes` : "Fieldnotes");
  }

  /** Lets the next sitting begin where this one ends. */
  #rememberNote(): void {
    let last = this.writing.path;
    this.#stops.push(effect(() => {
      const path = this.writing.note.value?.path ?? null;
      if (path === last) return;
      // Without a note between them, the same path is a note of another library.
      last = path;
      if (path !== null) void this.host.call("remember", { key: "note", value: path }).catch(this.trouble);
    }));
  }

  /** Whoever closed the dialog while the export went on hears what came of it. */
  #tellExport({ report, failure }: ExportDone): void {
    if (this.dialog.peek() === "export") return;
    if (failure) this.trouble(failure);
    else if (report) this.say(`The blog is written to ${report.target}.`);
  }

  #tellMerges(): void {
    this.#stops.push(effect(() => {
      if (this.writing.merges.value > 0) {
        this.say(`${untracked(() => this.writing.path)} was changed by another program. Both changes are in the text; undo takes theirs out.`);
      }
    }));
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.proof.stop();
  }

  readonly trouble = (thrown: unknown): void => {
    const { message, hint } = failureOf(thrown);
    this.notice.value = { text: message, hint, tone: "trouble", undo: false };
  };

  say(text: string, undo = false, hint = ""): void {
    this.notice.value = { text, hint, tone: "done", undo };
  }

  /** Takes in what the preview found, where it is another. */
  foundRemote(addresses: readonly string[]): void {
    if (addresses.join("\n") !== this.remote.peek().join("\n")) this.remote.value = addresses;
  }

  /** Says for this library whether the preview may ask other sites for pictures. */
  async showRemote(shown: boolean): Promise<void> {
    await this.host.call("show_remote", { shown }).catch(this.trouble);
  }

  async open(path: string): Promise<void> {
    await this.writing.open(path).catch(this.trouble);
  }

  /** Opens a note at one of its lines and closes the dialog that pointed there. */
  async goTo(path: string, line: number | null): Promise<void> {
    this.dialog.value = null;
    if (this.writing.path !== path) await this.open(path);
    this.layout.toText();
    if (this.writing.path === path && line !== null) this.jump.value = { line };
  }

  /** Opens the note that is exported to an address of the blog, if there is one. */
  async openAddress(address: string): Promise<void> {
    const { path } = await this.host.call("note_at", { address });
    if (path !== null) await this.open(path);
    else this.say(`${address} is a page of lists; it is written when the blog is exported.`);
  }

  async openLibrary(folder: string, fresh = false): Promise<void> {
    await this.writing.close();
    this.exports.putAside();
    this.found.value = null;
    const view = await this.host.call(fresh ? "new_library" : "open_library", { folder });
    this.shelf.clear();
    this.shelf.view.value = view;
    this.host.setTitle(`${view.title} · Fieldnotes`);
  }

  /** Changes one fact in the text of the open note, one after the other as they were asked for. */
  editHead(edit: HeadEdit): Promise<void> {
    const done = this.#headEdits.then(() => this.#editHead(edit));
    this.#headEdits = done.catch(() => undefined);
    return done;
  }

  /** Asks again where the author typed meanwhile. */
  async #editHead(edit: HeadEdit): Promise<void> {
    const { writing } = this;
    const { path } = writing;
    for (;;) {
      const { text } = writing;
      const reply = await this.host.call("edit_head", { text, edit });
      if (writing.path !== path) return;
      if (writing.text === text) return writing.replace(reply.text);
    }
  }

  /** Does one undoable thing to the library, with the open note put away first. */
  async operate<N extends OperationName>(name: N, args: Args<N>): Promise<boolean> {
    try {
      await this.writing.putAway();
      const done: OperationView = await this.host.call(name, args);
      this.say(name === "undo" ? `Undone: ${done.name}` : done.name, name !== "undo", leftAlone(done.skipped));
      return true;
    } catch (thrown) {
      this.trouble(thrown);
      return false;
    }
  }

  choose(id: MenuId): Promise<void> {
    return choose(this, id);
  }
}
