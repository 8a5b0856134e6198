/** The core in memory, for tests and for the window without it: every answer is honest, none outlives the page. */
import type { Edit, FrameEvents, Host } from "../host";
import { Listeners } from "../listeners";
import type { ShownMenu } from "../menu";
import { completionAnswers } from "./completion";
import { blocked, dryRun, exported, pageDifference } from "./export";
import { freeName } from "./files";
import { findIn, replaceIn } from "./find";
import { editHead, readHead } from "./head";
import { FakeHistory, merged } from "./history";
import { FakeLibrary } from "./library";
import { hashOf, pageOf, slugOf } from "./page";
import type {
  Args, CommandName, EventName, Events, Failure, LibraryView, MovedNote, OperationView, ProblemView, Reply, TabNote,
} from "../wire";

export { hashOf };

type Answers = { [N in CommandName]?: (args: Args<N>) => Reply<N> | Promise<Reply<N>> };

export interface FakeHost extends Host {
  readonly files: Map<string, string>;
  readonly buffers: Map<string, { text: string; at: string; base: string | null }>;
  readonly history: FakeHistory;
  readonly calls: CommandName[];
  readonly opened: string[];
  /** The files in the folder media/. */
  readonly media: string[];
  /** What those of them hold that the author put there, in base64. */
  readonly added: Map<string, string>;
  /** The texts that were saved elsewhere, by name. */
  readonly copies: Map<string, string>;
  /** What the author was asked to be sure of. */
  readonly confirmed: string[];
  /** Whether the author is sure when asked. */
  isSure: boolean;
  readonly title: () => string;
  /** The words that are right; none where there is no dictionary. */
  dictionary: string[] | null;
  zoom: number;
  /** Whether a dry run lasts for ever. */
  endless: boolean;
  /** What a check finds; where nothing is said, what the notes have. */
  problems: ProblemView[] | null;
  /** The system's menu as the page told it last. */
  menus: ShownMenu[];
  /** What was done at the caret. */
  readonly edits: Edit[];
  /** What was put into the clipboard. */
  readonly clipboard: string[];
  /** Presses a key in the preview's page, or asks for a menu there. */
  readonly inFrame: FrameEvents;
  choose(id: string): void;
  /** Writes a note as another program would. */
  writeOutside(path: string, text: string): void;
  /** Tells the window as the core would. */
  emit<E extends EventName>(event: E, payload: Events[E]): void;
  /** A text that was kept of a note that is gone. */
  leaveBehind(path: string, text: string): void;
  /** How far a look at the whole folder is. */
  lookAt(looking: LibraryView["looking"]): void;
  /** Makes a command wait. Returns what lets it go on. */
  hold(name: CommandName): () => void;
  /** Makes a command fail until told otherwise. */
  refuse(name: CommandName, failure: Failure | null): void;
}

export function fakeHost(notes: Record<string, string> = {}): FakeHost {
  const listeners = new Listeners();
  const library = new FakeLibrary(notes);
  const history = new FakeHistory();
  const { files } = library;
  const buffers: FakeHost["buffers"] = new Map();
  const refusals = new Map<CommandName, Failure>();
  const held = new Map<CommandName, Promise<void>>();
  const calls: CommandName[] = [];
  const opened: string[] = [];
  const media: string[] = [];
  const added = new Map<string, string>();
  /** Every text that a file held while the window looked, by hash. */
  const known = new Map<string, string>();
  /** By library. */
  const memories = new Map<string, Map<string, unknown>>();
  const remembered = (): Map<string, unknown> => {
    if (!memories.has(library.folder)) memories.set(library.folder, new Map());
    return memories.get(library.folder)!;
  };
  const menus = new Set<(id: string) => Promise<boolean>>();
  const frameListeners = new Set<FrameEvents>();
  let title = "";
  let isFullScreen = false;

  const fail = (code: Failure["code"], message: string, hint = ""): never => {
    throw { code, message, hint } satisfies Failure;
  };
  const textOf = (path: string): string => {
    const text = files.get(path) ?? fail("gone", `${path} is no longer there.`);
    known.set(hashOf(text), text);
    return text;
  };
  const titleOf = (tag: string): string => library.view().tags.find(({ slug }) => slug === tag)?.title ?? tag;
  const problemsOf = (path: string): ProblemView[] =>
    pageOf({ path, text: textOf(path), known: [], shell: null }).problems;
  const changed = (paths: string[], moved: MovedNote[] = []): void =>
    listeners.emit("library-changed", { view: library.view(), notes: paths, moved });
  const operation = (name: string, paths: string[], moved: MovedNote[] = []): OperationView => {
    library.undo = name;
    changed(paths, moved);
    return { name, files: paths, skipped: [] };
  };
  const rewritten = (path: string, text: string): void => {
    files.set(path, text);
    listeners.emit("note-changed", { path, change: "changed", to: null, hash: hashOf(text) });
    changed([path]);
  };

  const answers: Answers = {
    ...completionAnswers(library, media),
    start: () => ({
      library: library.view(), recent: [{ folder: "/library", title: "Field notes" }],
      remembered: Object.fromEntries(remembered()), version: "0.1.0",
    }),
    library: () => library.view(),
    show_remote({ shown }) {
      library.remote = shown;
      changed([]);
      return library.view();
    },
    open_library({ folder }) {
      library.folder = folder;
      return library.view();
    },
    new_library: () => library.view(),
    list_notes: (args) => library.list(args),
    notes_in_tabs: ({ paths }) => paths.filter((path) => files.has(path)).map((path): TabNote => {
      const { title, topic } = library.row(path);
      const kept = buffers.get(path);
      const text = files.get(path)!;
      const isUnsaved = kept !== undefined && kept.text !== text;
      const unsaved = !isUnsaved ? null : kept.base === null || kept.base === hashOf(text) ? "kept" : "conflict";
      return { path, title, topic: topic?.title ?? null, unsaved };
    }),
    open_note({ path }) {
      const text = textOf(path);
      const kept = buffers.get(path);
      const recovered = kept && kept.text !== text ? kept : null;
      return { path, text, hash: hashOf(text), readOnly: false, head: readHead(text), problems: [], recovered };
    },
    save_note({ path, base, text }) {
      const before = textOf(path);
      if (hashOf(before) !== base) fail("changed-outside", `${path} was changed by another program.`);
      history.keep(path, before, "saved");
      files.set(path, text);
      changed([path]);
      return { hash: hashOf(text) };
    },
    put_back({ path, text }) {
      if (files.has(path)) fail("changed-outside", `There is a note at ${path} again.`);
      files.set(path, text);
      changed([path]);
      return { hash: hashOf(text) };
    },
    restore_unsaved({ path }) {
      files.set(path, buffers.get(path)?.text ?? fail(null, `There is no unsaved text of ${path} any more.`));
      buffers.delete(path);
      library.leftBehind = library.leftBehind.filter((left) => left.path !== path);
      changed([path]);
      return { path };
    },
    keep_buffer: ({ path, base, text }) => void buffers.set(path, { text, at: "2026-11-24T09:30:00Z", base }),
    drop_buffer({ path }) {
      const kept = buffers.get(path);
      if (kept) history.keep(path, kept.text, "choice");
      buffers.delete(path);
      const isLeft = library.leftBehind.some((left) => left.path === path);
      library.leftBehind = library.leftBehind.filter((left) => left.path !== path);
      if (isLeft) changed([]);
    },
    stop_operation: () => undefined,
    merge_outside({ path, base, text }) {
      const theirs = textOf(path);
      return { hash: hashOf(theirs), theirs, merged: merged(known.get(base) ?? "", text, theirs) };
    },
    keep_version: ({ path, text }) => history.keep(path, text, "choice"),
    history: ({ path }) => history.list(path),
    version: ({ path, id }) => ({ text: history.text(path, id) ?? fail(null, "This version is no longer there.") }),
    restore_version({ path, id }) {
      const text = history.text(path, id) ?? fail(null, "This version is no longer there.");
      history.keep(path, textOf(path), "operation");
      rewritten(path, text);
      return { name: `Go back to an older ${library.row(path).title}`, files: [path], skipped: [] };
    },
    create_note({ title: name, topic }) {
      const path = `notes/${slugOf(name) || "note"}.md`;
      if (files.has(path)) fail(null, `There is already a note at ${path}.`, "Choose another title.");
      files.set(path, `---\ntitle: ${name}\n${topic ? `topic: ${topic}\n` : ""}state: draft\n---\n\n`);
      changed([path]);
      return { path };
    },
    rename_note({ path, to }) {
      const moved = `notes/${slugOf(to)}.md`;
      const text = textOf(path);
      if (moved !== path && files.has(moved)) fail(null, `There is already a note at ${moved}.`);
      files.delete(path);
      files.set(moved, text);
      const kept = buffers.get(path);
      buffers.delete(path);
      if (kept) buffers.set(moved, kept);
      const done = operation(`Rename ${path}`, [path, moved], [{ from: path, to: moved }]);
      listeners.emit("note-changed", { path, change: "moved", to: moved, hash: hashOf(text) });
      return { path: moved, operation: done };
    },
    trash_note({ path }) {
      const name = `Trash ${library.row(path).title}`;
      files.delete(path);
      listeners.emit("note-changed", { path, change: "removed", to: null, hash: null });
      return operation(name, [path]);
    },
    edit_head({ text, edit }) {
      const edited = editHead(text, edit);
      return { text: edited, head: readHead(edited) };
    },
    preview: pageOf,
    rename_tag: ({ slug, title: to }) => operation(`Rename tag ${slug}`, library.retag(slug, to)),
    merge_tags: ({ from, into }) => operation(`Merge tag ${from}`, library.retag(from, titleOf(into))),
    delete_tag: ({ slug }) => operation(`Delete tag ${slug}`, library.retag(slug, null)),
    merge_many_tags({ from, into }) {
      const to = titleOf(into);
      return operation(`Merge ${from.length} tags into ${to}`, from.flatMap((slug) => library.retag(slug, to)));
    },
    delete_tags: ({ slugs }) =>
      operation(`Delete ${slugs.length} tags`, slugs.flatMap((slug) => library.retag(slug, null))),
    create_topic({ title: name }) {
      library.topics.push({ slug: slugOf(name), title: name, headline: "", description: "" });
      return operation(`Create topic ${name}`, []);
    },
    move_topic({ slug, to }) {
      library.moveTopic(slug, to);
      return operation(`Move topic ${slug}`, []);
    },
    add_file({ name, bytes }) {
      const path = freeName(media, name);
      media.push(path);
      added.set(path, bytes);
      return { path, operation: operation(`Add ${path}`, [path]) };
    },
    remove_files({ paths }) {
      for (const path of paths) if (media.includes(path)) media.splice(media.indexOf(path), 1);
      host.problems = host.problems?.filter(({ file }) => !paths.includes(file)) ?? null;
      return operation(`Move ${paths.length} files to the trash`, paths);
    },
    misspelled: ({ words }) => ({
      language: "en",
      words: host.dictionary && words.filter((word) => !host.dictionary?.includes(word.toLowerCase())),
    }),
    suggestions: ({ word }) => host.dictionary?.filter((known) => known[0] === word[0] && known.endsWith("ng")) ?? [],
    learn_word({ word }) {
      host.dictionary?.push(word);
      return operation(`Add ${word} to the dictionary`, ["dictionary.txt"]);
    },
    find_in_notes: (args) => findIn(files, args),
    replace_in_notes(args) {
      const paths = replaceIn(files, args);
      for (const path of paths) rewritten(path, textOf(path));
      return { name: `Replace “${args.query.typed}” with “${args.with}”`, files: paths, skipped: [] };
    },
    undo() {
      const name = library.undo ?? fail(null, "No change of the library is left to undo.");
      library.undo = null;
      changed([]);
      return { name, files: [], skipped: [] };
    },
    note_at: ({ address }) => ({ path: library.pages()[address] ?? null }),
    list_page: ({ address }) => ({
      html: address === "index.html" ? "<!doctype html><html><body><h1>Home</h1></body></html>" : null,
    }),
    file_there: ({ file }) => ({ path: `/library/${file}` }),
    check: () => host.problems ?? library.rows().flatMap(({ path }) => problemsOf(path)),
    dry_run({ target }) {
      listeners.emit("dry-run-progress", { phase: "compare", done: 1, total: 2 });
      return host.endless ? new Promise(() => {}) : dryRun(library, target);
    },
    page_difference: ({ address }) => pageDifference(address),
    export({ target }) {
      const errors = host.problems?.filter(({ severity }) => severity === "error") ?? [];
      if (errors.length === 0) listeners.emit("export-progress", { phase: "build", done: 1, total: 2 });
      const done = errors.length > 0 ? blocked(errors) : exported(library, target);
      queueMicrotask(() => listeners.emit("export-done", done));
    },
    cancel_export: () => undefined,
    remember: ({ key, value }) => void remembered().set(key, value),
  };

  const host: FakeHost = {
    siteBase: "about:blank/",
    hasMenu: false,
    endless: false,
    isSure: true,
    problems: null,
    dictionary: null,
    copies: new Map(), confirmed: [],
    files, buffers, history, calls, opened, media, added,
    title: () => title,
    async call<N extends CommandName>(name: N, args: Args<N>): Promise<Reply<N>> {
      calls.push(name);
      const wait = held.get(name);
      if (wait) await wait;
      const refusal = refusals.get(name);
      if (refusal) throw refusal;
      const answer = answers[name] as ((args: Args<N>) => Reply<N>) | undefined;
      return answer ? answer(args) : fail("bug", `The library in memory cannot do "${name}".`);
    },
    listen: (event, listener) => listeners.add(event, listener),
    pickFolder: async () => "/exported",
    async confirm(message) {
      host.confirmed.push(message);
      return host.isSure;
    },
    async saveCopy(name, text) {
      host.copies.set(name, text);
      return `/elsewhere/${name}`;
    },
    openInBrowser: async (target) => void opened.push(target),
    openFile: async (file) => void opened.push((await host.call("file_there", { file })).path),
    onMenu(chosen) {
      menus.add(chosen);
      return () => menus.delete(chosen);
    },
    onFolder: () => () => {},
    menus: [], edits: [], clipboard: [],
    setMenu: (menus) => void (host.menus = menus),
    edit: async (act) => void host.edits.push(act),
    copyText: async (text) => void host.clipboard.push(text),
    setFrameFocused: () => {},
    listenInFrame(events) {
      frameListeners.add(events);
      return () => frameListeners.delete(events);
    },
    inFrame: {
      pressed: (key) => frameListeners.forEach((events) => events.pressed(key)),
      menuAsked: (at) => frameListeners.forEach((events) => events.menuAsked(at)),
    },
    setTitle: (given) => void (title = given),
    setZoom: (factor) => void (host.zoom = factor),
    async toggleFullScreen() {
      isFullScreen = !isFullScreen;
      dispatchEvent(new Event("resize"));
    },
    isFullScreen: async () => isFullScreen,
    zoom: 1,
    setColorScheme: () => {},
    choose: (id) => menus.forEach((chosen) => void chosen(id)),
    writeOutside: rewritten,
    emit: (event, payload) => listeners.emit(event, payload),
    leaveBehind(path, text) {
      const at = "2026-11-24T09:30:00Z";
      buffers.set(path, { text, at, base: null });
      library.leftBehind = [...library.leftBehind, { path, at, words: text.split(/\s+/).length }];
      changed([]);
    },
    lookAt(looking) {
      library.looking = looking;
      changed([]);
    },
    hold(name) {
      let letGo = (): void => {};
      held.set(name, new Promise((gone) => (letGo = gone)));
      return () => letGo();
    },
    refuse: (name, failure) => void (failure ? refusals.set(name, failure) : refusals.delete(name)),
  };
  return host;
}
