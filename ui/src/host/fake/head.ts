/** Front matter as the library in memory understands it: one `key: value` a line, lists in brackets. */
import type { HeadEdit, HeadView, State } from "../wire";

export function splitHead(text: string): { lines: string[]; body: string } {
  const found = /^---\n([\s\S]*?)\n?---\n?/.exec(text);
  if (!found) return { lines: [], body: text };
  return { lines: found[1]!.split("\n").filter(Boolean), body: text.slice(found[0].length) };
}

export function readHead(text: string): HeadView {
  const values = new Map(splitHead(text).lines.map((line) => {
    const at = line.indexOf(":");
    return [line.slice(0, at), line.slice(at + 1).trim()] as const;
  }));
  const one = (key: string): string | null => values.get(key) || null;
  const list = (key: string): string[] =>
    (one(key) ?? "").replace(/^\[|\]$/g, "").split(",").map((v) => v.trim()).filter(Boolean);
  return {
    title: one("title"), topic: one("topic"), tags: list("tags"), date: one("date"), updated: one("updated"),
    state: (one("state") ?? "draft") as State, summary: one("summary"), slug: one("slug"), aliases: list("aliases"),
  };
}

export function editHead(text: string, edit: HeadEdit): string {
  const { lines, body } = splitHead(text);
  const { tags } = readHead(text);
  const key = edit.set === "addTag" || edit.set === "removeTag" ? "tags" : edit.set;
  const value = edit.set === "addTag" ? [...tags, edit.value]
    : edit.set === "removeTag" ? tags.filter((tag) => tag !== edit.value)
    : edit.value;
  const written = Array.isArray(value) ? (value.length ? `[${value.join(", ")}]` : null) : value;
  const at = lines.findIndex((line) => line.startsWith(`${key}:`));
  if (at >= 0) lines.splice(at, 1, ...(written === null ? [] : [`${key}: ${written}`]));
  else if (written !== null) lines.push(`${key}: ${written}`);
  return `---\n${lines.join("\n")}\n---\n${body}`;
}
