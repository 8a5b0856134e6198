import { afterEach, beforeEach, expect, test } from "vitest";
import { runOperation } from "../src/library/run-operation";
import { sampleHost } from "../src/host/fake/sample";
import { opened, settles, type Opened } from "./opened";

const PATH = "notes/gone.md";
const at = {
  name: "Rename tag ml to Models in 5,000 notes", phase: "swapping", done: 1200, total: 5000, canStop: true,
};
let window: Opened;

beforeEach(async () => {
  window = await opened(sampleHost());
  await settles(() => expect(window.app.note.opened.value).not.toBeNull());
});
afterEach(() => window.close());

const button = (words: string): HTMLButtonElement =>
  window.all("button").find(({ textContent }) => textContent === words) as HTMLButtonElement;

test("an operation that lasts says what it is and how far, is stopped by its button alone, and goes", async () => {
  const { host, app } = window;
  host.emit("operation-progress", at);
  await settles(() => expect(window.find(".operation").textContent).toContain("Changing the notes, 1,200 of 5,000"));
  expect(window.find<HTMLProgressElement>(".operation progress").value).toBe(1200);
  window.press(".window", "Escape");
  expect(host.calls).not.toContain("stop_operation");
  button("Stop").click();
  await settles(() => expect(window.find(".operation").textContent).toContain("Taking it back"));
  expect(host.calls).toContain("stop_operation");
  expect(button("Stop").disabled).toBe(true);
  host.emit("operation-ended", {});
  await settles(() => expect(window.all(".operation")).toHaveLength(0));
  expect(app.operation.isStopping.value).toBe(false);
});

test("what cannot be stopped any more has no button that says so, and what was stopped is no trouble", async () => {
  const { host, app } = window;
  host.emit("operation-progress", { ...at, phase: "indexing", canStop: false });
  await settles(() => expect(button("Stop").disabled).toBe(true));
  host.emit("operation-ended", {});
  host.refuse("rename_tag", { code: "stopped", message: "stopped: nothing was changed", hint: "" });
  expect(await runOperation(app, "rename_tag", { slug: "ml", title: "Models" })).toBe(false);
  expect(app.notices.shown.value).toMatchObject({ tone: "done", text: "Stopped. Nothing was changed." });
});

test("unsaved text of a note that is gone is offered, and is a note again on the author's word", async () => {
  const { host, app } = window;
  host.leaveBehind(PATH, "words that were never saved");
  const words = `${PATH} is gone from the library. 5 words of it`;
  await settles(() => expect(window.find(".banner").textContent).toContain(words));
  button("Make it a note again").click();
  await settles(() => expect(app.note.path).toBe(PATH));
  expect(app.note.text).toBe("words that were never saved");
  await settles(() => expect(window.all(".banner")).toHaveLength(0));
});

test("unsaved text of a note that is gone may be left to the history, or to another day", async () => {
  const { host } = window;
  host.leaveBehind(PATH, "one");
  host.leaveBehind("notes/other.md", "two");
  await settles(() => expect(window.find(".banner").textContent).toContain("So it is with another text."));
  button("Only keep it in the history").click();
  await settles(() => expect(window.find(".banner").textContent).toContain("notes/other.md"));
  expect(host.history.list(PATH)).toHaveLength(1);
  button("Later").click();
  await settles(() => expect(window.all(".banner")).toHaveLength(0));
  expect(host.buffers.has("notes/other.md")).toBe(true);
});

test("how far a first look is, is seen beside the list", async () => {
  const { host, app } = window;
  host.lookAt({ done: 2500, total: 10000 });
  app.library.value = { ...app.library.value!, indexing: true };
  await settles(() => expect(window.find(".list-said").textContent).toBe("Reading the folder, 25 %"));
});
