/**
 * The exported page in a frame without scripts. It is loaded once; after that its parts are patched in.
 * No block is given `content-visibility`: WebKit lays out a page of six thousand such blocks in seconds, without it in
 * 10 ms.
 */
import type { Page } from "./page";
import { listenForClicks } from "./clicks";
import { glow, styleGlow } from "./glow";
import { patch, type Placed } from "./patch";
import { elementAt, lineAtTop, linesOf, placeInSource, topOfLine, wordsAround } from "./places";
import { addPlaceholders, policyOf, remoteIn, stylePlaceholders, type Remote } from "./remote";
import { adoptStyles, patchShell, shellOf, written } from "./page-shell";
import { scaleOf, screenFrame } from "./screen-frame";
import { watchScrolls } from "./scrolls";

export type Scheme = "light" | "dark" | "system";

/** What a menu of the page can be about. */
export interface PageThing {
  /** The link there, as its address would be given to somebody, and how it is followed. */
  link: { address: string; follow: () => void } | null;
  /** Puts the caret where this was written; null where it was written nowhere. */
  toSource: (() => void) | null;
  isSelected: boolean;
}

export interface PreviewEvents {
  /** A link to another page of the blog, as its address there, and the id of the place on it that is meant. */
  pageChosen(address: string, id: string): void;
  outsideChosen(url: string): void;
  /** A word that was clicked: the lines of the text it is in, and where among them, given their text. */
  wordChosen(from: number, to: number | null, placeIn: (source: string) => number): void;
  /** A menu is asked for at a place of the window, over what is there. */
  menuAsked(at: { x: number; y: number }, over: PageThing): void;
  /** The reader scrolled; the line of the text at the top of what is seen. */
  scrolled(line: number): void;
  /** By how much the page is scaled to be seen whole. */
  scaled(scale: number): void;
  /** Where on other sites the page names pictures and recordings. */
  remoteFound(addresses: string[]): void;
}

export interface PreviewIsland {
  readonly dom: HTMLElement;
  show(page: Page): void;
  /** Shows another page of the blog in the place of the note's, or that again. */
  visit(page: { address: string; html: string } | null): void;
  /** Goes to the place of this id once it is there. */
  goTo(id: string): void;
  /** Shows the page as on a screen of this width, or as wide as there is room. */
  setWidth(width: number | null): void;
  /** Whether what comes into the page is marked for a moment. */
  setGlow(glows: boolean): void;
  /** Lets the page ask other sites for its pictures, or keeps it from it. */
  setRemote(remote: Remote): void;
  /** Makes a line of the text visible, moving as little as possible. */
  reveal(line: number): void;
  /** Puts a line of the text, which may be a fraction, at the top. */
  scrollTo(line: number): void;
  setColorScheme(scheme: Scheme): void;
  destroy(): void;
}

/** What is shown begins so far below the edge, in px. */
const ABOVE = 24;

/** Under this name each change of the text is measured until it is seen in the preview. */
export const MEASURE = "fieldnotes:key-to-preview";

export function previewIsland(siteBase: string, events: PreviewEvents): PreviewIsland {
  const dom = document.createElement("iframe");
  dom.className = "preview-island";
  dom.title = "The note as it will be published";
  dom.setAttribute("sandbox", "allow-same-origin");
  const screen = screenFrame(dom, (scale) => events.scaled(scale));
  const scrolls = watchScrolls(dom, (top) => {
    // A page that is on its way is at its top, and nobody scrolled it there.
    if (!visited && placed.length > 0) events.scrolled(lineAtTop(placed, top + ABOVE));
  });

  let shown: Page | null = null;
  let loaded: { address: string; shell: string } | null = null;
  let scheme: Scheme = "system";
  let remote: Remote = "blocked";
  let placed: Placed[] = [];
  let scroll = 0;
  let visited: { address: string; html: string } | null = null;
  let wanted = "";
  let glows = false;
  let stopClicks = (): void => {};

  const body = (): HTMLElement | null => dom.contentDocument?.getElementById("note-body") ?? null;

  function followLink(element: Element): void {
    const link = element.closest<HTMLAnchorElement>("a[href]");
    if (!link) return;
    const href = link.getAttribute("href") ?? "";
    if (href.startsWith("#")) {
      dom.contentDocument?.getElementById(decodeURIComponent(href.slice(1)))?.scrollIntoView({ block: "start" });
      return;
    }
    if (link.href.startsWith(siteBase)) {
      const { hash } = new URL(link.href);
      const address = link.href.slice(siteBase.length).replace(/[#?].*$/, "");
      events.pageChosen(address, decodeURIComponent(hash.slice(1)));
    } else if (/^(https?|mailto):/.test(link.href)) events.outsideChosen(link.href);
  }

  /** To the words of an element, or where it is of the theme's own, to the line that is written at its height. */
  function toSource(element: Element | null, y: number): void {
    const lines = element && linesOf(placed, element);
    if (!lines) {
      const height = (dom.contentWindow?.scrollY ?? 0) + y;
      const line = Math.max(placed[0]!.line, Math.floor(lineAtTop(placed, height)));
      return events.wordChosen(line, line + 1, () => 0);
    }
    const { before, all } = wordsAround(lines.of, element, 0);
    events.wordChosen(lines.from, lines.to, (source) => placeInSource(all, before.length, source));
  }

  function thingAt(x: number, y: number): PageThing {
    const element = dom.contentDocument?.elementFromPoint(x, y) ?? null;
    const link = element?.closest<HTMLAnchorElement>("a[href]") ?? null;
    const isWritten = !visited && placed.length > 0;
    const address = link?.href.startsWith(siteBase) ? link.href.slice(siteBase.length) : link?.href ?? "";
    return {
      link: link && { address, follow: () => followLink(link) },
      toSource: isWritten ? () => toSource(element, y) : null,
      isSelected: dom.contentDocument?.getSelection()?.isCollapsed === false,
    };
  }

  /** A click leaves a caret at its word, also where nothing can be typed. */
  function choose(element: Element): void {
    if (element.closest("a[href], summary, label, input, button, video, audio")) return followLink(element);
    const caret = dom.contentDocument?.getSelection();
    const isInside = caret?.isCollapsed && caret.anchorNode && element.contains(caret.anchorNode);
    const node = isInside ? caret.anchorNode! : element;
    const lines = visited ? null : linesOf(placed, node);
    if (!lines || (caret && !caret.isCollapsed)) return;
    const { before, all } = wordsAround(lines.of, node, isInside ? caret.anchorOffset : 0);
    events.wordChosen(lines.from, lines.to, (source) => placeInSource(all, before.length, source));
  }

  function follow(): void {
    const place = wanted && dom.contentDocument?.getElementById(wanted);
    if (!place) return;
    wanted = "";
    place.scrollIntoView({ block: "start" });
  }

  /** Gives a key that the page has no use for to the window. */
  function forwardKey(event: KeyboardEvent): void {
    if (!dom.dispatchEvent(new KeyboardEvent(event.type, event))) event.preventDefault();
  }

  const fresh = (page: Page): Document => shellOf(page.shell.html, siteBase + page.address, policyOf(siteBase, remote));

  function load(page: Page, shell: Document): void {
    loaded = { address: page.address, shell: page.shell.key };
    placed = [];
    dom.srcdoc = written(shell);
  }

  function applyScheme(): void {
    const root = dom.contentDocument?.documentElement;
    if (!root) return;
    if (scheme === "system") delete root.dataset["scheme"];
    else root.dataset["scheme"] = scheme;
  }

  function place(body: HTMLElement, page: Page): void {
    const before = new Set(placed.flatMap(({ nodes }) => nodes));
    placed = patch(body, placed, page.blocks);
    if (glows && before.size > 0) glow(placed.flatMap(({ nodes }) => nodes).filter((node) => !before.has(node)));
    follow();
    if (remote === "blocked") addPlaceholders(body.ownerDocument, siteBase);
    events.remoteFound(remoteIn(body.ownerDocument, siteBase));
    measured(page);
  }

  function measured(page: Page): void {
    dom.dataset["words"] = String(page.words);
    performance.clearMeasures(MEASURE);
    performance.measure(MEASURE, { start: page.since });
  }

  dom.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    // The second button leaves the focus where it was.
    dom.focus({ preventScroll: true });
    const { clientX: x, clientY: y } = event;
    const { left, top } = dom.getBoundingClientRect();
    const scale = scaleOf(dom);
    events.menuAsked({ x, y }, thingAt((x - left) / scale, (y - top) / scale));
  });
  dom.addEventListener("load", () => {
    const document = dom.contentDocument;
    const host = body();
    if (!document) return;
    stopClicks();
    stopClicks = listenForClicks(dom, document, { clicked: choose, doubled: () => undefined, pressed: forwardKey });
    applyScheme();
    if (visited) return adoptStyles(document);
    if (!host || !shown) return;
    stylePlaceholders(document);
    styleGlow(document);
    placed = [];
    place(host, shown);
    scrolls.to(scroll);
    follow();
  });

  return {
    dom: screen.dom,
    show(page) {
      const isSameNote = shown?.path === page.path;
      shown = page;
      if (visited) return;
      if (loaded?.shell !== page.shell.key || loaded.address !== page.address) {
        const shell = fresh(page);
        const document = dom.contentDocument;
        if (!document || !isSameNote || !body() || !patchShell(document, shell)) {
          scroll = isSameNote ? (dom.contentWindow?.scrollY ?? 0) : 0;
          return load(page, shell);
        }
        loaded = { address: page.address, shell: page.shell.key };
        applyScheme();
      }
      const host = body();
      if (host) place(host, page);
    },
    setRemote(wanted) {
      if (wanted === remote) return;
      remote = wanted;
      if (!shown) return;
      scroll = dom.contentWindow?.scrollY ?? 0;
      load(shown, fresh(shown));
    },
    reveal(line) {
      const element = visited ? null : elementAt(placed, line);
      const height = dom.contentWindow?.innerHeight ?? 0;
      const box = element?.getBoundingClientRect();
      if (!box || (box.bottom >= 0 && box.top <= height)) return;
      scrolls.to((dom.contentWindow?.scrollY ?? 0) + box.top - Math.max(ABOVE, (height - box.height) / 2));
    },
    scrollTo(line) {
      if (!visited) scrolls.to(line <= 1 ? 0 : topOfLine(placed, line) - ABOVE);
    },
    visit(page) {
      if (page === visited) return;
      visited = page;
      placed = [];
      if (page) {
        loaded = null;
        dom.srcdoc = written(shellOf(page.html, siteBase + page.address, policyOf(siteBase, remote)));
      } else if (shown) load(shown, fresh(shown));
    },
    goTo(id) {
      wanted = id;
      follow();
    },
    setWidth: (width) => screen.setWidth(width),
    setGlow: (wanted) => void (glows = wanted),
    setColorScheme(wanted) {
      scheme = wanted;
      dom.style.colorScheme = wanted === "system" ? "" : wanted;
      applyScheme();
    },
    destroy() {
      stopClicks();
      scrolls.stop();
      screen.stop();
      shown = null;
      dom.removeAttribute("srcdoc");
    },
  };
}
