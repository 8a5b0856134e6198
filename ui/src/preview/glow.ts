/** Marks what has just come into the page, for some seconds; whoever wants no motion sees a mark that stays as long. */

/** For how long, in ms. */
const GLOW = 3000;
const MARK = "data-fieldnotes-new";

const STYLE = `
  [${MARK}] { outline: 2px solid #0b8f9ab3; outline-offset: 6px; border-radius: 2px; }
  @media (prefers-reduced-motion: no-preference) {
    [${MARK}] { animation: fieldnotes-new ${GLOW}ms ease-out both; }
    @keyframes fieldnotes-new { to { outline-color: transparent; } }
  }
`;

export function styleGlow(page: Document): void {
  const view = page.defaultView as (Window & typeof globalThis) | null;
  if (!view?.CSSStyleSheet) return;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(STYLE);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
}

export function glow(nodes: readonly Node[]): void {
  for (const node of nodes) {
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    const element = node as Element;
    element.setAttribute(MARK, "");
    setTimeout(() => element.removeAttribute(MARK), GLOW);
  }
}
