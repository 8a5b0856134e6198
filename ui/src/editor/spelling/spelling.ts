/** Spelling: prose is looked up in the dictionary of its language, and in the library's own. */
import type { Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { runOperation } from "../../library/run-operation";
import type { AppState } from "../../window/app-state";
import { KnownWords } from "./known-words";
import { suggestions } from "./suggestions";
import { lookUpAnew, wordMarks } from "./word-marks";

export function spelling(app: AppState): Extension {
  const known = new KnownWords(app.host);
  const learn = (view: EditorView, word: string): void => {
    void runOperation(app, "learn_word", { word }).then((isDone) => isDone && lookUpAnew(view, known));
  };
  return [wordMarks(known, app.notices.report), suggestions(known, learn)];
}
