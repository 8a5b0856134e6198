/**
 * Brings the page around the body up to date without loading the frame again: the blocks of the body stay where
 * they are, only what stands before and after them on the way up to the page is put anew.
 */

/** The page's HTML with the address its relative links start from; followed by themselves, they lead nowhere. */
export function withBase(html: string, base: string): string {
  const tag = `<base href="${base.replace(/&/g, "&amp;").replace(/"/g, "&quot;")}" target="_blank">`;
  return html.replace(/<head\b[^>]*>/i, (head) => head + tag);
}

const BODY = "note-body";

/** What a page loads; where this differs, the frame has to be loaded again. */
const loads = (document: Document): string =>
  [...document.querySelectorAll("head link[rel=stylesheet], head style, head base")].map((element) => element.outerHTML).join("\n");

/** Returns false where the page cannot be patched. */
export function patchShell(live: Document, html: string): boolean {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const here = live.getElementById(BODY);
  const there = fresh.getElementById(BODY);
  if (!here || !there || loads(live) !== loads(fresh) || depth(here) !== depth(there)) return false;
  live.title = fresh.title;
  live.documentElement.lang = fresh.documentElement.lang;
  graft(live.body, fresh.body, here, there);
  return true;
}

const depth = (element: Element | null): number => (element ? 1 + depth(element.parentElement) : 0);

function graft(live: Element, fresh: Element, here: Element, there: Element): void {
  if (live === here) return;
  for (const { name } of [...live.attributes]) if (!fresh.hasAttribute(name)) live.removeAttribute(name);
  for (const { name, value } of [...fresh.attributes]) if (live.getAttribute(name) !== value) live.setAttribute(name, value);
  const kept = [...live.childNodes].find((node) => node.contains(here)) as Element;
  const next = [...fresh.childNodes].find((node) => node.contains(there)) as Element;
  while (kept.previousSibling) kept.previousSibling.remove();
  while (kept.nextSibling) kept.nextSibling.remove();
  graft(kept, next, here, there);
  while (fresh.firstChild && fresh.firstChild !== next) live.insertBefore(live.ownerDocument.adoptNode(fresh.firstChild), kept);
  while (next.nextSibling) live.append(live.ownerDocument.adoptNode(next.nextSibling));
}
