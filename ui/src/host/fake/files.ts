/** The files of the library in memory that are no notes. */
import { slugOf } from "./page";

/** A readable path that nothing has. */
export function freeName(media: readonly string[], name: string): string {
  const [, stem = name, ending = ""] = /^(.*?)(\.[^.]*)?$/.exec(name) ?? [];
  const slug = slugOf(stem) || "file";
  for (let number = 1; ; number++) {
    const path = `media/${slug}${number === 1 ? "" : `-${number}`}${ending.toLowerCase()}`;
    if (!media.includes(path)) return path;
  }
}
