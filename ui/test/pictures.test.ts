import { markdown } from "@codemirror/lang-markdown";
import { EditorState } from "@codemirror/state";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../src/commands/run";
import { fileLink, fileOf, wayTo } from "../src/editor/pictures/file-link";
import { addFiles } from "../src/editor/pictures/add-files";
import { pictureAt } from "../src/editor/pictures/picture-tip";
import { fakeHost } from "../src/host/fake/fake-host";
import { openNote } from "../src/note/open-note";
import { opened, settles, type Opened } from "./opened";

const A = "notes/a.md";
let window: Opened;

beforeEach(async () => {
  const notes = { [A]: "---\ntitle: A\n---\nBefore after\n", "notes/b.md": "---\ntitle: B\n---\nB\n" };
  window = await opened(fakeHost(notes));
  await openNote(window.app, A);
  await settles(() => expect(text()).toContain("Before"));
});
afterEach(() => window.close());

const view = () => window.app.inText.view!;
const text = (): string => view().state.doc.toString();
const picture = (name: string): File => new File([new Uint8Array([1, 2, 3])], name, { type: "image/png" });
const chosen = (): string => {
  const { from, to } = view().state.selection.main;
  return view().state.sliceDoc(from, to);
};
const caretAfter = (words: string): void => {
  view().dispatch({ selection: { anchor: text().indexOf(words) + words.length } });
};

function paste(files: File[], words = ""): Event {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  const getData = (type: string): string => (type === "text/plain" ? words : "");
  Object.assign(event, { clipboardData: { files, types: [], getData } });
  window.find(".cm-content").dispatchEvent(event);
  return event;
}

test("a pasted picture is put into the library, shown in the text, and its words are written next", async () => {
  caretAfter("Before ");
  expect(paste([picture("image.png")]).defaultPrevented).toBe(true);
  await settles(() => expect(text()).toContain("Before ![a](../media/a.png)after"));
  expect(chosen()).toBe("a");
  expect(window.host.added.get("media/a.png")).toBe("AQID");
  expect(window.find(".notice").textContent).toContain("Added media/a.png");
});

test("cells that come with a picture of them are a text", () => {
  paste([picture("image.png")], "a\tb");
  expect(window.host.calls).not.toContain("add_file");
});

test("several files are linked to in their order, one name never means two", async () => {
  caretAfter("Before ");
  await addFiles(window.app, [picture("Tree.png"), picture("Tree.png"), new File(["a,b"], "Data (1).csv")]);
  const links = ["![tree](../media/tree.png)", "![tree 2](../media/tree-2.png)", "[data 1](../media/data-1.csv)"];
  expect(text()).toContain(links.join("\n\n"));
  expect(chosen()).toBe("tree");
});

test("what was added for a note that is left is not put into another", async () => {
  const letGo = window.host.hold("add_file");
  const adding = addFiles(window.app, [picture("map.png")]);
  await openNote(window.app, "notes/b.md");
  await settles(() => expect(text()).toContain("B"));
  letGo();
  await adding;
  expect(text()).not.toContain("map");
  expect(window.host.media.includes("media/map.png")).toBe(true);
});

test("a file that is too large is told by its name, and what was added before it is linked to", async () => {
  const large = new File([new Uint8Array(10 * 1024 * 1024 + 1)], "film.mp4");
  const adding = addFiles(window.app, [picture("map.png"), large]);
  await expect(adding).rejects.toMatchObject({ message: "film.mp4 is larger than 10 MB." });
  expect(text()).toContain("../media/map.png");
});

test("the command asks for files where a note is open", async () => {
  await runCommand(window.app, "insert-file");
  expect(window.host.calls).not.toContain("add_file");
});

test("the picture under the pointer is that of the link around it", () => {
  const doc = "See ![a map](../media/m%20p.png \"M\") and [x](y.md).";
  const state = EditorState.create({ doc, extensions: [markdown()] });
  expect(pictureAt(state, 6)).toEqual({ from: 4, to: doc.indexOf(" and"), target: "../media/m%20p.png" });
  expect(pictureAt(state, doc.indexOf("[x]") + 1)).toBeNull();
  expect(fileOf(A, "../media/m%20p.png")).toBe("media/m p.png");
  expect(fileOf(A, "https://e.org/a.png")).toBeNull();
  expect(fileOf(A, "../../a.png")).toBeNull();
});

test("a way to a file leads to it from any note", () => {
  const letters = fc.array(fc.constantFrom("a", "B", " ", "(", ")", "%", "é", "#", "?", "&"), { maxLength: 6 });
  const name = letters.map((some) => `x${some.join("")}`);
  const names = fc.array(name, { minLength: 1, maxLength: 4 });
  const path = (ending: string) => names.map((parts) => parts.join("/") + ending);
  fc.assert(fc.property(path(".md"), path(".png"), (note, file) => {
    expect(fileOf(note, wayTo(note, `media/${file}`))).toBe(`media/${file}`);
    expect(wayTo(note, file)).not.toMatch(/[ ()<>]/);
  }));
  expect(fileLink(A, "media/deep/second-map.svg").text).toBe("![second map](../media/deep/second-map.svg)");
});
