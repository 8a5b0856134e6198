import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { httpHost } from "../src/host/http";

class Stream {
  static last: Stream;
  onmessage: ((message: { data: string }) => void) | null = null;
  constructor(readonly address: string) {
    Stream.last = this;
  }
}

beforeEach(() => {
  history.replaceState(null, "", "?token=secret");
  vi.stubGlobal("EventSource", Stream);
});
afterEach(() => vi.unstubAllGlobals());

const answers = (body: unknown, status = 200) => {
  const fetch = vi.fn(async () => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal("fetch", fetch);
  return fetch;
};

test("a command is posted under its name, with the token", async () => {
  const fetch = answers({ hash: "abc" });
  const reply = await httpHost().call("save_note", { path: "notes/a.md", base: "x", text: "y" });
  expect(reply).toEqual({ hash: "abc" });
  expect(fetch).toHaveBeenCalledWith("/call/save_note", expect.objectContaining({
    method: "POST",
    headers: expect.objectContaining({ "x-fieldnotes-token": "secret" }),
  }));
});

test("a refusal arrives as the failure the core told", async () => {
  const failure = { code: "changed-outside", message: "Changed.", hint: "Look." };
  answers(failure, 409);
  await expect(httpHost().call("library", {})).rejects.toEqual(failure);
});

test("an answer that is no failure of the core still says what to do", async () => {
  vi.stubGlobal("fetch", async () => new Response("Bad gateway", { status: 502 }));
  await expect(httpHost().call("library", {})).rejects.toMatchObject({ code: "no-reply" });
});

test("events are handed on by name", () => {
  const host = httpHost();
  const heard = vi.fn();
  host.listen("export-progress", heard);
  Stream.last.onmessage?.({ data: '{"name":"export-progress","payload":{"phase":"pages","done":1,"total":2}}' });
  expect(heard).toHaveBeenCalledWith({ phase: "pages", done: 1, total: 2 });
  expect(Stream.last.address).toBe("/events?token=secret");
});

test("a picture of the library opens beside the window, and of another file it is said where it is", async () => {
  const open = vi.fn();
  vi.stubGlobal("open", open);
  answers({ path: "/library/media/two words.png" });
  await httpHost().openFile("media/two words.png");
  expect(open.mock.calls[0]![0]).toMatch(/\/site\/secret\/media\/two%20words\.png$/);
  answers({ path: "/library/site.toml" });
  const message: unknown = expect.stringContaining("/library/site.toml");
  await expect(httpHost().openFile("site.toml")).rejects.toMatchObject({ message });
  expect(open).toHaveBeenCalledOnce();
});
