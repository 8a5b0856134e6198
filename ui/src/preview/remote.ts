/**
 * Pictures and recordings on other sites. Nothing asks for them before the author says so: the frame's own policy holds
 * them back, whatever way the note names them. Until then a quiet place with their address stands where they will.
 */

/** Whether the frame may ask other sites for pictures. */
export type Remote = "blocked" | "allowed";

/** What the frame may load, within what the window may. */
export function policyOf(siteBase: string, remote: Remote): string {
  const { protocol, origin } = new URL(siteBase);
  const own = protocol === "http:" ? origin : protocol;
  const seen = remote === "allowed" ? `${own} data: https: http:` : `${own} data:`;
  return `default-src 'none'; style-src ${own}; font-src ${own}; img-src ${seen}; media-src ${seen}`;
}

/** Takes out what shows nothing and only fetches ahead: no policy keeps a browser from connecting for it. */
export function withoutPrefetch<Within extends ParentNode>(within: Within): Within {
  for (const link of within.querySelectorAll("link")) {
    if (!/^(alternate )?stylesheet$/i.test(link.getAttribute("rel")?.trim() ?? "")) link.remove();
  }
  return within;
}

const SHOWN = "img, video, audio";
const NAMING = `${SHOWN}, source, image, input[type=image], [background]`;
const PLACE = "fieldnotes-remote";

/** Both schemes in one, from the ink of the page. */
const STYLE = `
  [data-${PLACE}] { display: none !important; }
  .${PLACE} {
    display: inline-block; box-sizing: border-box; max-width: 100%; vertical-align: middle;
    padding: 10px 16px 12px; text-align: left; text-indent: 0;
    border: 1px dashed color-mix(in oklab, currentColor 35%, transparent); border-radius: 5px;
    background: color-mix(in oklab, currentColor 3%, transparent);
    font: 400 13px / 20px "Inter", system-ui, sans-serif; letter-spacing: 0; overflow-wrap: anywhere;
  }
  figure > .${PLACE}, figure > picture > .${PLACE} { display: block; }
  .${PLACE} > span {
    display: block; font: 400 12px / 18px ui-monospace, monospace;
    color: color-mix(in oklab, currentColor 76%, transparent);
  }
`;

/** The addresses on other sites that an element itself names. */
function addressesOf(element: Element, siteBase: string): string[] {
  const attribute = (name: string): string[] => [element.getAttribute(name) ?? ""];
  const candidates = attribute("srcset").flatMap((set) => set.split(/[\s,]+/))
    .filter((word) => /^([a-z]+:)?\/\//i.test(word));
  const named = [...["src", "poster", "background", "href", "xlink:href"].flatMap(attribute), ...candidates];
  return named.flatMap((address) => {
    // Without a scheme it has that of the site, which is never this machine's.
    const whole = address.trim().replace(/^\/\//, "https://");
    if (!/^https?:/i.test(whole) || !URL.canParse(whole)) return [];
    const { href } = new URL(whole);
    return href.startsWith(siteBase) ? [] : [href];
  });
}

/** All that makes up one picture or recording. */
const partsOf = (shown: Element): Element[] =>
  [shown, ...(shown.closest("picture") ?? shown).querySelectorAll("source")];

/** The addresses on other sites that a page names pictures and recordings at, each once. */
export function remoteIn(page: Document, siteBase: string): string[] {
  const named = [...page.querySelectorAll(NAMING)].flatMap((element) => addressesOf(element, siteBase));
  return [...new Set(named)];
}

/** Puts a place with its address where each of them would stand. What the policy holds back is not drawn broken. */
export function addPlaceholders(page: Document, siteBase: string): void {
  for (const element of page.querySelectorAll(`:is(${SHOWN}):not([data-${PLACE}])`)) {
    const [address] = partsOf(element).flatMap((part) => addressesOf(part, siteBase));
    if (address === undefined) continue;
    element.setAttribute(`data-${PLACE}`, "");
    const place = page.createElement("span");
    place.className = PLACE;
    place.textContent = element.localName === "img" ? "A picture on another site" : "A recording on another site";
    const words = page.createElement("span");
    words.textContent = address;
    place.append(words);
    element.after(place);
  }
}

/** Styles the placeholders in a page that was just loaded; its own policy takes no style sheet from elsewhere. */
export function stylePlaceholders(page: Document): void {
  const view = page.defaultView as (Window & typeof globalThis) | null;
  if (!view?.CSSStyleSheet) return;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(STYLE);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
}
