/** The whole window's state in one place, and who hears what. No drawing here; what each menu entry does is in choose.ts. */
import { effect, signal, untracked } from "@preact/signals";
import { failureOf, type Host, type MenuId } from "../host/host";
import type { Args, ExportDone, HeadEdit, OperationName, OperationProgress, OperationView, ProblemView, RecentLibrary } from "../host/wire";
import { EditedNote } from "../note/edited-note";
import { HeadEdits } from "../note/head-edits";
import { choose } from "../commands/run";
import { Exports } from "../dialogs/export/exports";
import { Layout } from "./layout";
import { Proof } from "../preview/preview";
import { Shelf } from "../list/note-list";

export type Dialog = "new-note" | "rename-note" | "export" | "catalogue" | "problems" | "palette" | "commands" | "history" | "compare" | "about";

export type Table = "Topics" | "Tags";

/** What happened; `undo` where one operation takes it back. */
export interface Notice { text: string; hint: string; tone: "done" | "trouble"; undo: boolean }

/** Where the author asked the editor to go; a new object each time. */
export interface Jump { line: number }

/** Names the files that an undo or a redo left as they are, each with its reason. */
function leftAlone(files: string[]): string {
  return files.length === 0 ? "" : `Left as they are, to be undone once they fit: ${files.join("; ")}.`;
}

export class Desk {
  readonly layout = new Layout();
  readonly shelf: Shelf;
  readonly writing: EditedNote;
  readonly proof: Proof;
  readonly exports: Exports;
  readonly dialog = signal<Dialog | null>(null);
  readonly notice = signal<Notice | null>(null);
  /** How far the operation is that lasts; none while nothing lasts. */
  readonly operation = signal<OperationProgress | null>(null);
  /** True where the author asked to stop it. */
  readonly isStopping = signal(false);
  readonly recent = signal<RecentLibrary[]>([]);
  readonly version = signal("");
  /** Counts up each time the author asks to search the list. */
  readonly finding = signal(0);
  readonly position = signal({ line: 1, column: 1 });
  /** The line at the top of the text. */
  readonly top = signal(1);
  readonly jump = signal<Jump | null>(null);
  /** Counts up each time the author asks to go on writing where the caret is. */
  readonly backToText = signal(0);
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
  readonly #headEdits: HeadEdits;

  constructor(host: Host) {
    this.host = host;
    this.shelf = new Shelf(host, this.trouble);
    this.writing = new EditedNote(host, { tell: this.trouble });
    this.#headEdits = new HeadEdits(host, this.writing);
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
      host.listen("operation-progress", (at) => (this.operation.value = at)),
      host.listen("operation-ended", () => {
        this.operation.value = null;
        this.isStopping.value = false;
      }),
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

  /** Opens a note. To the one that is open it only leads back: nothing of it is opened again. */
  async open(path: string): Promise<void> {
    const isHere = this.writing.path === path;
    await this.leaving(() => this.writing.open(path)).catch(this.trouble);
    if (!isHere) return;
    this.layout.toText();
    this.backToText.value++;
  }

  /**
   * Does what leaves the open note. Where neither the file nor the library takes its words, the author is asked first.
   * Returns whether the note was left.
   */
  async leaving(leave: () => Promise<void>): Promise<boolean> {
    const { writing, host } = this;
    await this.#headEdits.made();
    try {
      await leave();
      return true;
    } catch (thrown) {
      const { path, unsafe } = writing;
      if (unsafe === null || unsafe !== thrown) throw thrown;
      const revision = writing.revision.peek();
      const isSure = await host.confirm(`What you typed in ${path} is saved nowhere: ${unsafe.message} Leave it all the same, and lose it?`);
      if (!isSure) return false;
      writing.giveUp(revision);
      return this.leaving(leave);
    }
  }

  /** Saves the text of the open note to a file elsewhere. */
  async saveCopy(): Promise<void> {
    const place = await this.writing.saveCopy();
    if (place !== null) this.say(`A copy of the text is in ${place}.`);
  }

  /** Opens a note at one of its lines and closes the dialog that pointed there. */
  async goTo(path: string, line: number | null): Promise<void> {
    this.dialog.value = null;
    await this.open(path);
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
    const { writing } = this;
    const before = writing.path;
    if (!(await this.leaving(() => writing.close()))) return;
    this.exports.putAside();
    this.found.value = null;
    writing.libraryCloses();
    const opening = this.host.call(fresh ? "new_library" : "open_library", { folder });
    const view = await opening.finally(() => writing.libraryOpened()).catch(async (thrown: unknown) => {
      // The library before is still open.
      await this.comeBack(before);
      throw thrown;
    });
    this.shelf.clear();
    this.shelf.view.value = view;
    this.host.setTitle(`${view.title} · Fieldnotes`);
  }

  /** Opens a note again that was left for something that was refused, unless the author went on meanwhile. */
  async comeBack(path: string | null): Promise<void> {
    if (path !== null && this.writing.isVacant) await this.open(path);
  }

  /** Changes one fact in the text of the open note. */
  editHead(edit: HeadEdit): Promise<void> {
    return this.#headEdits.edit(edit);
  }

  /** Does one undoable thing to the library, with the open note put away first. */
  async operate<N extends OperationName>(name: N, args: Args<N>): Promise<boolean> {
    try {
      await this.#headEdits.made();
      await this.writing.putAway();
      const done: OperationView = await this.host.call(name, args);
      this.say(name === "undo" ? `Undone: ${done.name}` : done.name, name !== "undo", leftAlone(done.skipped));
      return true;
    } catch (thrown) {
      if (failureOf(thrown).code === "stopped") this.say("Stopped. Nothing was changed.");
      else this.trouble(thrown);
      return false;
    }
  }

  /** Stops the operation that lasts: nothing of it is done then. */
  async stopOperation(): Promise<void> {
    this.isStopping.value = true;
    await this.host.call("stop_operation", {});
  }

  /** Makes a note of an unsaved text whose note is gone, and opens it. */
  async restoreUnsaved(text: string): Promise<void> {
    const { path } = await this.host.call("restore_unsaved", { path: text });
    await this.open(path);
    this.say(`${path} is a note again.`, true);
  }

  /** Leaves an unsaved text whose note is gone to the history of its path. */
  async dropUnsaved(path: string): Promise<void> {
    await this.host.call("drop_buffer", { path });
    this.say(`What was typed in ${path} is in its history, should there be a note of that name again.`);
  }

  choose(id: MenuId): Promise<void> {
    return choose(this, id);
  }
}
