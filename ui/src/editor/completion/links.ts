/** `[[` and `](` complete notes, their headings and the files of the library; the core looks, the best come first. */
import { type Completion, type CompletionSource, pickedCompletion } from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";
import type { Host } from "../../host/host";
import type { HeadingView, LinkTarget } from "../../host/wire";
import type { Named } from "./completions";
import { address, pathFrom } from "./path-from";

const MOST = 40;

/** What the open note is, as far as its links go. */
export interface LinkingNote {
  path: () => string | null;
  headings: () => readonly HeadingView[];
}

/** Puts the name in and goes behind the brackets, which may stand there already. */
const closed = (name: string, end: string): Completion["apply"] => (view: EditorView, completion, from, to) => {
  const { state } = view;
  let over = 0;
  while (over < end.length && state.sliceDoc(to + over, to + over + 1) === end[over]) over++;
  view.dispatch({
    changes: { from, to: to + over, insert: name + end }, selection: { anchor: from + name.length + end.length },
    userEvent: "input.complete", annotations: pickedCompletion.of(completion),
  });
};

export const noteLinks = (host: Host, note: LinkingNote): CompletionSource => async (context) => {
  const begun = context.matchBefore(/!?\[\[[^[\]|#\n]*$/);
  const from = note.path();
  if (!begun || from === null) return null;
  const query = begun.text.replace(/^!?\[\[/, "");
  const isShown = begun.text.startsWith("!");
  const [notes, files] = await Promise.all([
    host.call("link_targets", { from, query, limit: MOST }),
    isShown ? host.call("media_files", { from, query, limit: MOST }) : [],
  ]);
  return {
    from: context.pos - query.length, filter: false,
    options: [
      ...notes.map((target): Named => noteOption(target, closed(target.written, "]]"))),
      ...files.map((file): Named => ({ label: file.replace(/^.*\//, ""), aside: file, apply: closed(file, "]]") })),
    ],
  };
};

const noteOption = ({ path, title, topic }: LinkTarget, apply: Completion["apply"]): Named => ({
  label: title, aside: topic ?? path, apply: apply!,
});

export const headingLinks = (host: Host, note: LinkingNote): CompletionSource => async (context) => {
  const begun = context.matchBefore(/\[\[[^[\]|\n]*#[^[\]|\n]*$/) ?? context.matchBefore(/\]\(#[^()\s]*$/);
  const from = note.path();
  if (!begun || from === null) return null;
  const isAddress = begun.text.startsWith("](");
  const name = begun.text.replace(/^\[\[/, "").replace(/#[^#]*$/, "").trim();
  const headings = isAddress || name === "" ? note.headings() : await host.call("headings", { from, name });
  return {
    from: begun.from + begun.text.lastIndexOf("#") + 1,
    options: headings.map(({ text, id, level }, at): Named => ({
      label: text, aside: "#".repeat(level), boost: -at / Math.max(1, headings.length),
      apply: isAddress ? closed(id, ")") : closed(text.replace(/[[\]|#]/g, " ").trim(), "]]"),
    })),
    validFor: /^[^[\]|\n]*$/,
  };
};

export const addressLinks = (host: Host, note: LinkingNote): CompletionSource => async (context) => {
  const begun = context.matchBefore(/\]\(<?[^()<>#\n]*$/);
  const from = note.path();
  if (!begun || from === null || /^\]\(<?\w+:/.test(begun.text)) return null;
  const query = begun.text.replace(/^\]\(/, "").replace(/^</, "").replace(/^(?:\.{1,2}\/)+/, "");
  const start = begun.from + 2;
  const [notes, files] = await Promise.all([
    host.call("link_targets", { from, query, limit: MOST }),
    host.call("media_files", { from, query, limit: MOST }),
  ]);
  const to = (path: string): Completion["apply"] => closed(address(pathFrom(from, path)), ")");
  return {
    from: start, filter: false,
    options: [
      ...notes.map((target): Named => noteOption(target, to(target.path))),
      ...files.map((file): Named => ({ label: file.replace(/^.*\//, ""), aside: file, apply: to(file)! })),
    ],
  };
};
