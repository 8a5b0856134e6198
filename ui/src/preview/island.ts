/** The exported page in a frame without scripts. Its shell is loaded once, its blocks are patched in. */
import type { Page } from "../state/proof";
import { elementAt, patch, type Placed } from "./patch";

export interface PreviewHears {
  /** A link to another page of the blog, as its address there. */
  pageChosen(address: string): void;
  outsideChosen(url: string): void;
}

export interface PreviewIsland {
  readonly dom: HTMLIFrameElement;
  show(page: Page): void;
  goTo(line: number): void;
  destroy(): void;
}

/** The page's HTML with the address its relative links start from. */
export function withBase(html: string, base: string): string {
  const tag = `<base href="${base.replace(/&/g, "&amp;").replace(/"/g, "&quot;")}">`;
  return html.replace(/<head\b[^>]*>/i, (head) => head + tag);
}

export function previewIsland(siteBase: string, hears: PreviewHears): PreviewIsland {
  const dom = document.createElement("iframe");
  dom.className = "preview-island";
  dom.title = "The note as it will be published";
  dom.setAttribute("sandbox", "allow-same-origin");

  let shown: Page | null = null;
  let loaded = "";
  let placed: Placed[] = [];
  let scroll = 0;

  const identity = (page: Page): string => `${page.address} ${page.shell.key}`;
  const body = (): HTMLElement | null => dom.contentDocument?.getElementById("note-body") ?? null;

  function follow(event: MouseEvent): void {
    const link = (event.target as Element | null)?.closest?.("a[href]");
    if (!link) return;
    event.preventDefault();
    const href = link.getAttribute("href") ?? "";
    if (href.startsWith("#")) {
      dom.contentDocument?.getElementById(decodeURIComponent(href.slice(1)))?.scrollIntoView({ block: "start" });
      return;
    }
    const target = (link as HTMLAnchorElement).href;
    if (target.startsWith(siteBase)) hears.pageChosen(target.slice(siteBase.length).replace(/[#?].*$/, ""));
    else if (/^(https?|mailto):/.test(target)) hears.outsideChosen(target);
  }

  dom.addEventListener("load", () => {
    const document = dom.contentDocument;
    const place = body();
    if (!document || !place || !shown) return;
    document.addEventListener("click", follow);
    placed = patch(place, [], shown.blocks);
    dom.contentWindow?.scrollTo(0, scroll);
  });

  return {
    dom,
    show(page) {
      const sameNote = shown?.path === page.path;
      shown = page;
      if (loaded !== identity(page)) {
        scroll = sameNote ? (dom.contentWindow?.scrollY ?? 0) : 0;
        loaded = identity(page);
        placed = [];
        dom.srcdoc = withBase(page.shell.html, siteBase + page.address);
        return;
      }
      const place = body();
      if (place) placed = patch(place, placed, page.blocks);
    },
    goTo(line) {
      elementAt(placed, line)?.scrollIntoView({ block: "nearest" });
    },
    destroy() {
      shown = null;
      dom.removeAttribute("srcdoc");
    },
  };
}
