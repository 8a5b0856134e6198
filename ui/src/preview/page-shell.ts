/**
 * Brings the page around the body up to date without loading the frame again: the blocks of the body stay where
 * they are, only what stands before and after them on the way up to the page is put anew.
 */
import { withoutPrefetch } from "./remote";

/**
 * The page as the frame takes it: under a policy of its own, without its scripts, which the frame would refuse one by
 * one, and with the address its relative links start from; followed by themselves, they lead nowhere.
 */
export function shellOf(html: string, address: string, policy: string): Document {
  const page = withoutPrefetch(new DOMParser().parseFromString(html, "text/html"));
  for (const script of page.querySelectorAll("script")) script.remove();
  const base = page.createElement("base");
  base.href = address;
  base.target = "_blank";
  const meta = page.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = policy;
  // What stands before a policy is not bound by it.
  page.head.prepend(meta, base);
  return page;
}

/** Gives a page the styles that it carries in itself, such as those of a drawing: its policy takes none of them. */
export function adoptStyles(page: Document): void {
  const view = page.defaultView as (Window & typeof globalThis) | null;
  if (!view?.CSSStyleSheet) return;
  const sheets = [...page.querySelectorAll("style")].map(({ textContent }) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(textContent ?? "");
    return sheet;
  });
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, ...sheets];
}

/** The page in words, as a frame is loaded with it. */
export const written = (page: Document): string => `<!doctype html>${page.documentElement.outerHTML}`;

const BODY = "note-body";

/** What a page loads; where this differs, the frame has to be loaded again. */
const LOADING = "head link[rel=stylesheet], head style, head base, head meta[http-equiv]";
const loads = (document: Document): string =>
  [...document.querySelectorAll(LOADING)].map((element) => element.outerHTML).join("\n");

/** Returns false where the page cannot be patched. */
export function patchShell(live: Document, fresh: Document): boolean {
  const here = live.getElementById(BODY);
  const there = fresh.getElementById(BODY);
  if (!here || !there || loads(live) !== loads(fresh) || depth(here) !== depth(there)) return false;
  live.title = fresh.title;
  live.documentElement.lang = fresh.documentElement.lang;
  patchAround(live.body, fresh.body, here, there);
  return true;
}

const depth = (element: Element | null): number => (element ? 1 + depth(element.parentElement) : 0);

/** Puts everything beside the way from `live` down to `here` anew, from what stands beside `there`. */
function patchAround(live: Element, fresh: Element, here: Element, there: Element): void {
  if (live === here) return;
  for (const { name } of [...live.attributes]) if (!fresh.hasAttribute(name)) live.removeAttribute(name);
  for (const { name, value } of [...fresh.attributes]) {
    if (live.getAttribute(name) !== value) live.setAttribute(name, value);
  }
  const kept = [...live.childNodes].find((node) => node.contains(here)) as Element;
  const next = [...fresh.childNodes].find((node) => node.contains(there)) as Element;
  while (kept.previousSibling) kept.previousSibling.remove();
  while (kept.nextSibling) kept.nextSibling.remove();
  patchAround(kept, next, here, there);
  while (fresh.firstChild && fresh.firstChild !== next) {
    live.insertBefore(live.ownerDocument.adoptNode(fresh.firstChild), kept);
  }
  while (next.nextSibling) live.append(live.ownerDocument.adoptNode(next.nextSibling));
}
