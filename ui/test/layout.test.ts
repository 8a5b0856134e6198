import { beforeEach, expect, test } from "vitest";
import { Layout, LIBRARY_WIDTH, ROOM_FOR_THREE, ROOM_FOR_TWO } from "../src/window/layout";

let layout: Layout;
const seen = (): string[] => (["library", "editor", "preview"] as const).filter((pane) => layout.shows[pane].value);

beforeEach(() => {
  layout = new Layout();
  layout.room.value = ROOM_FOR_THREE;
});

test("a wide window shows all three panes", () => expect(seen()).toEqual(["library", "editor", "preview"]));

test("where there is room for two, the side that was called last has it", () => {
  layout.room.value = ROOM_FOR_THREE - 1;
  expect(seen()).toEqual(["library", "editor"]);
  layout.toggle("preview");
  expect(seen()).toEqual(["editor", "preview"]);
  layout.toggle("library");
  expect(seen()).toEqual(["library", "editor"]);
});

test("where there is room for one, the text has it until a side is called", () => {
  layout.room.value = ROOM_FOR_TWO - 1;
  expect(seen()).toEqual(["editor"]);
  layout.toggle("preview");
  expect(seen()).toEqual(["preview"]);
  layout.toggle("preview");
  expect(seen()).toEqual(["editor"]);
});

test("a small window forgets no pane", () => {
  layout.room.value = ROOM_FOR_TWO - 1;
  layout.toggle("library");
  layout.toggle("library");
  layout.room.value = ROOM_FOR_THREE;
  expect(seen()).toEqual(["library", "editor", "preview"]);
});

test("what was remembered is there again, and what is damaged is left out", () => {
  const stop = layout.restoreAndWatch({ preview: false, libraryWidth: 320, theme: 7 }, () => undefined);
  expect(seen()).toEqual(["library", "editor"]);
  expect(layout.libraryWidth.value).toBe(320);
  expect(layout.theme.value).toBe("system");
  stop();
});

test("a pane is never wider or narrower than it can be used", () => {
  layout.resize("library", 10);
  expect(layout.libraryWidth.value).toBe(LIBRARY_WIDTH.least);
  layout.resize("library", 9000);
  expect(layout.libraryWidth.value).toBe(LIBRARY_WIDTH.most);
});
