/**
 * What crosses the seam between the window and the core: names and shapes, no behaviour.
 * Printed from crates/app by `cargo xtask bless`; not edited by hand.
 */

/** A file that the author gave. */
export type AddFile = {
  /** What it was called. */
  name: string,
  /** What it holds, in base64. */
  bytes: string,
};

/** A note that was made. */
export type AtPath = { path: string, };

/** One block of the body. */
export type BlockView = {
  /** Follows from the HTML alone. */
  key: string,
  /** The first line of the block in its file, from 1. */
  line: number,
  /** The HTML; nothing when the window said that it knows the key. */
  html: string | null,
};

/** A note in which hits are replaced. */
export type ChosenNote = { path: NotePathArgument,
/** Of the file in which they were found. */
hash: string,
/** The hits that stay, counted from 0. */
except: Array<number>, };

/** What the window or the application acts on, where they act at all; everything else is only shown. */
export type Code = "changed-outside" | "gone" | "no-library" | "damaged" | "blocked" | "stopped" | "bug";

/** A note to begin. */
export type CreateNote = { title: string, topic?: string, };

/** A tag to add. */
export type CreateTag = { title: string, description: string, };

/** A topic to add. */
export type CreateTopic = { title: string, headline: string, description: string, };

/** A topic to remove, and where its notes go. */
export type DeleteTopic = { slug: string, into: string | null, };

/** What a tag is about. */
export type DescribeTag = { slug: string, description: string, };

/** A reply that says no more than that it was done. */
export type Done = unknown;

/** What an export would do. */
export type DryRunView = {
  /** Addresses that are not there. */
  added: Array<string>,
  /** Addresses that hold something else. */
  changed: Array<string>,
  /** Addresses of an earlier export that would go. */
  removed: Array<string>,
  /** How many files would stand as they stand. */
  unchanged: number,
  /** How many notes would be on the site. */
  reach: ReachView,
  /** What is wrong; an error would stop the export. */
  problems: Array<ProblemView>,
  /** The file of the note that each page named here is of; lists, feeds and files are of none. */
  notes: { [key in string]: string },
  /** The folder the site would go to. */
  target: string,
};

/** One change of the facts in a text that need not be saved. */
export type EditHead = { text: string, edit: HeadEdit, };

/** A topic written anew. */
export type EditTopic = { slug: string, title: string, headline: string, description: string, };

/** The text after the change, and what its head says now. */
export type EditedHead = { text: string, head: HeadView, };

/** An emoji and a name it can be written by, between colons. */
export type Emoji = { name: string, sign: string, };

/** Where the site goes, and whether notes that are not ready are in it. */
export type Export = { target: string, drafts: boolean, };

/** An export has ended. */
export type ExportDone = {
  /** What it did. */
  report: ReportView | null,
  /** Why it did nothing. */
  failure: Failure | null,
  /** The errors that stood in its way. */
  problems: Array<ProblemView>,
  /** Whether the author stopped it. */
  cancelled: boolean,
};

/** How far an export or a dry run is. */
export type ExportProgress = {
  /** What is being done. */
  phase: string,
  /** Steps behind us. */
  done: number,
  /** All steps of this phase. */
  total: number,
};

/** Says what happened, to what, and what to do. */
export type Failure = {
  /** Present only where somebody acts on it. */
  code: Code | null,
  /** What happened, naming the file. */
  message: string,
  /** What the author can do; may be empty. */
  hint: string,
};

/** A file of the library, and what was done to it. */
export type FileDone = { path: string, operation: OperationView, };

/** What became of the open note's file. */
export type FileFate = "changed" | "removed" | "moved";

/** Where it lies on the disk. */
export type FileThere = { path: string, };

/** Which notes to list; everything that is set must fit. */
export type Filter = {
  /** Notes of this topic, by slug. */
  topic?: string,
  /** Notes with this tag, by slug. */
  tag?: string,
  /** Notes in this state. */
  state?: State,
  /** Notes with or without problems. */
  problems?: boolean,
  /** Pages instead of notes. */
  pages?: boolean,
};

/** A portion to look through. */
export type FindInNotes = { query: FindQuery,
/** What would be written in the place of hits, where that is to be shown. */
with: string | null,
/** The last note that was looked through; nothing to begin. */
after: NotePathArgument | null,
/** How many hits are told with their lines at most; the others are counted. */
room: number, };

/** What is looked for in the texts of notes. */
export type FindQuery = {
  /** As it was typed. */
  typed: string,
  /** Whether it is a regular expression. */
  isExpression: boolean,
  /** Whether capitals count. */
  isCaseKept: boolean,
  /** Whether it stands for whole words only. */
  isWholeWords: boolean,
  /** Whether the heads of notes are looked through as well. */
  inHeads: boolean,
};

/** What a portion of the notes holds. */
export type FoundInNotes = { notes: Array<FoundNoteView>,
/** Notes that could not be read, or are no text. */
unread: Array<string>,
/** How many notes were looked through. */
lookedAt: number,
/** The last of them, to go on with; nothing when none is left. */
last: string | null, };

/** A note with hits. */
export type FoundNoteView = {
  /** Which. */
  path: string,
  /** What it is called. */
  title: string,
  /** Of the file in which they are. */
  hash: string,
  /** The first of them. */
  hits: Array<HitView>,
  /** How many there are. */
  count: number,
};

/** One change of a note's facts. Nothing, or an empty text, takes the fact away. */
export type HeadEdit = { "set": "title", "value": string } | { "set": "topic", "value": string | null } | { "set": "date", "value": string | null } | { "set": "updated", "value": string | null } | { "set": "summary", "value": string | null } | { "set": "slug", "value": string | null } | { "set": "tags", "value": Array<string> } | { "set": "aliases", "value": Array<string> } | { "set": "addTag", "value": string } | { "set": "removeTag", "value": string } | { "set": "state", "value": State };

/** What the front matter of a note says. Dates are `YYYY-MM-DD`. */
export type HeadView = {
  /** The title, if one is written. */
  title: string | null,
  /** The topic as written. */
  topic: string | null,
  /** The tags as written. */
  tags: Array<string>,
  /** The day of the note. */
  date: string | null,
  /** The day of its last real change. */
  updated: string | null,
  /** How far it has come. */
  state: State,
  /** One or two sentences for lists and feeds. */
  summary: string | null,
  /** The last part of its address, where it is not that of the file. */
  slug: string | null,
  /** Old addresses that lead here. */
  aliases: Array<string>,
};

/** A heading of the body. */
export type HeadingView = {
  /** 1 to 6. */
  level: number,
  /** Its id in the page. */
  id: string,
  /** Its words. */
  text: string,
  /** Its line in the file, from 1. */
  line: number,
};

/** A hit with its line. */
export type HitView = {
  /** The line of the file, from 1. */
  line: number,
  /** Where in that line it begins, counted as strings of the page are. */
  from: number,
  /** Where it ends, counted from the start of that line too. */
  to: number,
  /** What stands before it on its line, cut short with `…`. */
  before: string,
  /** The hit itself, cut short with `…`. */
  text: string,
  /** What stands after it on its line, cut short with `…`. */
  after: string,
  /** What would stand in its place; nothing where nobody asked. */
  becomes: string | null,
};

/** A folder of this machine. */
export type InFolder = { folder: string, };

/** The notes that have a tab. */
export type InTabs = { paths: Array<string>, };

/** A text that the author did not choose. */
export type KeepVersion = { path: NotePathArgument, text: string, };

/** A word that is none of the language. */
export type LearnWord = { word: string, };

/** A text that was typed and never saved, and whose note is gone. */
export type LeftBehind = {
  /** Where its note was. */
  path: string,
  /** When it was kept, RFC 3339 in UTC. */
  at: string,
  /** How many words it has. */
  words: number,
};

/** The library is another: its counts, its names or its notes. */
export type LibraryChanged = {
  /** The library now. */
  view: LibraryView,
  /** The notes that are new, different or gone. */
  notes: Array<string>,
  /** Notes that have another path. */
  moved: Array<MovedNote>,
};

/** The open library. */
export type LibraryView = {
  /** Its folder. */
  folder: string,
  /** The title of the blog. */
  title: string,
  /** What the blog says of itself. */
  description: string,
  /** The topics in the author's order, then those only in notes. */
  topics: Array<TopicView>,
  /** The tags by title. */
  tags: Array<TagView>,
  /** Notes by state. */
  states: StateCounts,
  /** All notes. */
  notes: number,
  /** All pages. */
  pages: number,
  /** Notes and pages with a problem. */
  problems: number,
  /** The operation that can be undone. */
  undo: string | null,
  /** The operation that can be done again. */
  redo: string | null,
  /** True until the folder has been looked at for the first time since the start. */
  indexing: boolean,
  /** How far a look at the whole folder is, while there is one. */
  looking: Looking | null,
  /** Unsaved texts whose notes are gone, the newest first. */
  leftBehind: Array<LeftBehind>,
  /** Whether the preview asks other sites for the pictures that notes name there. */
  remote: boolean,
};

/** A note that a link can lead to. */
export type LinkTarget = { path: string, title: string,
/** The title of its topic. */
topic: string | null,
/** What stands in double brackets to mean this note and no other. */
written: string, };

/** Which part of which list. */
export type ListNotes = { filter: Filter, query: string, sort: Sort, offset: number, limit: number, };

/** The page that stands there and is no note's: home, archive, the lists of topics and tags. */
export type ListPage = { html: string | null, };

/** How far a look at the whole folder is. */
export type Looking = {
  /** Steps behind us. */
  done: number,
  /** All steps, as far as is known. */
  total: number,
};

/** One tag of several. */
export type MergeManyTags = { from: Array<string>, into: string, };

/** One tag of two. */
export type MergeTags = { from: string, into: string, };

/** The author's text and the file, brought together. */
export type MergedOutside = {
  /** The file as it is now, which a save has to name. */
  hash: string,
  /** What it holds. */
  theirs: string,
  /** Both edits in one text; nothing where both changed the same lines. */
  merged: string | null,
};

/** Words of a text in a language. */
export type Misspelled = {
  /** A BCP 47 tag; nothing for the language of the site. */
  language: string | null, words: Array<string>,
};

/** Those of them that nothing knows. */
export type MisspelledWords = {
  /** Nothing where the system has no dictionary of the language. */
  words: Array<string> | null,
  /** The language that was meant. */
  language: string,
};

/** Another place for a topic, counted from 0. */
export type MoveTopic = { slug: string, to: number, };

/** A note that was moved or renamed. */
export type MovedNote = {
  /** The path it had. */
  from: string,
  /** The path it has. */
  to: string,
};

/** A thing with a key and a name for readers. */
export type Named = {
  /** Its key. */
  slug: string,
  /** What readers see. */
  title: string,
};

/** The file of the open note changed, otherwise than by saving it here. */
export type NoteChanged = {
  /** The path under which it was opened. */
  path: string,
  /** What became of it. */
  change: FileFate,
  /** Its new path, when it was moved. */
  to: string | null,
  /** The hash of the file now. */
  hash: string | null,
};

/** A part of a list. */
export type NoteList = {
  /** How many notes the whole list has. */
  total: number,
  /** The notes of this part. */
  rows: Array<NoteRow>,
};

/** A path as the window writes it; checked before anything is done with it. */
export type NotePathArgument = string;

/** A note in a list. */
export type NoteRow = {
  /** Its path. */
  path: string,
  /** Its title. */
  title: string,
  /** Its topic. */
  topic: Named | null,
  /** Its tags. */
  tags: Array<Named>,
  /** Its day, `YYYY-MM-DD`. */
  date: string | null,
  /** How far it has come. */
  state: State,
  /** Its summary. */
  summary: string | null,
  /** How many words it has. */
  words: number,
  /** How many problems it has. */
  problems: number,
  /** Where it holds what was asked for; nothing outside a search. */
  snippet: Array<Piece> | null,
  /** Where it stands on the site. */
  address: string,
};

/** The note whose page stands there, if there is one. */
export type NoteThere = { path: string | null, };

/** The argument of a command that needs none. */
export type Nothing = Record<string, never>;

/** An address of the blog, as a link in a preview leads to it. */
export type OfAddress = { address: string, };

/** A file of the library, as a problem names it. */
export type OfFile = { file: string, };

/** The name of a note as it stands in double brackets in another one. */
export type OfName = { from: NotePathArgument, name: string, };

/** A command about one note. */
export type OfNote = { path: NotePathArgument, };

/** One page of an export that is not made yet. */
export type OfPage = { export: Export, address: string, };

/** A topic or tag, by slug. */
export type OfSlug = { slug: string, };

/** Topics or tags, by slug. */
export type OfSlugs = { slugs: Array<string>, };

/** Whose text it is: a path, or the name of a note that never had a file. */
export type OfUnsaved = { path: string, };

/** One version of a note. */
export type OfVersion = { path: NotePathArgument, id: number, };

/** A note in the editor. */
export type OpenNote = {
  /** Its path. */
  path: string,
  /** Its text, lines ended by `\n`. */
  text: string,
  /** The hash of its file, which a save must name. */
  hash: string,
  /** Whether it cannot be saved. */
  readOnly: boolean,
  /** What its front matter says. */
  head: HeadView,
  /** What is wrong with it. */
  problems: Array<ProblemView>,
  /** Text that was typed and never saved. */
  recovered: Recovered | null,
};

/** The operation that was told to be under way has ended, one way or another. */
export type OperationEnded = Record<string, never>;

/** How far the operation is that lasts. */
export type OperationProgress = {
  /** What the author did; while another program is waited for, what that does. */
  name: string,
  /** What is being done. */
  phase: string,
  /** Files behind us in this phase. */
  done: number,
  /** All files of this phase; none when that is not known. */
  total: number,
  /** Whether it can still be stopped. */
  canStop: boolean,
};

/** An operation that was made, undone or made again. */
export type OperationView = {
  /** What the author did, such as "Rename tag ml to ML in 14 notes". */
  name: string,
  /** The files that are different now. */
  files: Array<string>,
  /** The files that were left as they are, each with the line and the reason. */
  skipped: Array<string>,
};

/** How a page would change. */
export type PageDifference = {
  /** As the lines of a unified diff; nothing when it would not change, or is not a text. */
  difference: Array<string> | null,
  /** How many lines more there are than anybody would read. */
  more: number,
};

/** A piece of a snippet. */
export type Piece = {
  /** The text. */
  text: string,
  /** Whether it is what was asked for. */
  hit: boolean,
};

/** A text to show as its page, and what the window has of that page already. */
export type Preview = { path: NotePathArgument, text: string,
/** Keys of blocks whose HTML the window has. */
known: Array<string>,
/** The key of the shell the window has. */
shell: string | null, };

/** The page of a note as it would be exported. */
export type PreviewView = {
  /** Where it stands on the site. */
  address: string,
  /** The page around the body; nothing when the window said that it knows it. */
  shell: Shell | null,
  /** The body. */
  blocks: Array<BlockView>,
  /** What the front matter says. */
  head: HeadView,
  /** The headings in order. */
  outline: Array<HeadingView>,
  /** What the author should look at. */
  problems: Array<ProblemView>,
  /** Words of the body, code left out. */
  words: number,
  /** Minutes a reader needs. */
  minutes: number,
};

/** A problem of a file. */
export type ProblemView = {
  /** What kind of problem it is. */
  code: string,
  /** How much it weighs. */
  severity: Severity,
  /** The file, relative to the library. */
  file: string,
  /** The line, from 1. */
  line: number | null,
  /** The column in characters, from 1. */
  column: number | null,
  /** What is wrong. */
  message: string,
  /** What helps; may be empty. */
  hint: string,
};

/** A text whose file another program removed. */
export type PutBack = { path: NotePathArgument, text: string, };

/** How many notes and pages of the library are on its site. */
export type ReachView = {
  /** All that the library holds. */
  notes: number,
  /** Those that are on the site. */
  shown: number,
  /** Those that are drafts, or say no state, which is the same. */
  drafts: number,
  /** Those that wait for their day. */
  waiting: number,
};

/** Why a text was kept. */
export type Reason = "saved" | "outside" | "operation" | "choice";

/** A library that was open before. */
export type RecentLibrary = {
  /** Its folder. */
  folder: string,
  /** The title of its blog. */
  title: string,
};

/** Text that was typed and never saved. */
export type Recovered = {
  /** The text. */
  text: string,
  /** When it was kept, RFC 3339 in UTC. */
  at: string,
  /** The hash of the file the typing began from; nothing when there was none. */
  base: string | null,
};

/** Something for the window to find again. */
export type Remembered = { key: string, value: unknown, };

/** Whether pictures of other sites are to be shown. */
export type RemoteShown = { shown: boolean, };

/** Files to put away. */
export type RemoveFiles = { paths: Array<string>, };

/** Another name for a file. */
export type RenameFile = { path: string, to: string, };

/** A new name for a note's file. */
export type RenameNote = { path: NotePathArgument, to: string, };

/** Another title for a tag. */
export type RenameTag = { slug: string, title: string, };

/** A note that has another path now. */
export type Renamed = {
  /** Its new path. */
  path: string,
  /** What was done. */
  operation: OperationView,
};

/** What is written for what, and in which notes. */
export type ReplaceInNotes = { query: FindQuery, with: string, notes: Array<ChosenNote>, };

/** What an export did. */
export type ReportView = {
  /** Addresses that were not there. */
  added: Array<string>,
  /** Addresses that held something else. */
  changed: Array<string>,
  /** Addresses of an earlier export that are gone. */
  removed: Array<string>,
  /** How many files stand as they stood. */
  unchanged: number,
  /** How many notes are on the site. */
  reach: ReachView,
  /** Warnings; errors would have stopped the export. */
  problems: Array<ProblemView>,
  /** How long it took. */
  seconds: number,
  /** The folder the site is in. */
  target: string,
  /** How many files had to be made, whether or not they came out as before. */
  made: number,
  /** How long each phase took, in order. */
  phases: Array<Took>,
  /** The addresses of the notes that took longest to make, the slowest first. */
  slowest: Array<Took>,
  /** The templates that were filled, the slowest first. */
  templates: Array<TemplateView>,
  /** The largest pages, the largest first. */
  largest: Array<Weighs>,
  /** The file of the note that each page named here is of; lists, feeds and files are of none. */
  notes: { [key in string]: string },
};

/** The file as it was saved. */
export type SavedNote = { hash: string, };

/** How much a problem weighs. */
export type Severity = "error" | "warning";

/** The page around the body. */
export type Shell = {
  /** Follows from the HTML alone. */
  key: string,
  /** The whole page with an empty `#note-body`. */
  html: string,
};

/** The order of a list. */
export type Sort = "date" | "title" | "changed";

/** What was typed of a name in a note, and how many answers are looked at. */
export type Sought = { from: NotePathArgument, query: string, limit: number, };

/** What a window needs to begin. */
export type Started = {
  /** The library that is open, if one is. */
  library: LibraryView | null,
  /** Libraries that were open before, the last one first. */
  recent: Array<RecentLibrary>,
  /** What the window asked to remember, by key. */
  remembered: Record<string, unknown>,
  /** The version of the program. */
  version: string,
};

/** How far a note has come. */
export type State = "draft" | "scheduled" | "ready";

/** How many notes are in each state. */
export type StateCounts = {
  /** Being written. */
  draft: number,
  /** Done, to appear on their day. */
  scheduled: number,
  /** Done. */
  ready: number,
};

/** A word in a language. */
export type Suggestions = { language: string, word: string, };

/** A note as its tab names it. */
export type TabNote = { path: string, title: string,
/** The title of its topic. */
topic: string | null,
/** What was typed in it and is not saved, if anything is. */
unsaved: Unsaved | null, };

/** A tag with how many notes have it. */
export type TagView = {
  /** Its key. */
  slug: string,
  /** What readers see. */
  title: string,
  /** A few sentences. */
  description: string,
  /** How many notes. */
  count: number,
  /** Whether it is in the catalogue. */
  known: boolean,
};

/** How much work a template was, with the bodies of its pages. */
export type TemplateView = {
  /** Its name. */
  name: string,
  /** How many pages were made with it. */
  pages: number,
  /** Seconds over all of them, added up over threads. */
  seconds: number,
};

/** How long something took. */
export type Took = {
  /** A phase or an address. */
  name: string,
  /** How long. */
  seconds: number,
};

/** A topic with how many notes stand on it. */
export type TopicView = {
  /** Its key. */
  slug: string,
  /** What readers see. */
  title: string,
  /** One line under the title. */
  headline: string,
  /** A few sentences. */
  description: string,
  /** Its place in the author's order, from 1; those that only notes write come last. */
  number: number,
  /** How many notes. */
  count: number,
  /** Whether it is in the catalogue. */
  known: boolean,
};

/** Something went wrong that no command was asked for. */
export type Trouble = {
  /** What, and what to do. */
  failure: Failure,
};

/** The editor's text of a note. `base` is the hash of the file that the typing began from, as [`OpenNote`] or a save gave it; it may be empty for a text that has no file yet. */
export type TypedNote = { path: NotePathArgument, base: string, text: string, };

/** How words that were typed in a note and are not in its file stand to that file. */
export type Unsaved = "kept" | "conflict";

/** The text of a version, lines ended by `\n`. */
export type VersionText = { text: string, };

/** An earlier text of a note. */
export type VersionView = {
  /** Its number. */
  id: number,
  /** When something else took its place, RFC 3339 in UTC. */
  at: string,
  /** Why it was kept. */
  reason: Reason,
  /** The operation, where one was the reason. */
  operation: string | null,
  /** Words of the text. */
  words: number,
  /** Words that are new against the version before it. */
  added: number,
  /** Words that are gone since the version before it. */
  removed: number,
};

/** How much a page weighs. */
export type Weighs = {
  /** Its address. */
  name: string,
  /** Its bytes, without pictures. */
  bytes: number,
};

export interface Commands {
  start: { args: Nothing; reply: Started };
  library: { args: Nothing; reply: LibraryView };
  list_notes: { args: ListNotes; reply: NoteList };
  notes_in_tabs: { args: InTabs; reply: Array<TabNote> };
  find_in_notes: { args: FindInNotes; reply: FoundInNotes };
  open_note: { args: OfNote; reply: OpenNote };
  keep_buffer: { args: TypedNote; reply: Done };
  drop_buffer: { args: OfNote; reply: Done };
  history: { args: OfNote; reply: Array<VersionView> };
  version: { args: OfVersion; reply: VersionText };
  stop_operation: { args: Nothing; reply: Done };
  preview: { args: Preview; reply: PreviewView };
  edit_head: { args: EditHead; reply: EditedHead };
  note_at: { args: OfAddress; reply: NoteThere };
  link_targets: { args: Sought; reply: Array<LinkTarget> };
  media_files: { args: Sought; reply: Array<string> };
  headings: { args: OfName; reply: Array<HeadingView> };
  emoji: { args: Nothing; reply: Array<Emoji> };
  misspelled: { args: Misspelled; reply: MisspelledWords };
  suggestions: { args: Suggestions; reply: Array<string> };
  list_page: { args: OfAddress; reply: ListPage };
  file_there: { args: OfFile; reply: FileThere };
  check: { args: Nothing; reply: Array<ProblemView> };
  dry_run: { args: Export; reply: DryRunView | null };
  page_difference: { args: OfPage; reply: PageDifference };
  export: { args: Export; reply: Done };
  cancel_export: { args: Nothing; reply: Done };
  open_library: { args: InFolder; reply: LibraryView };
  new_library: { args: InFolder; reply: LibraryView };
  remember: { args: Remembered; reply: Done };
  show_remote: { args: RemoteShown; reply: LibraryView };
  create_note: { args: CreateNote; reply: AtPath };
  rename_note: { args: RenameNote; reply: Renamed };
  trash_note: { args: OfNote; reply: OperationView };
  save_note: { args: TypedNote; reply: SavedNote };
  merge_outside: { args: TypedNote; reply: MergedOutside };
  put_back: { args: PutBack; reply: SavedNote };
  restore_unsaved: { args: OfUnsaved; reply: AtPath };
  restore_version: { args: OfVersion; reply: OperationView };
  keep_version: { args: KeepVersion; reply: Done };
  create_tag: { args: CreateTag; reply: OperationView };
  rename_tag: { args: RenameTag; reply: OperationView };
  merge_tags: { args: MergeTags; reply: OperationView };
  merge_many_tags: { args: MergeManyTags; reply: OperationView };
  delete_tag: { args: OfSlug; reply: OperationView };
  delete_tags: { args: OfSlugs; reply: OperationView };
  describe_tag: { args: DescribeTag; reply: OperationView };
  create_topic: { args: CreateTopic; reply: OperationView };
  edit_topic: { args: EditTopic; reply: OperationView };
  move_topic: { args: MoveTopic; reply: OperationView };
  delete_topic: { args: DeleteTopic; reply: OperationView };
  replace_in_notes: { args: ReplaceInNotes; reply: OperationView };
  add_file: { args: AddFile; reply: FileDone };
  rename_file: { args: RenameFile; reply: FileDone };
  remove_files: { args: RemoveFiles; reply: OperationView };
  learn_word: { args: LearnWord; reply: OperationView };
  undo: { args: Nothing; reply: OperationView };
  redo: { args: Nothing; reply: OperationView };
}

export interface Events {
  "library-changed": LibraryChanged;
  "note-changed": NoteChanged;
  "operation-progress": OperationProgress;
  "operation-ended": OperationEnded;
  "export-progress": ExportProgress;
  "dry-run-progress": ExportProgress;
  "export-done": ExportDone;
  "trouble": Trouble;
}

export type CommandName = keyof Commands;
export type Args<N extends CommandName> = Commands[N]["args"];
export type Reply<N extends CommandName> = Commands[N]["reply"];
/** Commands that make one undoable operation. */
export type OperationName = { [N in CommandName]: Reply<N> extends OperationView ? N : never }[CommandName];
export type EventName = keyof Events;
