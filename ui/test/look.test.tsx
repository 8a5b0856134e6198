import { afterEach, beforeEach, expect, test } from "vitest";
import { shownMenus } from "../src/commands/menus";
import { listenForShortcuts } from "../src/commands/shortcuts";
import { COMMANDS } from "../src/commands/table";
import { keyMap } from "../src/dialogs/about-dialog";
import { fakeHost } from "../src/host/fake/fake-host";
import { pastTense } from "../src/library/past-tense";
import { followBrowserWindow } from "../src/window/browser-window";
import { opened, settles, type Opened } from "./opened";

let window: Opened;
let stop: () => void;

beforeEach(async () => {
  const tags = Array.from({ length: 14 }, (_, at) => `Tag ${String(at).padStart(2, "0")}`);
  const note = (title: string, count: number): string =>
    `---\ntitle: ${title}\ntags: [${tags.slice(0, count).join(", ")}]\nstate: ready\n---\n\n${title}\n`;
  window = await opened(fakeHost({ "notes/one.md": note("One", 14), "notes/two.md": note("Two", 3) }));
  stop = listenForShortcuts(window.app);
});
afterEach(() => {
  stop();
  window.close();
});

test("the ten tags that are used most stand there, and all of them when asked for", async () => {
  await settles(() => expect(window.find(".all-tags").textContent).toBe("All 14…"));
  const shown = (): string[] => window.all(".tag:not(.all-tags)").map(({ textContent }) => textContent!);
  expect(shown()).toHaveLength(10);
  expect(shown()[0]).toBe("Tag 00 2");
  window.find(".all-tags").click();
  await settles(() => expect(shown()).toHaveLength(14));
});

test("each thing that narrows the list is a chip of its own, which takes that one away", async () => {
  const { list } = window.app;
  list.filter.value = { tag: "tag-00" };
  list.query.value = "two";
  await settles(() => expect(window.all(".narrowing .chip").map((chip) => chip.textContent)).toEqual([
    "tagged Tag 00", "with “two”",
  ]));
  window.find(".narrowing .chip").click();
  await settles(() => expect(window.all(".narrowing .chip").map((chip) => chip.textContent)).toEqual(["with “two”"]));
  expect(list.filter.value).toEqual({});
});

test("Ctrl and plus, minus and 0 zoom the window, and the next start remembers it", async () => {
  window.press("main", "=", { ctrlKey: true, code: "Equal" });
  window.press("main", "+", { ctrlKey: true, shiftKey: true, code: "Equal" });
  await settles(() => expect(window.host.zoom).toBe(1.2));
  window.press("main", "-", { ctrlKey: true, code: "Minus" });
  await settles(() => expect(window.host.zoom).toBe(1.1));
  window.app.layout.writeLarger(2);
  window.app.layout.widenMeasure(8);
  const { remembered } = await window.host.call("start", {});
  expect(remembered["layout"]).toMatchObject({ zoom: 1.1, writing: 17, measure: 80 });
  window.press("main", "0", { ctrlKey: true, code: "Digit0" });
  await settles(() => expect(window.host.zoom).toBe(1));
  window.press("main", "F11");
  const stopFollowing = followBrowserWindow(window.app);
  const mark = () => shownMenus(window.app).flatMap(({ groups }) => groups.flat())
    .map((one) => ("isOn" in one && one.id === "full-screen" ? one.isOn : null)).find((isOn) => isOn !== null);
  await settles(() => expect(mark()).toBe(true));
  await window.host.toggleFullScreen();
  await settles(() => expect(mark()).toBe(false));
  stopFollowing();
});

test("the map of keys names every command once, and finds it by its words or its keys", async () => {
  const named = keyMap().flatMap((group) => group.named.map(({ words }) => words));
  for (const { words } of COMMANDS) expect(named.filter((one) => one === words)).toEqual([words]);
  window.app.dialog.value = "about";
  await settles(() => expect(window.all(".keys > div").length).toBe(named.length));
  window.type(".key-filter", "ctrl+shift+e");
  await settles(() => expect(window.all(".keys dt").map(({ textContent }) => textContent)).toEqual(["Export…"]));
  window.type(".key-filter", "no such thing");
  await settles(() => expect(window.find("dialog [role=status]").textContent).toBe("No command is called that."));
});

test("what was done is told in the past tense", () => {
  expect(pastTense("Rename tag ml to ML in 14 notes")).toBe("Renamed tag ml to ML in 14 notes");
  expect(pastTense("Move notes/a.md to the trash")).toBe("Moved notes/a.md to the trash");
});
