/** What a link in the library in memory can name: enough to complete by, looked for as the core does. */
import { splitHead } from "./head";
import type { FakeLibrary } from "./library";
import { slugOf } from "./page";
import type { Args, CommandName, Reply } from "../wire";

type Answers = { [N in CommandName]?: (args: Args<N>) => Reply<N> };

/** Whether the letters stand in the words in their order. */
function holds(words: string, query: string): boolean {
  let at = 0;
  return [...query.toLowerCase()].every((letter) => (at = words.toLowerCase().indexOf(letter, at) + 1) > 0);
}

export const completionAnswers = (library: FakeLibrary, media: readonly string[]): Answers => ({
  link_targets: ({ from, query, limit }) => library.rows()
    .filter(({ path, title }) => path !== from && holds(title, query)).slice(0, limit)
    .map(({ path, title, topic }) => ({ path, title, topic: topic?.title ?? null, written: title })),
  media_files: ({ query, limit }) => media.filter((file) => holds(file, query)).slice(0, limit),
  headings({ name }) {
    const path = library.rows().find(({ path, title }) => [title, path].includes(name))?.path;
    const { body } = splitHead(library.files.get(path ?? "") ?? "");
    return [...body.matchAll(/^(#{1,6}) (.*)$/gm)]
      .map(([, signs, text], at) => ({ level: signs!.length, id: slugOf(text!), text: text!, line: at + 1 }));
  },
  emoji: () => [{ name: "rocket", sign: "🚀" }, { name: "tada", sign: "🎉" }],
});
