/** The notes, topics and tags of the library in memory. */
import { editHead, readHead, splitHead } from "./head";
import { slugOf, words } from "./page";
import type { Args, LibraryView, NoteRow, Reply, State, TopicView } from "../wire";

type Topic = Pick<TopicView, "slug" | "title" | "headline" | "description">;

export class FakeLibrary {
  readonly files: Map<string, string>;
  folder = "/library";
  topics: Topic[] = [
    {
      slug: "streams", title: "Streams", headline: "Data that does not stop",
      description: "Logs, windows, back-pressure.",
    },
    {
      slug: "features", title: "Feature stores", headline: "One truth, two clocks",
      description: "Serving what was trained on.",
    },
  ];

  constructor(notes: Record<string, string>) {
    this.files = new Map(Object.entries(notes));
  }

  row(path: string): NoteRow {
    const text = this.files.get(path) ?? "";
    const head = readHead(text);
    const stem = path.replace(/^.*\/|\.md$/g, "");
    const topic = this.topics.find((t) => t.slug === head.topic);
    return {
      path,
      title: head.title ?? stem,
      topic: topic ? { slug: topic.slug, title: topic.title } : null,
      tags: head.tags.map((tag) => ({ slug: slugOf(tag), title: tag })),
      date: head.date,
      state: head.state,
      summary: head.summary,
      words: words(splitHead(text).body),
      problems: head.title ? 0 : 1,
      snippet: null,
      address: `notes/${head.slug ?? stem}.html`,
    };
  }

  rows(): NoteRow[] {
    return [...this.files.keys()].map((path) => this.row(path));
  }

  /** Which note the page at each address is of. */
  pages(): Record<string, string> {
    return Object.fromEntries(this.rows().map(({ address, path }) => [address, path]));
  }

  list({ filter, query, sort, offset, limit }: Args<"list_notes">): Reply<"list_notes"> {
    const wanted = query.toLowerCase();
    const found = this.rows()
      .filter((r) => !filter.topic || r.topic?.slug === filter.topic)
      .filter((r) => !filter.tag || r.tags.some((t) => t.slug === filter.tag))
      .filter((r) => !filter.state || r.state === filter.state)
      .filter((r) => !filter.problems || r.problems > 0)
      .filter((r) => this.files.get(r.path)!.toLowerCase().includes(wanted))
      .sort((a, b) => (sort === "title" ? a.title.localeCompare(b.title) : (b.date ?? "").localeCompare(a.date ?? "")));
    const rows = found.slice(offset, offset + limit)
      .map((row) => ({ ...row, snippet: wanted ? this.#snippet(row.path, wanted) : null }));
    return { total: found.length, rows };
  }

  #snippet(path: string, wanted: string): NoteRow["snippet"] {
    const { body } = splitHead(this.files.get(path)!);
    const at = body.toLowerCase().indexOf(wanted);
    if (at < 0) return null;
    const end = at + wanted.length;
    return [
      { text: body.slice(Math.max(0, at - 40), at), hit: false },
      { text: body.slice(at, end), hit: true },
      { text: body.slice(end, end + 60), hit: false },
    ];
  }

  /** How far a look at the whole folder is. */
  looking: LibraryView["looking"] = null;
  /** Unsaved texts whose notes are gone. */
  leftBehind: LibraryView["leftBehind"] = [];

  /** Whether the preview may ask other sites. */
  /** The operation that can be undone. */
  undo: string | null = null;
  remote = false;

  view(): LibraryView {
    const all = this.rows();
    const tags = new Map<string, { slug: string; title: string; count: number }>();
    for (const tag of all.flatMap((r) => r.tags)) {
      const seen = tags.get(tag.slug) ?? { ...tag, count: 0 };
      tags.set(tag.slug, { ...seen, count: seen.count + 1 });
    }
    const inState = (state: State): number => all.filter((r) => r.state === state).length;
    return {
      folder: this.folder,
      title: "Field notes",
      description: "Notes on machine systems",
      topics: this.topics.map((t, i) => {
        const count = all.filter((r) => r.topic?.slug === t.slug).length;
        return { ...t, number: i + 1, known: true, count };
      }),
      tags: [...tags.values()].map((t) => ({ ...t, description: "", known: true })),
      states: { draft: inState("draft"), scheduled: inState("scheduled"), ready: inState("ready") },
      notes: all.length,
      pages: 0,
      problems: all.filter((r) => r.problems > 0).length,
      undo: this.undo,
      redo: null,
      indexing: false,
      looking: this.looking,
      leftBehind: this.leftBehind,
      remote: this.remote,
    };
  }

  /** Writes another tag, or none, wherever a tag is written; returns the notes that changed. */
  retag(slug: string, into: string | null): string[] {
    const touched = this.rows().filter(({ tags }) => tags.some((tag) => tag.slug === slug)).map(({ path }) => path);
    for (const path of touched) {
      const text = this.files.get(path)!;
      const tags = readHead(text).tags.flatMap((tag) => (slugOf(tag) !== slug ? [tag] : into === null ? [] : [into]));
      this.files.set(path, editHead(text, { set: "tags", value: [...new Set(tags)] }));
    }
    return touched;
  }

  moveTopic(slug: string, to: number): void {
    const topic = this.topics.find((t) => t.slug === slug);
    if (!topic) return;
    this.topics = this.topics.filter((t) => t !== topic);
    this.topics.splice(to, 0, topic);
  }
}
