/** The whole window's state in one place: who hears what, and what each menu entry does. No drawing here. */
import { effect, signal } from "@preact/signals";
import { failureOf, type Host, type MenuId } from "../host/host";
import type { Args, ExportDone, HeadEdit, OperationName, RecentLibrary } from "../host/wire";
import { Layout } from "./layout";
import { Proof } from "./proof";
import { Shelf } from "./shelf";
import { Writing } from "./writing";

export type Dialog = "new-note" | "rename-note" | "export" | "catalogue" | "problems";

export interface Notice { text: string; hint: string; tone: "done" | "trouble"; undo: boolean }

export interface Exporting { phase: string; done: number; total: number }

export class Desk {
  readonly layout = new Layout();
  readonly shelf: Shelf;
  readonly writing: Writing;
  readonly proof: Proof;
  readonly dialog = signal<Dialog | null>(null);
  readonly notice = signal<Notice | null>(null);
  readonly recent = signal<RecentLibrary[]>([]);
  readonly exporting = signal<Exporting | null>(null);
  readonly exported = signal<ExportDone | null>(null);
  /** Where the last export went. */
  readonly exportTarget = signal("");
  /** Counts up each time the author asks to search the list. */
  readonly finding = signal(0);
  readonly position = signal({ line: 1, column: 1 });
  /** Where the author asked the editor to go; a new object each time. */
  readonly jump = signal<{ line: number } | null>(null);

  readonly host: Host;
  #stops: (() => void)[] = [];

  constructor(host: Host) {
    this.host = host;
    this.shelf = new Shelf(host, this.trouble);
    this.writing = new Writing(host);
    this.proof = new Proof(host, this.writing, this.trouble);
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
      host.listen("export-progress", (at) => (this.exporting.value = at)),
      host.listen("export-done", (done) => {
        this.exporting.value = null;
        this.exported.value = done;
      }),
      host.listen("trouble", ({ failure }) => this.trouble(failure)),
      host.onMenu((id) => this.choose(id).catch(this.trouble)),
      host.onFolder((folder) => void this.openLibrary(folder).catch(this.trouble)),
    ];
    const { library, recent, remembered } = await host.call("start", {});
    this.recent.value = recent;
    this.#stops.push(
      this.layout.follow(remembered?.["layout"], (value) => void host.call("remember", { key: "layout", value }).catch(this.trouble)),
    );
    this.shelf.view.value = library;
    const target = remembered?.["exportTarget"];
    if (typeof target === "string") this.exportTarget.value = target;
    const last = remembered?.["note"];
    if (library && typeof last === "string") await this.writing.open(last).catch(() => undefined);
    this.#rememberNote();
    host.setTitle(library ? `${library.title} · Fieldnotes` : "Fieldnotes");
  }

  /** Lets the next sitting begin where this one ends. */
  #rememberNote(): void {
    let last = this.writing.path;
    this.#stops.push(effect(() => {
      const { path } = this.writing.note.value ?? {};
      if (path === undefined || path === last) return;
      last = path;
      void this.host.call("remember", { key: "note", value: path }).catch(this.trouble);
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

  async open(path: string): Promise<void> {
    await this.writing.open(path).catch(this.trouble);
  }

  /** Opens a note at one of its lines and closes the dialog that pointed there. */
  async goTo(path: string, line: number | null): Promise<void> {
    this.dialog.value = null;
    if (this.writing.path !== path) await this.open(path);
    if (this.writing.path === path && line !== null) this.jump.value = { line };
  }

  /** Opens the note that is exported to an address of the blog, if there is one. */
  async openAddress(address: string): Promise<void> {
    const known = this.shelf.rows.value.find((row) => row.address === address);
    if (known) return this.open(known.path);
    const { rows } = await this.host.call("list_notes", { filter: {}, query: "", sort: "date", offset: 0, limit: 100_000 });
    const found = rows.find((row) => row.address === address);
    if (found) await this.open(found.path);
  }

  async openLibrary(folder: string, fresh = false): Promise<void> {
    await this.writing.close();
    const view = await this.host.call(fresh ? "new_library" : "open_library", { folder });
    this.shelf.filter.value = {};
    this.shelf.query.value = "";
    this.shelf.view.value = view;
    this.host.setTitle(`${view.title} · Fieldnotes`);
  }

  /** Changes one fact in the text of the open note; asks again where the author typed meanwhile. */
  async editHead(edit: HeadEdit): Promise<void> {
    const { writing } = this;
    const { path } = writing;
    for (;;) {
      const text = writing.text.value;
      const reply = await this.host.call("edit_head", { text, edit });
      if (writing.path !== path) return;
      if (writing.text.value === text) return writing.replace(reply.text);
    }
  }

  /** Does one undoable thing to the library, with the open note put away first. */
  async operate<N extends OperationName>(name: N, args: Args<N>): Promise<boolean> {
    try {
      await this.writing.putAway();
      const done = await this.host.call(name, args);
      const undo = name !== "undo";
      this.notice.value = { text: undo ? done.name : `Undone: ${done.name}`, hint: "", tone: "done", undo };
      return true;
    } catch (thrown) {
      this.trouble(thrown);
      return false;
    }
  }

  /** Starts an export; how it goes is told by events. */
  async export(target: string, drafts: boolean): Promise<void> {
    this.exported.value = null;
    await this.writing.putAway();
    await this.host.call("export", { target, drafts });
    this.exportTarget.value = target;
    await this.host.call("remember", { key: "exportTarget", value: target });
  }

  async choose(id: MenuId): Promise<void> {
    const { layout, writing } = this;
    switch (id) {
      case "new-note":
        if (this.shelf.view.value) this.dialog.value = "new-note";
        return;
      case "open-library":
      case "new-library": {
        const folder = await this.host.pickFolder(id === "open-library" ? "Open a library" : "Choose an empty folder");
        if (folder) await this.openLibrary(folder, id === "new-library");
        return;
      }
      case "save":
        return writing.save();
      case "rename-note":
        if (writing.path) this.dialog.value = "rename-note";
        return;
      case "trash-note":
        if (writing.path) await this.operate("trash_note", { path: writing.path });
        return;
      case "export":
        await writing.putAway();
        this.exported.value = null;
        this.dialog.value = "export";
        return;
      case "undo-operation":
        return void (await this.operate("undo", {}));
      case "redo-operation":
        return void (await this.operate("redo", {}));
      case "find":
        layout.library.value = true;
        this.finding.value++;
        return;
      case "toggle-library":
        layout.library.value = !layout.library.value;
        return;
      case "toggle-preview":
        layout.preview.value = !layout.preview.value;
        return;
      case "toggle-head":
        layout.head.value = !layout.head.value;
        return;
      case "theme-light":
      case "theme-dark":
      case "theme-system":
        layout.theme.value = id.slice("theme-".length) as "light" | "dark" | "system";
        return;
      case "catalogue":
        if (this.shelf.view.value) this.dialog.value = "catalogue";
        return;
      case "check":
        this.dialog.value = "problems";
        return;
      case "quit":
        return writing.putAway();
    }
  }
}
