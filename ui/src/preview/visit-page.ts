/** Where a link of the page leads: to a note, at one of its places, or to a page of lists, shown beside the text. */
import { showNote } from "../note/open-note";
import type { AppState } from "../window/app-state";

/** Shows a page of the blog that is no note's, until the author goes back. */
export async function visitPage({ host, notices, preview }: AppState, address: string): Promise<void> {
  const { html } = await host.call("list_page", { address });
  if (html !== null) preview.visited.value = { address, html };
  else notices.say(`There is no page at ${address} to be looked at here.`);
}

export async function openFromPage(app: AppState, address: string, id: string): Promise<void> {
  const { path } = await app.host.call("note_at", { address });
  if (path === null) return visitPage(app, address === "" ? "index.html" : address);
  app.preview.visited.value = null;
  await app.focus.untilOpened(showNote(app, path));
  if (id && app.note.path === path) app.preview.anchor.value = { id };
}
