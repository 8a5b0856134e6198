/** Makes the note that a link names and no note is: the link leads to it from then on. */
import type { EditorState } from "@codemirror/state";
import { openNote } from "../../note/open-note";
import type { AppState } from "../../window/app-state";
import { address, decoded, pathFrom } from "./path-from";

export interface NamedNote {
  title: string;
  /** Where the address of a link stands that has to follow the file; null for a name in double brackets. */
  address: { from: number; to: number } | null;
}

/** The note that the link at a place of the text names, whether or not there is one. */
export function namedAt(state: EditorState, pos: number): NamedNote | null {
  const line = state.doc.lineAt(pos);
  const at = pos - line.from;
  for (const found of line.text.matchAll(/\[\[([^[\]|#\n]+)(?:#[^[\]|\n]*)?(?:\|[^[\]\n]*)?\]\]/g)) {
    if (found.index <= at && at <= found.index + found[0].length) return { title: found[1]!.trim(), address: null };
  }
  for (const found of line.text.matchAll(/(?<!!)\[([^[\]\n]*)\]\(<?([^()<>\n]*?\.md)>?(?:#[^()\s]*)?\)/gi)) {
    if (found.index > at || at > found.index + found[0].length) continue;
    const from = line.from + found.index + found[1]!.length + 3;
    const written = line.text.slice(from - line.from).startsWith("<") ? found[2]!.length + 2 : found[2]!.length;
    const stem = decoded(found[2]!).replace(/^.*\/|\.md$/gi, "").replace(/[-_]+/g, " ");
    return { title: stem.charAt(0).toUpperCase() + stem.slice(1), address: { from, to: from + written } };
  }
  return null;
}

/** Creates it on the shelf of the open note, and goes there. Says why not where it cannot be. */
export async function createLinkedNote(app: AppState): Promise<void> {
  const { host, inText: { view }, note, notices, preview } = app;
  const named = view && namedAt(view.state, view.state.selection.main.head);
  const { path } = note;
  if (!view || path === null) return;
  if (!named) return notices.say(`The caret in ${path} is in no link to a note.`, { about: path });
  const topic = app.library.peek()?.topics.find(({ slug, title }) =>
    [slug, title].includes(preview.page.peek()?.head.topic ?? ""))?.slug;
  const made = await host.call("create_note", { title: named.title, ...(topic !== undefined && { topic }) });
  if (named.address) {
    const insert = address(pathFrom(path, made.path));
    view.dispatch({ changes: { ...named.address, insert }, userEvent: "input" });
  }
  await openNote(app, made.path, "own");
}
