/** What was copied from a page, as Markdown: its headings, lists, links, tables and code, and none of its dress. */
import TurndownService from "turndown";
import { cellsOfTable } from "./cells";

/** What says more than its words. Code editors copy colours alone; that is plain text. */
const MEANT =
  "a[href], h1, h2, h3, h4, h5, h6, ul, ol, blockquote, table, img[src], pre, code, b, strong, i, em, del, hr";

export function markdownOf(html: string): string | null {
  const page = new DOMParser().parseFromString(html, "text/html");
  // Documents of Google are bold as a whole, and say so that they are not.
  for (const bold of page.querySelectorAll<HTMLElement>("b[style*='font-weight:normal'], b[id^='docs-internal']")) {
    bold.replaceWith(...bold.childNodes);
  }
  for (const unseen of page.querySelectorAll("script, style, noscript, template, meta, link, title")) unseen.remove();
  if (!page.body.querySelector(MEANT)) return null;
  return service().turndown(page.body).trim() || null;
}

function service(): TurndownService {
  const turndown = new TurndownService({
    headingStyle: "atx", bulletListMarker: "-", codeBlockStyle: "fenced", emDelimiter: "*", strongDelimiter: "**",
    hr: "---",
  });
  turndown.addRule("struck", {
    filter: (node) => ["DEL", "S", "STRIKE"].includes(node.nodeName), replacement: (words) => `~~${words}~~`,
  });
  turndown.addRule("table", {
    filter: "table",
    replacement(words, node) {
      const cells = cellsOfTable(node as HTMLTableElement, (cell) => turndown.turndown(cell.innerHTML));
      return `\n\n${cells ?? words}\n\n`;
    },
  });
  // One space behind the sign, as everything in this editor writes items.
  turndown.addRule("item", {
    filter: "li",
    replacement(words, node, { bulletListMarker }) {
      const list = node.parentNode as HTMLElement | null;
      const first = Number(list?.getAttribute("start") ?? 1);
      const at = list ? [...list.children].indexOf(node as Element) : 0;
      const sign = list?.nodeName === "OL" ? `${first + at}. ` : `${bulletListMarker} `;
      const body = words.trim().replace(/\n(?=.)/g, `\n${" ".repeat(sign.length)}`);
      return `${sign}${body}${node.nextSibling ? "\n" : ""}`;
    },
  });
  return turndown;
}
