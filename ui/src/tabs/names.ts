/** What a tab is called: the title of its note, and where others have the same, what tells it from them. */
import { fileStem } from "../note/file-stem";

export interface TabName {
  readonly title: string;
  /** Only where another tab has the same title. */
  readonly aside: string | null;
}

interface Named { readonly title: string; readonly topic: string | null }

export function namesOf(paths: readonly string[], notes: ReadonlyMap<string, Named>): Map<string, TabName> {
  const titleOf = (path: string): string => notes.get(path)?.title || fileStem(path);
  const twins = new Map<string, string[]>();
  for (const path of paths) twins.set(titleOf(path), [...(twins.get(titleOf(path)) ?? []), path]);
  return new Map(paths.map((path) => {
    const title = titleOf(path);
    const alike = twins.get(title)!;
    return [path, { title, aside: alike.length > 1 ? whatTells(path, alike, notes) : null }];
  }));
}

/** The name of the file, the topic, or at last the path: the first that is no other's. */
function whatTells(path: string, alike: readonly string[], notes: ReadonlyMap<string, Named>): string {
  const topicOf = (other: string): string | null => notes.get(other)?.topic ?? null;
  const isAlone = (of: (other: string) => string | null): boolean =>
    alike.filter((other) => of(other) === of(path)).length === 1;
  if (isAlone(fileStem)) return fileStem(path);
  return (isAlone(topicOf) && topicOf(path)) || path;
}
