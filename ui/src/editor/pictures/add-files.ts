/** Puts files into the library and links to them from where the author writes. */
import type { EditorView } from "@codemirror/view";
import { failureOf } from "../../host/failure";
import type { Failure } from "../../host/wire";
import { pastTense } from "../../library/past-tense";
import { fileStem } from "../../note/file-stem";
import type { AppState } from "../../window/app-state";
import { type FileLink, fileLink } from "./file-link";

/** Larger ones are carried into media/ by the author: what is undone is kept for a hundred changes. */
const LARGEST = 10 * 1024 * 1024;

/** What comes from the clipboard has no name of its own. */
const NAMELESS = /^(image|clipboard)\.[a-z]+$/i;

/** Links to all of them where the author is in the note that is open; the words of the first are written next. */
export async function addFiles(app: AppState, files: readonly File[]): Promise<void> {
  const { host, inText, note, notices } = app;
  const home = note.path;
  if (home === null) return;
  const links: FileLink[] = [];
  try {
    for (const file of files) {
      if (file.size > LARGEST) throw tooLarge(file);
      const name = NAMELESS.test(file.name) ? file.name.replace(/^[^.]*/, fileStem(home)) : file.name;
      const { path, operation } = await host.call("add_file", { name, bytes: await base64(file) });
      notices.say(pastTense(operation.name), { undo: true });
      links.push(fileLink(home, path));
    }
  } finally {
    // The author may have gone on to another note meanwhile.
    if (note.path === home && inText.view && links.length > 0) insertLinks(inText.view, links);
  }
}

function tooLarge({ name }: File): Failure {
  const hint = "Make it smaller, or put it into the folder media/ of the library and link to it.";
  return { code: null, message: `${name} is larger than 10 MB.`, hint };
}

function insertLinks(view: EditorView, links: readonly FileLink[]): void {
  const { from, to } = view.state.selection.main;
  const [{ words } = { words: { from: 0, to: 0 } }] = links;
  view.dispatch({
    changes: { from, to, insert: links.map(({ text }) => text).join("\n\n") },
    selection: { anchor: from + words.from, head: from + words.to },
    userEvent: "input.paste", scrollIntoView: true,
  });
  view.focus();
}

function base64(file: File): Promise<string> {
  return new Promise((done, refuse) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => refuse(failureOf(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
}

/** Has the author pick them. */
export function pickFiles(app: AppState): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.onchange = () => void addFiles(app, [...(input.files ?? [])]).catch(app.notices.report);
  input.click();
}
