import fc from "fast-check";
import { expect, test } from "vitest";
import { NO_NOTE } from "../src/note/reducer/state";
import { reduce } from "../src/note/reducer/reducer";
import { ModelWindow } from "./model-window";

interface Act { does: (window: ModelWindow) => void; [fc.toStringMethod]: () => string }

const path = fc.constantFrom("a", "b", "c");
const any = fc.nat({ max: 7 });
type Does<T> = (window: ModelWindow, given: T) => void;
const act = <T>(name: string, from: fc.Arbitrary<T>, does: Does<T>): fc.Arbitrary<Act> => from.map((given) => ({
  does: (window) => does(window, given),
  [fc.toStringMethod]: () => `${name} ${String(given ?? "")}`,
}));
const plain = (name: string, does: Does<null>): fc.Arbitrary<Act> => act(name, fc.constant(null), does);

const FORMS = ["form", "dialog"] as const;
const WRITINGS = ["top", "end", "whole", "line", "remove", "again"] as const;

const acts = fc.oneof(
  { weight: 8, arbitrary: act("type", any, (window, place) => window.type(place)) },
  { weight: 5, arbitrary: act("open", path, (window, to) => window.ask((ask) => ({ kind: "open", path: to, ask }))) },
  { weight: 1, arbitrary: plain("close", (window) => window.ask((ask) => ({ kind: "open", path: null, ask }))) },
  { weight: 2, arbitrary: plain("save", (window) => window.happen({ kind: "save" })) },
  { weight: 2, arbitrary: plain("look away", (window) => window.happen({ kind: "flush" })) },
  { weight: 2, arbitrary: plain("keep is due", (window) => window.keepDue()) },
  { weight: 3, arbitrary: plain("save is due", (window) => window.saveDue()) },
  { weight: 1, arbitrary: plain("take the file", (window) => window.decide({ to: "take-file" })) },
  { weight: 1, arbitrary: plain("keep mine", (window) => window.decide({ to: "keep-mine", text: null, over: null })) },
  { weight: 1, arbitrary: plain("put back", (window) => window.decide({ to: "put-back" })) },
  { weight: 1, arbitrary: plain("begin another text", (window) => window.begin()) },
  { weight: 1, arbitrary: act("finish it in the", fc.constantFrom(...FORMS), (window, way) => window.finish(way)) },
  { weight: 1, arbitrary: plain("save a copy", (window) => window.copy()) },
  { weight: 1, arbitrary: plain("give up", (window) => window.giveUp()) },
  { weight: 1, arbitrary: plain("another library", (window) => window.switch()) },
  { weight: 4, arbitrary: act("process", any, (window, at) => window.process(at)) },
  { weight: 10, arbitrary: act("deliver", any, (window, at) => window.deliver(at)) },
  { weight: 4, arbitrary: plain("hear", (window) => window.hear()) },
  { weight: 3, arbitrary: plain("watcher", (window) => window.library.look()) },
  {
    weight: 4,
    arbitrary: act(
      "outside", fc.tuple(path, fc.constantFrom(...WRITINGS)), (window, [at, way]) => window.write(at, way),
    ),
  },
  { weight: 1, arbitrary: act("move", fc.tuple(path, path), (window, [from, to]) => window.library.move(from, to)) },
  {
    weight: 3,
    arbitrary: act("no room", fc.subarray(["save", "keep"] as const), ({ library }, way) => {
      library.full.save = way.includes("save");
      library.full.keep = way.includes("keep");
    }),
  },
);

const RUNS = Number(process.env["REDUCER_RUNS"] ?? 1500);

test("whatever is typed is shown, kept or a version, in any order of answers, refusals, changes and clicks", () => {
  fc.assert(
    fc.property(fc.array(acts, { minLength: 1, maxLength: 60, size: "max" }), (story) => {
      const window = new ModelWindow();
      for (const { does } of story) {
        does(window);
        window.check();
      }
      window.settle();
    }),
    { numRuns: RUNS },
  );
});

test("an answer to nothing that is asked changes nothing", () => {
  const window = new ModelWindow();
  window.ask((ask) => ({ kind: "open", path: "a", ask }));
  window.deliver(0);
  window.type(0);
  const { state } = window;
  expect(reduce(state, { kind: "written", ticket: 999, hash: "x" })).toEqual({ state, effects: [] });
  expect(reduce(NO_NOTE, { kind: "done", ticket: 1 })).toEqual({ state: NO_NOTE, effects: [] });
});

test("a note that was moved away and back while it was saved is not called gone", () => {
  const window = new ModelWindow();
  const { library } = window;
  library.files.delete("b");
  window.ask((ask) => ({ kind: "open", path: "a", ask }));
  window.process(0);
  library.move("a", "b");
  window.deliver(0);
  window.type(0);
  window.happen({ kind: "flush" });
  // The text is kept, and the save finds no file.
  window.deliver(0);
  window.process(0);
  library.move("b", "a");
  while (library.events.length > 0) window.hear();
  while (window.waiting.length > 0) window.deliver(0);
  expect(window.state.note?.isGone).toBe(false);
  window.settle();
  expect(library.files.get("a")).toBe(window.editor.text);
});

test("a file that changed once more while it was read is compared as it is now", () => {
  const window = new ModelWindow();
  const { library } = window;
  const open = (path: string): void => window.ask((ask) => ({ kind: "open", path, ask }));
  library.full.save = true;
  open("a");
  window.deliver(0);
  window.type(0);
  open("b");
  // The text is kept, and the save is refused.
  window.deliver(0);
  window.deliver(0);
  open("a");
  window.happen({ kind: "flush" });
  window.write("a", "top");
  // The other note was read, and is watched; the save finds another file, and the two are brought together.
  for (let answer = 0; answer < 3; answer++) window.deliver(0);
  window.write("a", "top");
  window.settle();
});

test.each([true, false])("a file that could not be looked at is with a wish from meanwhile; heard: %s", (isHeard) => {
  const window = new ModelWindow();
  const { library } = window;
  const open = (path: string): void => window.ask((ask) => ({ kind: "open", path, ask }));
  open("a");
  window.deliver(0);
  open("b");
  window.type(0);
  window.write("a", "top");
  // The other note was read, and is watched; the text is kept, its save finds another file, and there is a conflict.
  for (let answer = 0; answer < 4; answer++) window.deliver(0);
  expect(window.state.note?.theirs).not.toBeNull();
  // Else the word on the first change comes when it is an old one.
  if (isHeard) window.hear();
  open("a");
  window.write("a", "top");
  window.deliver(0);
  library.full.keep = true;
  // The file was changed once more, and there is no room to compare it.
  window.deliver(0);
  window.process(0);
  window.settle();
  expect(window.state.note?.theirs?.text).toBe(library.files.get("a"));
});
