/** The page of a note as the library in memory renders it: only enough Markdown to see. */
import { readHead, splitHead } from "./head";
import type { Args, Reply } from "../wire";

export const hashOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
};

export const slugOf = (title: string): string => title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
export const words = (text: string): number => text.split(/\s+/).filter(Boolean).length;

const escape = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

function block(source: string): string {
  const heading = /^(#{1,6}) (.*)$/.exec(source);
  if (heading) {
    const [level, words] = [heading[1]!.length, heading[2]!];
    return `<h${level} id="${slugOf(words)}">${escape(words)}</h${level}>`;
  }
  if (source.startsWith("```")) return `<pre><code>${escape(source.replace(/^```.*\n|\n?```$/g, ""))}</code></pre>`;
  return `<p>${escape(source)}</p>`;
}

/** Blocks of the body with the line of the file each begins at. */
function blocks(text: string): { source: string; line: number }[] {
  const { body } = splitHead(text);
  let line = text.slice(0, text.length - body.length).split("\n").length;
  return body.split(/(\n{2,})/).flatMap((part) => {
    const first = line + (/^\n*/.exec(part)![0].length);
    line += part.split("\n").length - 1;
    return part.trim() ? [{ source: part.trim(), line: first }] : [];
  });
}

export function pageOf({ path, text, known, shell }: Args<"preview">): Reply<"preview"> {
  const { body } = splitHead(text);
  const head = readHead(text);
  const title = escape(head.title ?? path);
  const article = `<article><h1>${title}</h1><div id="note-body"></div></article>`;
  const html = `<!doctype html><html lang="en"><head><title>${title}</title></head><body>${article}</body></html>`;
  const key = hashOf(html);
  return {
    address: `notes/${head.slug ?? path.replace(/^.*\/|\.md$/g, "")}.html`,
    shell: shell === key ? null : { key, html },
    blocks: blocks(text).map(({ source, line }) => {
      const made = block(source);
      return { key: hashOf(made), line, html: known.includes(hashOf(made)) ? null : made };
    }),
    head, outline: [], words: words(body), minutes: Math.max(1, Math.ceil(words(body) / 220)),
    problems: head.title ? [] : [{
      code: "no-title", severity: "warning", file: path, line: 1, column: null,
      message: "The note has no title.", hint: "Give it one.",
    }],
  };
}
