import { EditorSelection, EditorState } from "@codemirror/state";
import { syntaxTree } from "@codemirror/language";
import fc from "fast-check";
import { expect, test } from "vitest";
import { markdownText } from "../src/editor/extensions";
import { bold, code, emphasis, link } from "../src/editor/markdown-keys";

/** `|` is the caret, or two of them the ends of the selection. */
function begun(marked: string): EditorState {
  const [from, to = from] = [...marked.matchAll(/\|/g)].map(({ index }, at) => index - at);
  return EditorState.create({
    doc: marked.replaceAll("|", ""), selection: EditorSelection.range(from!, to!), extensions: markdownText(),
  });
}
const shown = (state: EditorState): string => {
  const { from, to, empty } = state.selection.main;
  const text = state.doc.toString();
  return empty ? `${text.slice(0, from)}|${text.slice(from)}`
    : `${text.slice(0, from)}|${text.slice(from, to)}|${text.slice(to)}`;
};
function pressed(words: string, state: EditorState): EditorState {
  let after = state;
  const run = { Bold: bold, Emphasis: emphasis, Code: code, Link: link }[words] as unknown as
    (target: { state: EditorState; dispatch: (t: { state: EditorState }) => void }) => boolean;
  run({ state, dispatch: (transaction) => (after = transaction.state) });
  return after;
}
const press = (words: string, marked: string): string => shown(pressed(words, begun(marked)));

test("with the caret in a word the word is made bold, and once more takes it back", () => {
  expect(press("Bold", "one wo|rd more")).toBe("one **wo|rd** more");
  expect(press("Bold", "one **wo|rd** more")).toBe("one wo|rd more");
});

test("emphasis is written with stars, and is found under bold", () => {
  expect(press("Emphasis", "wo|rd")).toBe("*wo|rd*");
  expect(press("Emphasis", "**wo|rd**")).toBe("***wo|rd***");
  expect(press("Bold", "***wo|rd***")).toBe("*wo|rd*");
  expect(press("Emphasis", "_wo|rd_")).toBe("wo|rd");
});

test("where there is no word, the caret stands between the marks, and once more takes them away", () => {
  expect(press("Bold", "one | two")).toBe("one **|** two");
  expect(press("Bold", "one **|** two")).toBe("one | two");
});

test("a selection is marked without the spaces at its edges", () => {
  expect(press("Bold", "one| two |three")).toBe("one **|two|** three");
});

test("each line of a selection is marked for itself, without the signs of its item", () => {
  expect(press("Bold", "|- one\n- [ ] two\n\n> 1. three|")).toBe("- **|one**\n- [ ] **two**\n\n> 1. **three|**");
});

test("code that holds a backtick gets a longer fence", () => {
  expect(press("Code", "see |a`b| here")).toBe("see ``|a`b|`` here");
});

test("in a block of code nothing becomes bold", () => {
  expect(press("Bold", "```\nwo|rd\n```")).toBe("```\nwo|rd\n```");
});

const word = fc.stringMatching(/^[\p{L}\d]{1,8}$/u).filter((one) => !/[^\0-\uffff]/u.test(one));
test("whatever the words, bold is bold for a reader, and twice is as before", () => {
  fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), (words, at, within) => {
    const which = at % words.length;
    const start = words.slice(0, which).reduce((sum, one) => sum + one.length + 1, 0);
    const caret = start + (within % (words[which]!.length + 1));
    const text = words.join(" ");
    const before = EditorState.create({
      doc: text, selection: { anchor: caret }, extensions: markdownText(),
    });
    const bold = pressed("Bold", before);
    const strong: string[] = [];
    syntaxTree(bold).iterate({
      enter: ({ name, from, to }) => void (name === "StrongEmphasis" && strong.push(bold.sliceDoc(from + 2, to - 2))),
    });
    expect(strong).toEqual([before.sliceDoc(before.wordAt(caret)!.from, before.wordAt(caret)!.to)]);
    expect(shown(pressed("Bold", bold))).toBe(shown(before));
  }));
});
