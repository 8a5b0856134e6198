import { Text } from "@codemirror/state";
import { ChangeSet } from "@codemirror/state";
import { expect, test } from "vitest";
import { textChanges } from "../src/editor/text-changes";

const apply = (before: string, after: string): string =>
  ChangeSet.of(textChanges(before, after), before.length).apply(Text.of(before.split("\n"))).toString();

test("equal texts do not differ", () => expect(textChanges("same", "same")).toEqual([]));

test("the changes turn one text into the other", () => {
  for (const [before, after] of [
    ["", "a"], ["a", ""], ["aaa", "aa"], ["aa", "aaa"], ["abc", "axc"], ["abab", "ab"], ["x", "y"],
    ["a\nb\nc\n", "b\nc\nd\n"], ["a\nb", "a\nb\n"], ["one\ntwo\none\n", "one\none\ntwo\n"],
  ] as const) {
    expect(apply(before, after)).toBe(after);
  }
});

test("lines between two changes are left alone", () => {
  expect(textChanges("a\nkept\nb\n", "A\nkept\nB\n")).toEqual([
    { from: 0, to: 1, insert: "A" }, { from: 7, to: 8, insert: "B" },
  ]);
});

test("a text with more lines than there are signs for them is still turned into the other", () => {
  const before = Array.from({ length: 60_000 }, (_, i) => `line ${i}`).join("\n");
  const after = before.replace("line 30000", "another");
  expect(apply(before, after)).toBe(after);
});
