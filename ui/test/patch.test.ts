import { expect, test } from "vitest";
import { elementAt, patch } from "../src/preview/patch";
import { withBase } from "../src/preview/island";

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

test("a line of the text leads to the block it is in", () => {
  const placed = patch(body(), [], [block("<p>a</p>", 5), block("<p>b</p>", 9)]);
  expect(elementAt(placed, 8)?.textContent).toBe("a");
  expect(elementAt(placed, 9)?.textContent).toBe("b");
  expect(elementAt(placed, 1)).toBeNull();
});

test("the shell gets the address its links start from", () => {
  expect(withBase('<html><head lang="en"><title>x</title></head></html>', "site://localhost/notes/a.html"))
    .toBe('<html><head lang="en"><base href="site://localhost/notes/a.html"><title>x</title></head></html>');
});
