/** What the rows of the table do, where that is said nowhere else. */
import type { Command as TextCommand } from "@codemirror/view";
import { failureOf } from "../host/failure";
import { pastTense } from "../library/past-tense";
import { runOperation } from "../library/run-operation";
import { leaveNote } from "../note/leave-note";
import { openNote } from "../note/open-note";
import type { AppState, Dialog } from "../window/app-state";
import type { Theme } from "../window/layout";
import type { Row } from "./row";

type Run = Row["run"];

/** A name in a menu is no longer. */
const LONGEST = 60;

/** About the open note, where it is about one. */
export function opens(dialog: Dialog): Run {
  return (app) => void (app.dialog.value = dialog);
}

/** Does it where the caret is. */
export function inText(command: TextCommand): Run {
  return (app) => app.inText.run(command);
}

/** Undo or redo of what was done to the library, named after what it takes back. */
export function takesBack(verb: "undo" | "redo", words: string): Pick<Row, "says" | "whyNot" | "run"> {
  return {
    says({ library }) {
      const name = library.value?.[verb];
      if (!name) return words;
      const done = verb === "undo" ? pastTense(name) : name;
      return `${words}: ${done.length > LONGEST ? `${done.slice(0, LONGEST - 1)}…` : done}`;
    },
    whyNot: ({ library }) => (library.value?.[verb] ? null : `No change of the library is left to ${verb}.`),
    run: async (app) => void (await runOperation(app, verb, {})),
  };
}

export function theme(wanted: Theme): Pick<Row, "isOn" | "run"> {
  return {
    isOn: ({ layout }) => layout.theme.value === wanted,
    run: ({ layout }) => void (layout.theme.value = wanted),
  };
}

export function toVisited(step: 1 | -1): Pick<Row, "whyNot" | "run"> {
  return {
    whyNot({ visited }) {
      if (visited.leads(step)) return null;
      return step < 0 ? "There is no note before this one." : "There is no note after this one.";
    },
    async run(app) {
      const path = app.visited.step(step);
      if (path !== null) await openNote(app, path);
    },
  };
}

export function searchNotes({ layout, list }: AppState): void {
  layout.show("library");
  list.searchRequests.value++;
}

export function findInNote({ cursor, layout }: AppState): void {
  layout.toText();
  cursor.findRequests.value++;
}

/** What is selected is looked for. */
export function findInNotes({ dialog, inText: { view }, libraryFind }: AppState): void {
  const main = view?.hasFocus ? view.state.selection.main : null;
  const selected = main ? view!.state.sliceDoc(main.from, main.to) : getSelection()?.toString() ?? "";
  if (selected.trim() !== "" && !selected.includes("\n")) void libraryFind.ask({ typed: selected });
  dialog.value = "find";
}

export async function beginExport(app: AppState): Promise<void> {
  await app.note.flush();
  app.dialog.value = "export";
}

/** The window stays open where this fails. */
export async function quit(app: AppState): Promise<void> {
  const { note } = app;
  if (!(await leaveNote(app, () => note.leave()))) throw note.unsafe ?? failureOf("The text is not saved.");
}
