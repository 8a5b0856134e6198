/** CodeMirror, kept on an island: the window shows it a text and hears what was typed, nothing more. */
import { isolateHistory } from "@codemirror/commands";
import { Annotation, Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Shown } from "../note/reducer/text";
import { textChanges } from "./text-changes";
import { editing, markdownText } from "./extensions";
import { openFind } from "./find/find-in-note";

export interface EditorEvents {
  /** The text of this session is another one; `text` joins it when it is called. */
  typed(text: () => string, session: number): void;
  left(): void;
  moved(position: { line: number; column: number }): void;
  /** The line at the top of what is seen, with the part of it that is above. */
  scrolled(line: number): void;
}

export interface EditorIsland {
  readonly dom: HTMLElement;
  show(shown: Shown): void;
  /** To the start of a line, or to a part of what begins there, which is then selected. */
  goTo(line: number, part?: { from: number; to: number }): void;
  /** Looks for something in the text. */
  find(): void;
  /** Puts the focus into the text and `typed` where the caret is. Returns whether the text is seen, and has it. */
  focus(typed: string): boolean;
  destroy(): void;
}

const fromOutside = Annotation.define<boolean>();

/** `writing` is what helps with the open note: it knows the library, and the island does not. */
export function editorIsland(events: EditorEvents, writing: Extension = []): EditorIsland {
  const dom = document.createElement("div");
  dom.className = "editor-island";
  const readOnly = new Compartment();
  let session = 0;
  let isScrolling = false;

  const extensions = [
    writing,
    editing,
    markdownText(),
    readOnly.of([]),
    EditorView.updateListener.of(({ docChanged, selectionSet, state, transactions }) => {
      if (docChanged && !transactions.some((transaction) => transaction.annotation(fromOutside))) {
        const { doc } = state;
        events.typed(() => doc.toString(), session);
      }
      if (selectionSet || docChanged) {
        const { head } = state.selection.main;
        const line = state.doc.lineAt(head);
        events.moved({ line: line.number, column: head - line.from + 1 });
      }
    }),
    EditorView.domEventHandlers({ blur: () => events.left() }),
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
      // A folded block is many lines.
      const first = view.state.doc.lineAt(block.from).number;
      const lines = view.state.doc.lineAt(block.to).number - first + 1;
      events.scrolled(first + Math.min(1, above) * lines);
    });
  }, { passive: true });

  return {
    dom,
    show(shown) {
      const lock = readOnly.reconfigure(shown.readOnly ? [EditorState.readOnly.of(true)] : []);
      if (session !== shown.session) {
        session = shown.session;
        view.setState(EditorState.create({ doc: shown.text, extensions }));
        view.dispatch({ effects: lock });
        view.scrollDOM.scrollTop = 0;
        return;
      }
      view.dispatch({
        changes: textChanges(view.state.doc.toString(), shown.text),
        effects: lock,
        annotations: [fromOutside.of(true), isolateHistory.of("full")],
      });
    },
    goTo(line, part = { from: 0, to: 0 }) {
      const { doc } = view.state;
      const start = doc.line(Math.min(Math.max(1, line), doc.lines)).from;
      const [anchor, head] = [part.from, part.to].map((at) => Math.min(start + at, doc.length)) as [number, number];
      view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      view.focus();
    },
    find: () => void openFind(view),
    focus(typed) {
      view.focus();
      if (!view.hasFocus) return false;
      const asTyped = { userEvent: "input.type", scrollIntoView: true };
      if (typed) view.dispatch(view.state.update(view.state.replaceSelection(typed), asTyped));
      return true;
    },
    destroy: () => view.destroy(),
  };
}
