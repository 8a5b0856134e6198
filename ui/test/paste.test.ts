import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { afterEach, expect, test, vi } from "vitest";
import { editing, markdownText } from "../src/editor/extensions";
import { cellsOfText } from "../src/editor/paste/cells";
import { markdownOf } from "../src/editor/paste/from-html";

let view: EditorView | null = null;
afterEach(() => view?.destroy());

function paste(doc: string, kinds: Record<string, string>, withShift = false): EditorView {
  view = new EditorView({
    parent: document.body,
    state: EditorState.create({ doc, selection: { anchor: doc.length }, extensions: [editing, markdownText()] }),
  });
  const data = new DataTransfer();
  for (const [kind, text] of Object.entries(kinds)) data.setData(kind, text);
  const init = { key: "V", ctrlKey: true, shiftKey: withShift, bubbles: true };
  view.contentDOM.dispatchEvent(new KeyboardEvent("keydown", init));
  view.contentDOM.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  return view;
}
const text = (): string => view!.state.doc.toString();
const PAGE = '<h2>Clocks</h2><p>Two <b>clocks</b>, <a href="https://a.org/x">one</a>.</p>'
  + "<ul><li>a<ol><li>b</li></ol></li></ul>";
const READ = "## Clocks\n\nTwo **clocks**, [one](https://a.org/x).\n\n- a\n  1. b";

test("a page that is pasted is Markdown, on lines of its own", async () => {
  paste("so", { "text/html": PAGE, "text/plain": "Clocks" });
  await vi.waitFor(() => expect(text()).toBe(`so\n\n${READ}`), { timeout: 10_000 });
});

test("with Shift, and in code, it is pasted as it reads", () => {
  paste("so ", { "text/html": PAGE, "text/plain": "Clocks" }, true);
  expect(text()).not.toContain("##");
  paste("```\nso ", { "text/html": PAGE, "text/plain": "Clocks" });
  expect(text()).not.toContain("##");
});

test("cells of a spreadsheet become a table", () => {
  paste("", { "text/plain": "a\tb|c\n1\t2\n" });
  expect(text()).toBe("| a   | b\\|c |\n| --- | ---- |\n| 1   | 2    |");
  expect(cellsOfText("one\tline")).toBeNull();
  expect(cellsOfText("func() {\n\treturn\n}")).toBeNull();
});

test("lines that are set in by tabs are no cells", () => {
  expect(cellsOfText("\tif x:\n\treturn")).toBeNull();
  expect(cellsOfText("\tn\na\t1")).toBe("|     | n   |\n| --- | --- |\n| a   | 1   |");
});

test("a table of a page keeps its cells and how they are aligned", () => {
  expect(markdownOf('<table><tr><th align="right">n</th><th>b</th></tr><tr><td>1</td><td><b>x</b></td></tr></table>'))
    .toBe("|   n | b     |\n| --: | ----- |\n|   1 | **x** |");
});

test("colours of a code editor are no Markdown, and what is not seen is left out", () => {
  expect(markdownOf('<div style="color:#fff"><span>let a</span></div>')).toBeNull();
  expect(markdownOf("<style>b{}</style><p><b style='font-weight:normal'>plain <i>so</i></b></p>")).toBe("plain *so*");
});
