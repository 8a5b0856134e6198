import fc from "fast-check";
import { expect, test } from "vitest";
import { namesOf } from "../src/tabs/names";
import {
  closed, found, gone, kept, lookedAt, moved, NO_TABS, openedBehind, openedBeside, othersOf, pinned, renamed, reopened,
  rightOf, tabOf, wentTo, type TabOrder,
} from "../src/tabs/order";
import { restoredOrder } from "../src/tabs/remember-tabs";

const paths = (order: TabOrder): string[] => order.tabs.map(({ path }) => path);
const after = (...acts: ((order: TabOrder) => TabOrder)[]): TabOrder =>
  acts.reduce((order, act) => act(order), NO_TABS);

/** Every act an author, or another program, can make, with all that it may be about. */
const path = fc.constantFrom("a", "b", "c", "d", "e");
const act: fc.Arbitrary<(order: TabOrder) => TabOrder> = fc.oneof(
  path.map((one) => (order: TabOrder) => lookedAt(order, one)),
  path.map((one) => (order: TabOrder) => openedBeside(order, one)),
  path.map((one) => (order: TabOrder) => openedBehind(order, one)),
  path.map((one) => (order: TabOrder) => wentTo(order, one)),
  path.map((one) => (order: TabOrder) => kept(order, one)),
  path.map((one) => (order: TabOrder) => closed(order, [one])),
  path.map((one) => (order: TabOrder) => closed(order, othersOf(order, one))),
  path.map((one) => (order: TabOrder) => closed(order, rightOf(order, one))),
  path.map((one) => (order: TabOrder) => gone(order, one)),
  fc.tuple(path, fc.boolean()).map(([one, is]) => (order: TabOrder) => pinned(order, one, is)),
  fc.tuple(path, fc.integer({ min: -2, max: 8 })).map(([one, to]) => (order: TabOrder) => moved(order, one, to)),
  fc.tuple(path, path).map(([from, to]) => (order: TabOrder) => renamed(order, from, to)),
  fc.option(path).map((one) => (order: TabOrder) => found(order, one)),
  fc.constant(reopened),
);

function isSound({ tabs, active, used }: TabOrder): void {
  const all = tabs.map((tab) => tab.path);
  expect(new Set(all).size).toBe(all.length);
  expect([...used].sort()).toEqual([...all].sort());
  if (active !== null) expect(all).toContain(active);
  const firstFree = tabs.findIndex(({ isPinned }) => !isPinned);
  if (firstFree >= 0) expect(tabs.slice(firstFree).some(({ isPinned }) => isPinned)).toBe(false);
  expect(tabs.filter(({ isPassing }) => isPassing).length).toBeLessThanOrEqual(1);
  expect(tabs.some(({ isPassing, isPinned }) => isPassing && isPinned)).toBe(false);
}

test("whatever is done with tabs, no note has two, pinned ones stand first, and the shown one is among them", () => {
  fc.assert(fc.property(fc.array(act, { maxLength: 40, size: "max" }), (acts) => {
    let order = NO_TABS;
    for (const one of acts) {
      order = one(order);
      isSound(order);
      isSound(restoredOrder(JSON.parse(JSON.stringify(order))));
    }
  }), { numRuns: 500 });
});

test("only a tab that is looked at goes for another note, and only the one that is closed goes when it is", () => {
  fc.assert(fc.property(fc.array(act, { maxLength: 30, size: "max" }), path, (acts, one) => {
    const order = after(...acts);
    const stay = order.tabs.filter(({ isPassing }) => !isPassing).map((tab) => tab.path);
    expect(paths(lookedAt(order, one))).toEqual(expect.arrayContaining(stay));
    expect(paths(openedBeside(order, one))).toEqual(expect.arrayContaining(paths(order)));
    expect(paths(closed(order, [one]))).toEqual(paths(order).filter((other) => other !== one));
    expect(paths(moved(order, one, 2)).sort()).toEqual(paths(order).sort());
  }));
});

test("tabs that were closed come back where they stood, the last one first", () => {
  const some = fc.array(path, { maxLength: 4 });
  fc.assert(fc.property(fc.array(act, { maxLength: 30, size: "max" }), some, (acts, ways) => {
    const order = { ...after(...acts), closed: [] };
    let now = closed(order, ways);
    while (now.closed.length > 0) now = reopened(now);
    expect(paths(now)).toEqual(paths(order));
  }));
});

test("a note that is looked at takes the place of the one before, one that is written in keeps its own", () => {
  const before = after((o) => openedBeside(o, "a"), (o) => lookedAt(o, "b"), (o) => openedBehind(o, "c"));
  expect(paths(before)).toEqual(["a", "b", "c"]);
  const other = lookedAt(before, "d");
  expect([paths(other), other.active]).toEqual([["a", "d", "c"], "d"]);
  const both = lookedAt(kept(other, "d"), "e");
  expect(paths(both)).toEqual(["a", "d", "e", "c"]);
  expect(tabOf(both, "e")?.isPassing).toBe(true);
});

test("where the shown note closes, the one used before it is shown", () => {
  const order = after(...["a", "b", "c"].map((one) => (o: TabOrder) => openedBeside(o, one)), (o) => wentTo(o, "a"));
  expect(closed(order, ["a"]).active).toBe("c");
  expect(closed(order, ["c"]).active).toBe("a");
  expect(closed(order, ["a", "b", "c"]).active).toBeNull();
});

test("tabs are called by titles, and twins by what tells them from each other", () => {
  const named = new Map([
    ["notes/one.md", { title: "Windows", topic: "Streams" }], ["notes/two.md", { title: "Windows", topic: "Streams" }],
    ["notes/2024/log.md", { title: "Log", topic: "Streams" }], ["notes/2025/log.md", { title: "Log", topic: "Stores" }],
    ["notes/alone.md", { title: "Alone", topic: null }],
  ]);
  const names = namesOf([...named.keys(), "notes/unread.md"], named);
  expect([...names.values()].map(({ title, aside }) => `${title}|${aside}`)).toEqual([
    "Windows|one", "Windows|two", "Log|Streams", "Log|Stores", "Alone|null", "unread|null",
  ]);
});
