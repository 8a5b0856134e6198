/** What every text in the window is written with: the editor's own pane, and the views that compare. */
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, historyKeymap, indentWithTab } from "@codemirror/commands";
import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { yamlFrontmatter } from "@codemirror/lang-yaml";
import { foldKeymap, indentUnit } from "@codemirror/language";
import { highlightSelectionMatches } from "@codemirror/search";
import { EditorState, type Extension, Prec } from "@codemirror/state";
import {
  crosshairCursor, drawSelection, dropCursor, EditorView, keymap, rectangularSelection,
} from "@codemirror/view";
import { isComposing } from "../components/composing";
import { colours } from "./colours";
import { direction } from "./comfort/direction";
import { findInNote } from "./find/find-in-note";
import { frontMatter } from "./front-matter/set-back";
import { steps } from "./island/steps";
import { LIST_KEYS } from "./markdown/list-keys";
import { MARKDOWN_KEYS } from "./markdown-keys";
import { languages } from "./languages";
import { folding } from "./outline/folding";
import { pasteRich } from "./paste/paste-rich";
import { pasteLink } from "./paste-link";
import { TABLE_KEYS, tables } from "./tables/table-commands";

/** The Enter, Escape or Tab that ends a choice of characters means that choice and nothing else. */
const whileComposing = Prec.highest(keymap.of([
  { any: (_, event) => isComposing(event) && ["Enter", "Escape", "Tab"].includes(event.key) },
]));

const nonce = (): string => document.querySelector<HTMLStyleElement>("#nonce")?.nonce ?? "";

export const markdownText = (): Extension => [
  EditorView.cspNonce.of(nonce()),
  EditorView.lineWrapping,
  indentUnit.of("  "),
  yamlFrontmatter({ content: markdown({ base: markdownLanguage, codeLanguages: languages, addKeymap: true }) }),
  markdownLanguage.data.of({ closeBrackets: { brackets: ["(", "[", "{", '"', "`"] } }),
  frontMatter,
  colours,
  direction,
];

/** Alt with an arrow leads to the note before or after, as in a browser. */
const keysOfText = defaultKeymap.filter(({ key }) => key !== "Alt-ArrowLeft" && key !== "Alt-ArrowRight");

export const editing: Extension = [
  whileComposing,
  EditorView.contentAttributes.of({
    "aria-label": "Text of the note", tabindex: "0", spellcheck: "false", autocapitalize: "sentences",
  }),
  EditorState.allowMultipleSelections.of(true),
  rectangularSelection(),
  crosshairCursor(),
  steps,
  drawSelection(),
  dropCursor(),
  closeBrackets(),
  findInNote,
  highlightSelectionMatches({ minSelectionLength: 3 }),
  pasteLink,
  pasteRich(),
  tables,
  folding,
  Prec.high(keymap.of([...MARKDOWN_KEYS, ...TABLE_KEYS, ...LIST_KEYS])),
  keymap.of([...closeBracketsKeymap, ...historyKeymap, ...foldKeymap, ...keysOfText, indentWithTab]),
];
