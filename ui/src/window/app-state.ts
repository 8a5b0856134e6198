/**
 * All that the window knows, each noun in a value of its own. Nothing is done here: what touches several of them is a
 * function in a file named by its verb, and what begins it is in `commands/table.ts` or in the pane that shows it.
 */
import { signal } from "@preact/signals";
import { LibraryFind } from "../dialogs/find/library-find";
import { LibraryCheck } from "../dialogs/problems/library-check";
import { SiteExport } from "../dialogs/export/site-export";
import { Comfort } from "../editor/comfort/comfort";
import { Cursor } from "../editor/cursor";
import { InText } from "../editor/in-text";
import type { Host } from "../host/host";
import type { LibraryView, RecentLibrary } from "../host/wire";
import { RunningOperation } from "../library/running-operation";
import { NoteList } from "../list/note-list";
import { EditedNote } from "../note/edited-note";
import { HeadEdits } from "../note/head-edits";
import { Places } from "../note/places";
import { VisitedNotes } from "../note/visited-notes";
import { Preview } from "../preview/preview";
import { Tabs } from "../tabs/tabs";
import { Focus } from "./focus";
import { Layout } from "./layout";
import { Notices } from "./notices";

export type Dialog =
  | "new-note" | "rename-note" | "export" | "catalogue" | "problems" | "note-problems" | "palette" | "commands"
  | "history" | "compare" | "find" | "outline" | "about" | "tabs";

export type CatalogueTable = "Topics" | "Tags";

export class AppState {
  readonly host: Host;
  readonly version = signal("");
  readonly recentLibraries = signal<RecentLibrary[]>([]);
  /** The open library, as the core tells it anew whenever it changes; none before one is open. */
  readonly library = signal<LibraryView | null>(null);
  readonly list: NoteList;
  readonly note: EditedNote;
  readonly headEdits: HeadEdits;
  readonly cursor = new Cursor();
  readonly inText = new InText();
  readonly comfort = new Comfort();
  readonly places = new Places();
  readonly visited = new VisitedNotes();
  readonly tabs = new Tabs();
  readonly preview: Preview;
  readonly operation = new RunningOperation();
  readonly check = new LibraryCheck();
  readonly libraryFind: LibraryFind;
  readonly siteExport: SiteExport;
  readonly layout = new Layout();
  readonly focus = new Focus();
  readonly notices = new Notices();
  readonly dialog = signal<Dialog | null>(null);
  /** What the dialog of topics and tags shows. */
  readonly catalogueTable = signal<CatalogueTable>("Topics");

  constructor(host: Host) {
    const { report } = this.notices;
    this.host = host;
    this.list = new NoteList(host, this.library, report);
    this.note = new EditedNote(host, { report: (failure) => this.notices.reportOf(this.note.path, failure) });
    this.headEdits = new HeadEdits(host, this.note);
    this.preview = new Preview(host, this.note, report);
    this.libraryFind = new LibraryFind(host);
    this.siteExport = new SiteExport(host);
  }
}
