/** Undo and redo of what was typed: in a field what the engine keeps of it, elsewhere in the text. */
import { redo, undo } from "@codemirror/commands";
import type { Row } from "../../commands/row";
import { isField } from "../../window/focus";
import { textHere } from "./text-here";

const NOTHING = { undo: "Nothing was undone.", redo: "Nothing was done again." };

function takesBack(verb: "undo" | "redo"): Pick<Row, "whyNot" | "run"> {
  const command = verb === "undo" ? undo : redo;
  return {
    // What a field has to undo the engine tells nobody.
    whyNot: ({ focus, inText }) =>
      (focus.isInField.value || inText.leftTo[verb].value ? null : `Nothing is left to ${verb} in the text.`),
    run(app) {
      const isInField = isField(document.activeElement);
      const view = isInField ? null : textHere() ?? app.inText.view;
      // The engine says of a field that it was done also where nothing was.
      const isDone = isInField ? document.execCommand(verb) : view !== null && command(view);
      if (!isDone) app.notices.say(`${NOTHING[verb]} Nothing is left to ${verb}.`, { about: app.note.path });
      view?.focus();
    },
  };
}

export const undoTyping = takesBack("undo");
export const redoTyping = takesBack("redo");
