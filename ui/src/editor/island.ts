/** CodeMirror, kept on an island: the window shows it a text and hears what was typed, nothing more. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { yamlFrontmatter } from "@codemirror/lang-yaml";
import { indentUnit } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import type { Shown } from "../state/writing";
import { colours } from "./colours";
import { difference } from "./difference";
import { emphasis, link, wrap } from "./keys";

export interface EditorHears {
  typed(text: string): void;
  left(): void;
  moved(position: { line: number; column: number }): void;
}

export interface EditorIsland {
  readonly dom: HTMLElement;
  show(shown: Shown): void;
  goTo(line: number): void;
  destroy(): void;
}

const fromOutside = Annotation.define<boolean>();

export function editorIsland(hears: EditorHears, nonce: string): EditorIsland {
  const dom = document.createElement("div");
  dom.className = "editor-island";
  const readOnly = new Compartment();
  let path: string | null = null;

  const extensions = [
    EditorView.cspNonce.of(nonce),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": "Text of the note", spellcheck: "true" }),
    history(),
    drawSelection(),
    search({ top: true }),
    highlightSelectionMatches(),
    indentUnit.of("  "),
    yamlFrontmatter({ content: markdown({ base: markdownLanguage, addKeymap: true }) }),
    colours,
    keymap.of([
      { key: "Mod-b", run: wrap("**") },
      { key: "Mod-i", run: emphasis },
      { key: "Mod-e", run: wrap("`") },
      { key: "Mod-k", run: link },
      ...searchKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab,
    ]),
    readOnly.of([]),
    EditorView.updateListener.of((update) => {
      const outside = update.transactions.some((transaction) => transaction.annotation(fromOutside));
      if (update.docChanged && !outside) hears.typed(update.state.doc.toString());
      if (update.selectionSet || update.docChanged) {
        const head = update.state.selection.main.head;
        const line = update.state.doc.lineAt(head);
        hears.moved({ line: line.number, column: head - line.from + 1 });
      }
    }),
    EditorView.domEventHandlers({ blur: () => hears.left() }),
  ];
  const view = new EditorView({ parent: dom, state: EditorState.create({ extensions }) });

  return {
    dom,
    show(shown) {
      const lock = shown.readOnly ? [EditorState.readOnly.of(true)] : [];
      if (path !== shown.path) {
        path = shown.path;
        view.setState(EditorState.create({ doc: shown.text, extensions }));
        view.dispatch({ effects: readOnly.reconfigure(lock) });
        return;
      }
      const changes = difference(view.state.doc.toString(), shown.text);
      view.dispatch({ ...(changes && { changes }), effects: readOnly.reconfigure(lock), annotations: fromOutside.of(true) });
    },
    goTo(line) {
      const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines)).from;
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}
