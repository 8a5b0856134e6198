import { expect, test } from "vitest";
import { difference } from "../src/editor/difference";

const apply = (before: string, after: string): string => {
  const change = difference(before, after);
  return change ? before.slice(0, change.from) + change.insert + before.slice(change.to) : before;
};

test("equal texts do not differ", () => expect(difference("same", "same")).toBeNull());

test("the one stretch that differs turns one text into the other", () => {
  for (const [before, after] of [["", "a"], ["a", ""], ["aaa", "aa"], ["aa", "aaa"], ["abc", "axc"], ["abab", "ab"], ["x", "y"]] as const) {
    expect(apply(before, after)).toBe(after);
  }
});

test("a change in the head leaves the body out of it", () => {
  expect(difference("title: a\n---\nbody", "title: b\n---\nbody")).toEqual({ from: 7, to: 8, insert: "b" });
});
