import { redo, undo } from "@codemirror/commands";
import { EditorView } from "@codemirror/view";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { completions } from "../src/editor/head/tags-field";
import { dayAfter } from "../src/editor/head/date-field";
import { sampleHost } from "../src/host/fake/sample";
import { opened, settles, type Opened } from "./opened";

let window: Opened;

beforeEach(async () => {
  window = await opened(sampleHost());
  await settles(() => expect(window.find<HTMLInputElement>(".title input").value).toBe("Back-pressure is a feature"));
});
afterEach(() => window.close());

test("a title is in the text while it is typed", async () => {
  window.type(".title input", "Back-pressure");
  await settles(() => expect(window.app.note.text).toContain("title: Back-pressure\n"));
});

test("a title typed in the text is in the form", async () => {
  window.app.note.replace(window.app.note.text.replace("is a feature", "is a gift"));
  await settles(() => expect(window.find<HTMLInputElement>(".title input").value).toBe("Back-pressure is a gift"));
});

test("a tag is completed by the arrow keys and taken by Enter", async () => {
  window.type(".chips input", "ti");
  await settles(() => expect(window.find("#tag-completions li").textContent).toContain("Time"));
  window.press(".chips input", "ArrowDown");
  await settles(() => expect(window.find("#tag-completions li").getAttribute("aria-selected")).toBe("true"));
  window.press(".chips input", "Enter");
  await settles(() => expect(window.app.note.text).toContain("tags: [Streams, Queues, Time]"));
});

test("a word that was begun in the field of tags is no tag when the field is left, and Escape clears it", async () => {
  const field = window.find<HTMLInputElement>(".chips input");
  window.type(".chips input", "ku");
  await settles(() => expect(field.value).toBe("ku"));
  field.dispatchEvent(new FocusEvent("blur"));
  await settles(() => expect(window.find("#tag-completions").hidden).toBe(true));
  expect(window.host.calls).not.toContain("edit_head");
  expect(field.value).toBe("ku");
  window.press(".chips input", "Escape");
  await settles(() => expect(field.value).toBe(""));
  window.type(".chips input", "kubernetes");
  await settles(() => expect(field.value).toBe("kubernetes"));
  window.press(".chips input", ",");
  await settles(() => expect(window.app.note.text).toContain("tags: [Streams, Queues, kubernetes]"));
});

test("tags that are pasted with commas between them are each added, and behind the last comma is a word", async () => {
  window.type(".chips input", "Kafka, 流处理，Ku");
  await settles(() => expect(window.app.note.text).toContain("tags: [Streams, Queues, Kafka, 流处理]"));
  expect(window.find<HTMLInputElement>(".chips input").value).toBe("Ku");
});

test("the Enter that confirms composed characters takes no tag", async () => {
  window.type(".chips input", "日本");
  await settles(() => expect(window.find<HTMLInputElement>(".chips input").value).toBe("日本"));
  window.press(".chips input", "Enter", { keyCode: 229 } as KeyboardEventInit);
  window.press(".chips input", "Enter", { isComposing: true });
  expect(window.all(".chip")).toHaveLength(2);
});

test("completions begin with what was typed before they only hold it, and leave out what is there", () => {
  const tag = (title: string, count: number) =>
    ({ slug: title.toLowerCase(), title, description: "", count, known: true });
  const known = [tag("Realtime", 9), tag("Time", 2), tag("Timeouts", 3), tag("Queues", 9)];
  expect(completions("time", known, ["Time"]).map(({ title }) => title)).toEqual(["Timeouts", "Realtime"]);
});

test("a day is moved by the arrow keys, over the end of a month", async () => {
  expect(dayAfter("2026-11-30", 1)).toBe("2026-12-01");
  window.press(".date", "ArrowDown");
  await settles(() => expect(window.app.note.text).toContain("date: 2026-11-19"));
});

test("a problem of a fact stands in the form", async () => {
  window.app.note.replace("no front matter at all");
  const wrong = (): string => window.find(".head .wrong").textContent!;
  await settles(() => expect(wrong()).toContain("The note has no title. Give it one."));
});

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const visit = fc.record({ field: fc.constantFrom("title", "summary"), typed: word });
const visits = fc.array(visit, { minLength: 1, maxLength: 5 });

test("whatever is typed in a field is one step of the text to undo, and one to do again", async () => {
  await settles(() => expect(window.find(".cm-editor")).toBeTruthy());
  const view = EditorView.findFromDOM(window.find(".cm-editor"))!;
  const text = (): string => view.state.doc.toString();
  await fc.assert(fc.asyncProperty(visits, async (all) => {
    const before: string[] = [];
    for (const { field, typed } of all) {
      before.push(text());
      const place = field === "title" ? ".title input" : ".rest textarea";
      for (let end = 1; end <= typed.length; end++) {
        window.type(place, `${before.length} ${typed.slice(0, end)}`);
        await window.app.headEdits.made();
      }
      window.find(place).dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    }
    const after = text();
    for (const then of before.toReversed()) {
      undo(view);
      expect(text()).toBe(then);
    }
    for (const _ of before) redo(view);
    expect(text()).toBe(after);
  }), { numRuns: 15 });
});

test("what is typed in the text between two visits of a field is a step of its own", async () => {
  await settles(() => expect(window.find(".cm-editor")).toBeTruthy());
  const view = EditorView.findFromDOM(window.find(".cm-editor"))!;
  const text = (): string => view.state.doc.toString();
  await window.app.headEdits.edit({ set: "title", value: "One" });
  const one = text();
  view.dispatch({ changes: { from: view.state.doc.length, insert: "!" }, userEvent: "input.type" });
  const typed = text();
  await window.app.headEdits.edit({ set: "title", value: "Two" });
  undo(view);
  expect(text()).toBe(typed);
  undo(view);
  expect(text()).toBe(one);
});
