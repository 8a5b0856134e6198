/** What the page asks of the text: to scroll along with it, and to have the caret on the word that was clicked. */
import type { ReadonlySignal } from "@preact/signals";
import type { Extension } from "@codemirror/state";
import { EditorView, ViewPlugin } from "@codemirror/view";
import type { Cursor } from "./cursor";

/** Heights far from what is seen are estimates; so often they are looked at again once they are measured. */
const LOOKS = 4;

function scrollTo(view: EditorView, line: number, looks = LOOKS): void {
  const top = (): number => {
    const { doc } = view.state;
    const block = view.lineBlockAt(doc.line(Math.min(doc.lines, Math.max(1, Math.floor(line)))).from);
    const first = doc.lineAt(block.from).number;
    const lines = doc.lineAt(block.to).number - first + 1;
    return block.top + Math.min(1, (line - first) / lines) * block.height + view.documentPadding.top;
  };
  view.scrollDOM.scrollTop = line <= 1 ? 0 : top();
  if (looks === 0 || line <= 1) return;
  view.requestMeasure({
    key: scrollTo,
    read: top,
    write(now) {
      if (Math.abs(now - view.scrollDOM.scrollTop) > 1) queueMicrotask(() => scrollTo(view, line, looks - 1));
    },
  });
}

/** Calls back with every later value, not with the one that is there. */
function later<T>(signal: ReadonlySignal<T | null>, call: (value: T) => void): () => void {
  const first = signal.peek();
  return signal.subscribe((value) => value !== null && value !== first && call(value));
}

export function fromPage({ pageCaret, pageTop }: Cursor): Extension {
  return ViewPlugin.define((view) => {
    const stops = [
      later(pageTop, ({ line }) => scrollTo(view, line)),
      later(pageCaret, ({ at }) => {
        const anchor = Math.min(at, view.state.doc.length);
        view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { yMargin: 60 }) });
        view.focus();
      }),
    ];
    return { destroy: () => stops.forEach((stop) => stop()) };
  });
}
