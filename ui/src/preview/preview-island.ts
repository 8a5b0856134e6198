/**
 * The exported page in a frame without scripts. It is loaded once; after that its parts are patched in.
 * No block is given `content-visibility`: WebKit lays out a page of six thousand such blocks in seconds, without it in
 * 10 ms.
 */
import type { Page } from "./page";
import { listenForClicks } from "./clicks";
import { patch, type Placed } from "./patch";
import { lineAt, placeOf } from "./places";
import { addPlaceholders, policyOf, remoteIn, stylePlaceholders, type Remote } from "./remote";
import { patchShell, shellOf, written } from "./page-shell";

export type Scheme = "light" | "dark" | "system";

export interface PreviewEvents {
  /** A link to another page of the blog, as its address there. */
  pageChosen(address: string): void;
  outsideChosen(url: string): void;
  /** A place of the page that was clicked twice, as a line of the text. */
  lineChosen(line: number): void;
  /** Where on other sites the page names pictures and recordings. */
  remoteFound(addresses: string[]): void;
}

export interface PreviewIsland {
  readonly dom: HTMLElement;
  show(page: Page): void;
  /** Lets the page ask other sites for its pictures, or keeps it from it. */
  setRemote(remote: Remote): void;
  /** Makes a line of the text visible, moving as little as possible. */
  reveal(line: number): void;
  /** Puts a line of the text, which may be a fraction, at the top. */
  scrollTo(line: number): void;
  setColorScheme(scheme: Scheme): void;
  destroy(): void;
}

/** Under this name each change of the text is measured until it is seen in the preview. */
export const MEASURE = "fieldnotes:key-to-preview";

export function previewIsland(siteBase: string, events: PreviewEvents): PreviewIsland {
  const dom = document.createElement("iframe");
  dom.className = "preview-island";
  dom.title = "The note as it will be published";
  dom.setAttribute("sandbox", "allow-same-origin");

  let shown: Page | null = null;
  let loaded: { address: string; shell: string } | null = null;
  let scheme: Scheme = "system";
  let remote: Remote = "blocked";
  let placed: Placed[] = [];
  let scroll = 0;
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
    if (link.href.startsWith(siteBase)) events.pageChosen(link.href.slice(siteBase.length).replace(/[#?].*$/, ""));
    else if (/^(https?|mailto):/.test(link.href)) events.outsideChosen(link.href);
  }

  function chooseLine(element: Element): void {
    const line = lineAt(placed, element);
    if (line !== null) events.lineChosen(line);
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
    placed = patch(body, placed, page.blocks);
    if (remote === "blocked") addPlaceholders(body.ownerDocument, siteBase);
    events.remoteFound(remoteIn(body.ownerDocument, siteBase));
    measured(page);
  }

  function measured(page: Page): void {
    dom.dataset["words"] = String(page.words);
    performance.clearMeasures(MEASURE);
    performance.measure(MEASURE, { start: page.since });
  }

  dom.addEventListener("load", () => {
    const document = dom.contentDocument;
    const host = body();
    if (!document || !host || !shown) return;
    stopClicks();
    stopClicks = listenForClicks(dom, document, { clicked: followLink, doubled: chooseLine, pressed: forwardKey });
    applyScheme();
    stylePlaceholders(document);
    placed = [];
    place(host, shown);
    dom.contentWindow?.scrollTo(0, scroll);
  });

  return {
    dom,
    show(page) {
      const isSameNote = shown?.path === page.path;
      shown = page;
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
      const element = placeOf(placed, line)?.element;
      const height = dom.contentWindow?.innerHeight ?? 0;
      const box = element?.getBoundingClientRect();
      if (box && (box.bottom < 0 || box.top > height)) element!.scrollIntoView({ block: "center" });
    },
    scrollTo(line) {
      const view = dom.contentWindow;
      const place = placeOf(placed, line);
      if (!view) return;
      if (!place || line <= 1) return view.scrollTo(0, 0);
      const box = place.element.getBoundingClientRect();
      const below = place.next?.getBoundingClientRect().top ?? box.bottom;
      view.scrollTo(0, view.scrollY + box.top + (below - box.top) * place.part - 24);
    },
    setColorScheme(wanted) {
      scheme = wanted;
      dom.style.colorScheme = wanted === "system" ? "" : wanted;
      applyScheme();
    },
    destroy() {
      stopClicks();
      shown = null;
      dom.removeAttribute("srcdoc");
    },
  };
}
