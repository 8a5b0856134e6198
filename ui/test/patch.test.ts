import fc from "fast-check";
import { expect, test } from "vitest";
import { patch } from "../src/preview/patch";
import { elementAt, lineAt, placeInSource } from "../src/preview/places";
import { patchShell, shellOf, written } from "../src/preview/page-shell";

const block = (html: string, line = 1) => ({ key: html, line, html });
const body = (): HTMLElement => document.createElement("div");

test("a block that stays keeps its very element", () => {
  const place = body();
  const first = patch(place, [], [block("<p>a</p>"), block("<p>b</p>")]);
  const kept = place.children[1];
  patch(place, first, [block("<p>new</p>"), block("<p>b</p>")]);
  expect(place.innerHTML).toBe("<p>new</p><p>b</p>");
  expect(place.children[1]).toBe(kept);
});

test("blocks can swap, repeat, go and come", () => {
  const place = body();
  let placed = patch(place, [], ["a", "b", "a"].map((t) => block(`<p>${t}</p>`)));
  placed = patch(place, placed, ["b", "a", "c"].map((t) => block(`<p>${t}</p>`)));
  expect(place.textContent).toBe("bac");
  patch(place, placed, []);
  expect(place.innerHTML).toBe("");
});

test("a block of several elements stays in order", () => {
  const place = body();
  const placed = patch(place, [], [block("<p>a</p><p>b</p>"), block("<p>c</p>")]);
  patch(place, placed, [block("<p>c</p>"), block("<p>a</p><p>b</p>")]);
  expect(place.textContent).toBe("cab");
});

test("a line of the text leads to the block it is in, and a block to its line", () => {
  const place = body();
  const placed = patch(place, [], [block("<p>a</p>", 5), block("<p>b</p>", 9)]);
  expect(elementAt(placed, 7)?.textContent).toBe("a");
  expect(elementAt(placed, 9)?.textContent).toBe("b");
  expect(elementAt(placed, 1)).toBeNull();
  expect(lineAt(placed, place.lastChild!.firstChild!)).toBe(9);
});

const html = fc.constantFrom(
  "<p>a</p>", "<p>b</p>", "<p>a</p><p>b</p>", "words alone", "", "<!-- c -->", "<table><tr><td>d</td></tr></table>",
  '<link rel="prefetch" href="x"><p>e</p>', "<details><summary>f</summary></details>",
);
const pages = fc.array(fc.record({ html, line: fc.nat(40) }), { maxLength: 8 })
  .map((blocks) => blocks.map((one) => ({ ...one, key: one.html })));

test("any sequence of patches shows what a fresh page shows, in nodes of its own", () => {
  fc.assert(fc.property(fc.array(pages, { minLength: 1, maxLength: 6 }), (shown) => {
    const live = body();
    let placed: ReturnType<typeof patch> = [];
    for (const blocks of shown) {
      placed = patch(live, placed, blocks);
      const fresh = body();
      patch(fresh, [], blocks);
      expect(live.innerHTML).toBe(fresh.innerHTML);
      expect(placed.map(({ key, line }) => [key, line])).toEqual(blocks.map(({ key, line }) => [key, line]));
      expect([...live.childNodes]).toEqual(placed.flatMap(({ nodes }) => nodes));
    }
  }), { numRuns: 500 });
});

test("a word of the page leads to the same word of its source, through marks, links and code", () => {
  const source = "See **the** [second log](https://the.log/log), `the log` and the log.";
  const words = "See the second log, the log and the log.";
  const at = (behind: number): string => source.slice(placeInSource(words, behind, source)).slice(0, 6);
  expect(at(words.indexOf("second"))).toBe("second");
  expect(at(words.indexOf("log,"))).toMatch(/^log\]/);
  expect(at(words.indexOf("log and"))).toMatch(/^log`/);
  expect(at(words.lastIndexOf("log"))).toBe("log.");
  expect(placeInSource(words, words.length, source)).toBe(source.length);
});

function inPage(title: string, body: string, footer: string): string {
  const article = `<h1>${title}</h1><div id="note-body">${body}</div><footer>${footer}</footer>`;
  return `<header>${title}</header><article>${article}</article>`;
}

function page(title: string, footer: string, address = "a/"): Document {
  const head = `<head><title>${title}</title></head>`;
  const html = `<html lang="en">${head}<body class="on-note">${inPage(title, "", footer)}</body></html>`;
  return shellOf(html, address, "img-src site:");
}

test("another title changes the page around the blocks and leaves the blocks where they are", () => {
  const live = page("One", "x");
  const place = live.getElementById("note-body")!;
  place.innerHTML = "<p>kept</p>";
  const kept = place.firstChild;
  expect(patchShell(live, page("Two", "<a>y</a>"))).toBe(true);
  expect(live.body.innerHTML).toBe(inPage("Two", "<p>kept</p>", "<a>y</a>"));
  expect(live.getElementById("note-body")!.firstChild).toBe(kept);
  expect(live.title).toBe("Two");
});

test("a page with other addresses has to be loaded", () => {
  const live = page("One", "x");
  expect(patchShell(live, page("One", "x", "b/"))).toBe(false);
});

test("the frame gets the page without its scripts, with the address its links start from", () => {
  const html = '<!doctype html><html><head lang="en"><title>x</title><script>0</script></head>'
    + '<body><p>a</p><script src="copy.js" defer></script></body></html>';
  expect(written(shellOf(html, "site://localhost/notes/a.html", "img-src site:"))).toBe(
    '<!doctype html><html><head lang="en">'
    + '<meta http-equiv="Content-Security-Policy" content="img-src site:">'
    + '<base href="site://localhost/notes/a.html" target="_blank">'
    + "<title>x</title></head><body><p>a</p></body></html>",
  );
});
