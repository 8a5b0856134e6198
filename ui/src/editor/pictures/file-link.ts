/** How a note links to a file of the library: the way there, and the words that the author writes next. */
import { encoded, pathFrom } from "../completion/path-from";

const PICTURE = /\.(avif|gif|jpe?g|png|svg|webp)$/i;

export interface FileLink {
  text: string;
  /** Where in it the words stand. */
  words: { from: number; to: number };
}

/** The way from a note to a file, as it is written in a link. */
export function wayTo(note: string, file: string): string {
  const signs: Record<string, string> = { "(": "%28", ")": "%29" };
  return encoded(pathFrom(note, file)).replace(/[\s()]/g, (sign) => signs[sign] ?? encodeURIComponent(sign));
}

/** A picture is shown, with the words of its name to be written over; another file is linked to. */
export function fileLink(note: string, file: string): FileLink {
  const words = (file.split("/").pop() ?? file).replace(/\.[^.]*$/, "").replaceAll("-", " ");
  const start = PICTURE.test(file) ? "![" : "[";
  const { length } = start;
  return { text: `${start}${words}](${wayTo(note, file)})`, words: { from: length, to: length + words.length } };
}

/** The file of the library that a link in a note leads to, if it leads to one. */
export function fileOf(note: string, target: string): string | null {
  if (/^([a-z][a-z0-9+.-]+:|\/\/|#)/i.test(target)) return null;
  const [path = ""] = target.split(/[#?]/);
  const parts = path.startsWith("/") ? [] : note.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return null;
    } else if (part !== "" && part !== ".") parts.push(part);
  }
  try {
    return decodeURIComponent(parts.join("/")) || null;
  } catch {
    return null;
  }
}
