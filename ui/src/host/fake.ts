/** A whole library in memory, for tests and for looking at the window without the core. Renders only enough Markdown to see. */
import { Listeners, type Host, type MenuId } from "./host";
import { editHead, readHead, splitHead } from "./fake-head";
import type { Args, CommandName, Failure, LibraryView, NoteRow, Reply, State } from "./wire";

type Answers = { [N in CommandName]?: (args: Args<N>) => Reply<N> | Promise<Reply<N>> };

export interface FakeHost extends Host {
  readonly files: Map<string, string>;
  readonly buffers: Map<string, { text: string; at: string }>;
  readonly calls: CommandName[];
  readonly title: () => string;
  choose(id: MenuId): void;
  /** Writes a note as another program would. */
  writeOutside(path: string, text: string): void;
  /** Makes a command fail until told otherwise. */
  refuse(name: CommandName, failure: Failure | null): void;
}

export const hashOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
};

const slugOf = (title: string): string => title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
const escape = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

function block(source: string): string {
  const heading = /^(#{1,6}) (.*)$/.exec(source);
  if (heading) return `<h${heading[1]!.length} id="${slugOf(heading[2]!)}">${escape(heading[2]!)}</h${heading[1]!.length}>`;
  if (source.startsWith("```")) return `<pre><code>${escape(source.replace(/^```.*\n|\n?```$/g, ""))}</code></pre>`;
  return `<p>${escape(source)}</p>`;
}

const words = (text: string): number => text.split(/\s+/).filter(Boolean).length;

export function fakeHost(notes: Record<string, string> = {}): FakeHost {
  const listeners = new Listeners();
  const files = new Map(Object.entries(notes));
  const buffers = new Map<string, { text: string; at: string }>();
  const refusals = new Map<CommandName, Failure>();
  const calls: CommandName[] = [];
  const remembered = new Map<string, unknown>();
  const topics = [
    { slug: "streams", title: "Streams", headline: "Data that does not stop", description: "Logs, windows, back-pressure." },
    { slug: "features", title: "Feature stores", headline: "One truth, two clocks", description: "Serving what was trained on." },
  ];
  const menus = new Set<(id: MenuId) => Promise<void>>();
  let title = "";

  const fail = (code: Failure["code"], message: string, hint = ""): never => {
    throw { code, message, hint } satisfies Failure;
  };
  const textOf = (path: string): string => files.get(path) ?? fail("gone", `${path} is no longer there.`);

  function row(path: string): NoteRow {
    const text = textOf(path);
    const head = readHead(text);
    const stem = path.replace(/^.*\/|\.md$/g, "");
    const topic = topics.find((t) => t.slug === head.topic);
    return {
      path,
      title: head.title ?? stem,
      topic: topic ? { slug: topic.slug, title: topic.title } : null,
      tags: head.tags.map((tag) => ({ slug: slugOf(tag), title: tag })),
      date: head.date,
      state: head.state,
      summary: head.summary,
      words: words(splitHead(text).body),
      problems: 0,
      snippet: null,
      address: `notes/${head.slug ?? stem}.html`,
    };
  }
  const rows = (): NoteRow[] => [...files.keys()].map(row);

  function view(): LibraryView {
    const all = rows();
    const tags = new Map<string, { slug: string; title: string; count: number }>();
    for (const tag of all.flatMap((r) => r.tags)) {
      const seen = tags.get(tag.slug) ?? { ...tag, count: 0 };
      tags.set(tag.slug, { ...seen, count: seen.count + 1 });
    }
    const inState = (state: State): number => all.filter((r) => r.state === state).length;
    return {
      folder: "/library",
      title: "Field notes",
      description: "Notes on machine systems",
      topics: topics.map((t, i) => ({ ...t, number: i + 1, known: true, count: all.filter((r) => r.topic?.slug === t.slug).length })),
      tags: [...tags.values()].map((t) => ({ ...t, description: "", known: true })),
      states: { draft: inState("draft"), scheduled: inState("scheduled"), ready: inState("ready") },
      notes: all.length,
      pages: 0,
      problems: 0,
      undo: null,
      redo: null,
      reading: false,
    };
  }
  const changed = (paths: string[]): void => listeners.tell("library-changed", { view: view(), notes: paths });

  const answers: Answers = {
    start: () => ({ library: view(), recent: [{ folder: "/library", title: "Field notes" }], remembered: Object.fromEntries(remembered), version: "0.1.0" }),
    library: () => view(),
    open_library: () => view(),
    new_library: () => view(),
    list_notes({ filter, query, sort, offset, limit }) {
      const wanted = query.toLowerCase();
      const found = rows()
        .filter((r) => !filter.topic || r.topic?.slug === filter.topic)
        .filter((r) => !filter.tag || r.tags.some((t) => t.slug === filter.tag))
        .filter((r) => !filter.state || r.state === filter.state)
        .filter((r) => !filter.problems || r.problems > 0)
        .filter((r) => textOf(r.path).toLowerCase().includes(wanted))
        .sort((a, b) => (sort === "title" ? a.title.localeCompare(b.title) : (b.date ?? "").localeCompare(a.date ?? "")));
      return { total: found.length, rows: found.slice(offset, offset + limit) };
    },
    open_note({ path }) {
      const text = textOf(path);
      const kept = buffers.get(path);
      return {
        path, text, hash: hashOf(text), readOnly: false, head: readHead(text), problems: [],
        recovered: kept && kept.text !== text ? { ...kept, base: null } : null,
      };
    },
    save_note({ path, base, text }) {
      if (hashOf(textOf(path)) !== base) fail("changed-outside", `${path} was changed by another program.`);
      files.set(path, text);
      changed([path]);
      return { hash: hashOf(text) };
    },
    keep_buffer: ({ path, text }) => void buffers.set(path, { text, at: "2026-11-24T09:30:00Z" }),
    drop_buffer: ({ path }) => void buffers.delete(path),
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
      files.delete(path);
      files.set(moved, text);
      listeners.tell("note-changed", { path, change: "moved", to: moved, hash: hashOf(text) });
      changed([path, moved]);
      return { path: moved, operation: { name: `Rename ${path}`, files: [moved] } };
    },
    trash_note({ path }) {
      const name = `Trash ${row(path).title}`;
      files.delete(path);
      listeners.tell("note-changed", { path, change: "removed", to: null, hash: null });
      changed([path]);
      return { name, files: [path] };
    },
    edit_head({ text, edit }) {
      const edited = editHead(text, edit);
      return { text: edited, head: readHead(edited) };
    },
    preview({ path, text, known, shell }) {
      const { body } = splitHead(text);
      const head = readHead(text);
      const page = `<!doctype html><html><head><title>${escape(head.title ?? path)}</title></head><body><article><h1>${escape(head.title ?? path)}</h1><div id="note-body"></div></article></body></html>`;
      const key = hashOf(page);
      return {
        address: row(path).address,
        shell: shell === key ? null : { key, html: page },
        blocks: body.split(/\n{2,}/).filter((b) => b.trim()).map((source, i) => {
          const html = block(source.trim());
          return { key: hashOf(html), line: i + 1, html: known.includes(hashOf(html)) ? null : html };
        }),
        head, outline: [], problems: [], words: words(body), minutes: Math.max(1, Math.ceil(words(body) / 220)),
      };
    },
    check: () => [],
    export({ target }) {
      listeners.tell("export-progress", { phase: "pages", done: 1, total: 2 });
      queueMicrotask(() =>
        listeners.tell("export-done", {
          report: { added: rows().map((r) => r.address), changed: [], removed: [], unchanged: 0, problems: [], seconds: 0.02, target },
          failure: null,
          cancelled: false,
        }),
      );
    },
    cancel_export: () => listeners.tell("export-done", { report: null, failure: null, cancelled: true }),
    remember: ({ key, value }) => void remembered.set(key, value),
  };

  return {
    siteBase: "about:blank/",
    hasMenu: false,
    files, buffers, calls,
    title: () => title,
    async call<N extends CommandName>(name: N, args: Args<N>): Promise<Reply<N>> {
      calls.push(name);
      const refusal = refusals.get(name);
      if (refusal) throw refusal;
      const answer = answers[name] as ((args: Args<N>) => Reply<N>) | undefined;
      return answer ? answer(args) : fail("bug", `The library in memory cannot do "${name}".`);
    },
    listen: (event, heard) => listeners.add(event, heard),
    pickFolder: async () => "/exported",
    confirm: async () => true,
    openInBrowser: async () => {},
    onMenu(chosen) {
      menus.add(chosen);
      return () => menus.delete(chosen);
    },
    onFolder: () => () => {},
    setTitle: (given) => void (title = given),
    choose: (id) => menus.forEach((chosen) => void chosen(id)),
    writeOutside(path, text) {
      files.set(path, text);
      listeners.tell("note-changed", { path, change: "changed", to: null, hash: hashOf(text) });
      changed([path]);
    },
    refuse: (name, failure) => void (failure ? refusals.set(name, failure) : refusals.delete(name)),
  };
}
