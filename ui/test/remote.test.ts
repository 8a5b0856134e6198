import { expect, test, vi } from "vitest";
import { openNote } from "../src/note/open-note";
import { addPlaceholders, policyOf, withoutPrefetch, remoteIn } from "../src/preview/remote";
import { fakeHost } from "../src/host/fake/fake-host";
import { opened, settles } from "./opened";

const BASE = "site://localhost/";
const page = (html: string): Document => new DOMParser().parseFromString(html, "text/html");

test("until the author says so, the page may load nothing but the blog's own files", () => {
  const policy = policyOf(BASE, "blocked");
  const own = "style-src site:; font-src site:; img-src site: data:; media-src site: data:";
  expect(policy).toBe(`default-src 'none'; ${own}`);
  expect(policyOf("http://127.0.0.1:4400/site/token/", "blocked")).not.toMatch(/https:|http:[^/]/);
});

test("once the author says so, pictures and recordings may come from elsewhere, and nothing else", () => {
  const parts = policyOf(BASE, "allowed").split("; ");
  expect(parts.filter((part) => /https?:/.test(part))).toEqual([
    "img-src site: data: https: http:", "media-src site: data: https: http:",
  ]);
});

test("each way to name a picture on another site is found, once", () => {
  const found = remoteIn(page(`
    <img src="https://a.example/1.png"><img src="https://a.example/1.png">
    <picture><source srcset="media/own.png 1x, https://a.example/2.png 2x"><img src="media/own.png"></picture>
    <video poster="http://b.example/3.png"><source src="http://b.example/4.mp4"></video>
    <audio src="//b.example/5.ogg"></audio><table background="HTTP://b.example/6.png"></table>
    <svg><image href="https://a.example/7.png"/></svg>
    <img src="../media/own.svg"><img src="data:image/png;base64,AA"><img src="https://[broken">
    <a href="https://c.example/">words</a>
  `), BASE);
  expect(found.map((address) => address.match(/\d(?=\.)/)?.[0]).sort()).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
});

test("a picture that the host itself serves is on no other site", () => {
  const own = "http://127.0.0.1:4400/site/token/";
  const other = "http://127.0.0.1:4401/a.png";
  expect(remoteIn(page(`<img src="${own}media/a.png"><img src="${other}">`), own)).toEqual([other]);
});

test("where a picture is kept out, a place says where it is, and says it once", () => {
  const shown = page('<p>See <img alt="a map" src="https://a.example/map.png"> and <img src="media/own.svg"></p>');
  addPlaceholders(shown, BASE);
  addPlaceholders(shown, BASE);
  const places = [...shown.querySelectorAll(".fieldnotes-remote")];
  expect(places.map((place) => place.textContent)).toEqual(["A picture on another sitehttps://a.example/map.png"]);
  expect(places[0]!.previousElementSibling).toBe(shown.querySelector("img"));
});

test("what only fetches ahead is taken out, a style sheet is not", () => {
  const shown = withoutPrefetch(page(`
    <link rel="preconnect" href="https://a.example"><link rel="StyleSheet" href="site.css"><p>a</p>
    <link rel="dns-prefetch" href="//b.example"><link rel="stylesheet preconnect" href="//c.example">
  `));
  expect([...shown.querySelectorAll("link")].map((link) => link.rel)).toEqual(["StyleSheet"]);
});

test("the window asks once, and the author can take it back", async () => {
  const window = await opened(fakeHost({ "notes/a.md": "# A\n" }));
  await openNote(window.app, "notes/a.md");
  await settles(() => expect(window.app.preview.page.value).not.toBeNull());
  expect(window.all(".preview .banner")).toEqual([]);
  // The frame holds no such picture, and says so each time it is loaded: it is said again until it is seen.
  const seen = (selector: string): Promise<HTMLElement> => vi.waitFor(() => {
    window.app.preview.foundRemote(["https://a.example/1.png", "https://b.example/2.png", "https://c.example/3.png"]);
    return window.find(selector);
  }, { timeout: 10_000 });
  expect((await seen(".preview .banner")).textContent).toContain("a.example, b.example and 1 more");
  window.find(".preview .banner button").click();
  const shown = await seen('[aria-label="Pictures from other sites are shown"]');
  expect(window.all(".preview .banner")).toEqual([]);
  expect(window.app.library.value?.remote).toBe(true);
  shown.click();
  await seen(".preview .banner");
  expect(window.app.library.value?.remote).toBe(false);
  window.close();
});
