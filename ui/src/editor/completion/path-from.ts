/** Addresses in a note: the way from it to a file of the library, and how that is written. */

/** The way from a note to a file, as their folders are called. */
export function pathFrom(note: string, file: string): string {
  const folders = note.split("/").slice(0, -1);
  const parts = file.split("/");
  while (folders.length > 0 && parts.length > 1 && folders[0] === parts[0]) {
    folders.shift();
    parts.shift();
  }
  return [...folders.map(() => ".."), ...parts].join("/");
}

/** A way with the signs encoded that would mean something else in an address. */
export const encoded = (way: string): string => way.replace(/[%#?<>\\&]/g, encodeURIComponent);

/** A way as the address of a link: in angle brackets where it would end too soon. */
export function address(way: string): string {
  const written = encoded(way);
  return /[\s()]/.test(written) ? `<${written}>` : written;
}

/** A way as it is meant; as it is written where that is no encoding. */
export function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
