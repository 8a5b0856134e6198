/** What helps while the open note is written, and has to know the library or the window for it. */
import type { Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { computed } from "@preact/signals";
import type { AppState } from "../window/app-state";
import { textMenu } from "./acts/text-menu";
import { habits, whileWanted } from "./comfort/habits";
import { blocks } from "./completion/blocks";
import { completions } from "./completion/completions";
import { headWords } from "./completion/head";
import { addressLinks, headingLinks, noteLinks } from "./completion/links";
import { callouts, codeLanguages, emoji, footnotes } from "./completion/marks";
import { createLinkedNote, namedAt } from "./completion/new-note";
import { fromPage } from "./from-page";
import { frontFold } from "./front-matter/fold";
import { pictures } from "./pictures/pictures";
import { problemMarks, type Remedies } from "./problems/problem-marks";
import { problemTour } from "./problems/problem-tour";
import { spelling } from "./spelling/spelling";

/** A note that is missed can be made where its name stands. */
const remedies = (app: AppState): Remedies => (state, { code }, at) => {
  if (code !== "missing-link" || !namedAt(state, Math.min(at, state.doc.length))) return [];
  const create = (view: EditorView, from: number): void => {
    view.dispatch({ selection: { anchor: from + 2 } });
    void createLinkedNote(app).catch(app.notices.report);
  };
  return [{ name: "Create this note", apply: create }];
};

export function writing(app: AppState): Extension {
  const { cursor, host, inText, layout, library, note, preview } = app;
  const problems = computed(() => preview.page.value?.problems ?? []);
  const linking = { path: () => note.path, headings: () => preview.page.peek()?.outline ?? [] };
  return [
    inText.extension,
    habits(app.comfort, () => void note.save().catch(app.notices.report)),
    textMenu(app),
    pictures(app),
    whileWanted(app.comfort.spelling, () => spelling(app)),
    frontFold(layout.head),
    fromPage(cursor),
    problemMarks(problems, remedies(app)),
    problemTour,
    completions([
      noteLinks(host, linking), headingLinks(host, linking), addressLinks(host, linking),
      headWords(() => library.peek()), codeLanguages, footnotes, callouts, blocks, emoji(host),
    ]),
  ];
}
