/** CodeMirror, kept on an island: the window shows it a text and hears what was typed, nothing more. */
import { isolateHistory } from "@codemirror/commands";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Shown } from "../note/text";
import { changes } from "./text-changes";
import { markdownText, writing } from "./extensions";

export interface EditorHears {
  /** The text of this sitting is another one; `text` joins it when it is called. */
  typed(text: () => string, sitting: number): void;
  left(): void;
  moved(position: { line: number; column: number }): void;
  /** The line at the top of what is seen, with the part of it that is above. */
  scrolled(line: number): void;
}

export interface EditorIsland {
  readonly dom: HTMLElement;
  show(shown: Shown): void;
  goTo(line: number): void;
  focus(): void;
  destroy(): void;
}

const fromOutside = Annotation.define<boolean>();

export function editorIsland(hears: EditorHears): EditorIsland {
  const dom = document.createElement("div");
  dom.className = "editor-island";
  const readOnly = new Compartment();
  let sitting = 0;
  let isScrolling = false;

  const extensions = [
    writing,
    markdownText(),
    readOnly.of([]),
    EditorView.updateListener.of(({ docChanged, selectionSet, state, transactions }) => {
      if (docChanged && !transactions.some((transaction) => transaction.annotation(fromOutside))) {
        const { doc } = state;
        hears.typed(() => doc.toString(), sitting);
      }
      if (selectionSet || docChanged) {
        const { head } = state.selection.main;
        const line = state.doc.lineAt(head);
        hears.moved({ line: line.number, column: head - line.from + 1 });
      }
    }),
    EditorView.domEventHandlers({ blur: () => hears.left() }),
  ];
  const view = new EditorView({ parent: dom, state: EditorState.create({ extensions }) });

  /** Says where the text was scrolled to, at most once a frame. */
  view.scrollDOM.addEventListener("scroll", () => {
    if (isScrolling) return;
    isScrolling = true;
    requestAnimationFrame(() => {
      isScrolling = false;
      const top = view.scrollDOM.scrollTop;
      const block = view.lineBlockAtHeight(Math.max(0, top - view.documentPadding.top));
      const above = Math.max(0, top - view.documentPadding.top - block.top) / Math.max(1, block.height);
      hears.scrolled(view.state.doc.lineAt(block.from).number + Math.min(1, above));
    });
  }, { passive: true });

  return {
    dom,
    show(shown) {
      const lock = readOnly.reconfigure(shown.readOnly ? [EditorState.readOnly.of(true)] : []);
      if (sitting !== shown.sitting) {
        sitting = shown.sitting;
        view.setState(EditorState.create({ doc: shown.text, extensions }));
        view.dispatch({ effects: lock });
        view.scrollDOM.scrollTop = 0;
        return;
      }
      view.dispatch({
        changes: changes(view.state.doc.toString(), shown.text),
        effects: lock,
        annotations: [fromOutside.of(true), isolateHistory.of("full")],
      });
    },
    goTo(line) {
      const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines)).from;
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
