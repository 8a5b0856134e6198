/** What crosses the seam between the window and the core: names and shapes, no behaviour. */

export type State = "draft" | "scheduled" | "ready";
export type Severity = "error" | "warning";
export type Sort = "date" | "title" | "changed";

export interface Named { slug: string; title: string }
export interface TopicView extends Named { headline: string; description: string; number: number; count: number }
export interface TagView extends Named { description: string; count: number; known: boolean }

export interface LibraryView {
  folder: string;
  title: string;
  description: string;
  topics: TopicView[];
  tags: TagView[];
  states: Record<State, number>;
  notes: number;
  pages: number;
  problems: number;
  undo: string | null;
  redo: string | null;
}

export interface Filter { topic?: string; tag?: string; state?: State; problems?: boolean; pages?: boolean }
export interface Piece { text: string; hit: boolean }

export interface NoteRow {
  path: string;
  title: string;
  topic: Named | null;
  tags: Named[];
  date: string | null;
  state: State;
  summary: string | null;
  words: number;
  problems: number;
  snippet: Piece[] | null;
  address: string;
}

export interface HeadView {
  title: string | null;
  topic: string | null;
  tags: string[];
  date: string | null;
  updated: string | null;
  state: State;
  summary: string | null;
  slug: string | null;
  aliases: string[];
}

export type HeadEdit =
  | { set: "title"; value: string }
  | { set: "topic" | "date" | "updated" | "summary" | "slug"; value: string | null }
  | { set: "tags" | "aliases"; value: string[] }
  | { set: "addTag" | "removeTag"; value: string }
  | { set: "state"; value: State };

export interface ProblemView {
  code: string;
  severity: Severity;
  file: string;
  line: number | null;
  column: number | null;
  message: string;
  hint: string;
}

export interface OpenNote {
  path: string;
  text: string;
  hash: string;
  readOnly: boolean;
  head: HeadView;
  problems: ProblemView[];
  recovered: { text: string; at: string } | null;
}

export interface BlockView { key: string; line: number; html: string | null }
export interface HeadingView { level: number; id: string; text: string; line: number }

export interface PreviewView {
  address: string;
  shell: { key: string; html: string } | null;
  blocks: BlockView[];
  head: HeadView;
  outline: HeadingView[];
  problems: ProblemView[];
  words: number;
  minutes: number;
}

export interface OperationView { name: string; files: string[] }
export interface RecentLibrary { folder: string; title: string }

export interface ReportView {
  added: string[];
  changed: string[];
  removed: string[];
  unchanged: number;
  problems: ProblemView[];
  seconds: number;
  target: string;
}

/** Why a command was not carried out, in words for the author. */
export interface Failure { code: string | null; message: string; hint: string }

interface Command<Args, Reply> { args: Args; reply: Reply }
type Nothing = Record<string, never>;
type Operation<Args> = Command<Args, OperationView>;

export interface Commands {
  start: Command<Nothing, { library: LibraryView | null; recent: RecentLibrary[]; remembered: Record<string, unknown> | null; version: string }>;
  open_library: Command<{ folder: string }, LibraryView>;
  new_library: Command<{ folder: string }, LibraryView>;
  library: Command<Nothing, LibraryView>;
  list_notes: Command<{ filter: Filter; query: string; sort: Sort; offset: number; limit: number }, { total: number; rows: NoteRow[] }>;
  open_note: Command<{ path: string }, OpenNote>;
  save_note: Command<{ path: string; base: string; text: string }, { hash: string }>;
  keep_buffer: Command<{ path: string; base: string; text: string }, unknown>;
  drop_buffer: Command<{ path: string }, unknown>;
  create_note: Command<{ title: string; topic?: string }, { path: string }>;
  rename_note: Command<{ path: string; to: string }, { path: string; operation: OperationView }>;
  trash_note: Operation<{ path: string }>;
  edit_head: Command<{ text: string; edit: HeadEdit }, { text: string; head: HeadView }>;
  preview: Command<{ path: string; text: string; known: string[]; shell: string | null }, PreviewView>;
  create_tag: Operation<{ title: string; description: string }>;
  rename_tag: Operation<{ slug: string; title: string }>;
  merge_tags: Operation<{ from: string; into: string }>;
  delete_tag: Operation<{ slug: string }>;
  describe_tag: Operation<{ slug: string; description: string }>;
  create_topic: Operation<{ title: string; headline: string; description: string }>;
  edit_topic: Operation<{ slug: string; title: string; headline: string; description: string }>;
  move_topic: Operation<{ slug: string; to: number }>;
  delete_topic: Operation<{ slug: string; into: string | null }>;
  undo: Operation<Nothing>;
  redo: Operation<Nothing>;
  check: Command<Nothing, ProblemView[]>;
  export: Command<{ target: string; drafts: boolean }, unknown>;
  cancel_export: Command<Nothing, unknown>;
  remember: Command<{ key: string; value: unknown }, unknown>;
}

export type CommandName = keyof Commands;
export type Args<N extends CommandName> = Commands[N]["args"];
export type Reply<N extends CommandName> = Commands[N]["reply"];
/** Commands that make one undoable operation. */
export type OperationName = { [N in CommandName]: Reply<N> extends OperationView ? N : never }[CommandName];

export interface NoteChanged { path: string; change: "changed" | "removed" | "moved"; to: string | null; hash: string | null }
export interface ExportDone { report: ReportView | null; failure: Failure | null; cancelled: boolean }

export interface Events {
  "library-changed": { view: LibraryView; notes: string[] };
  "note-changed": NoteChanged;
  "export-progress": { phase: string; done: number; total: number };
  "export-done": ExportDone;
  trouble: { failure: Failure };
}

export type EventName = keyof Events;
