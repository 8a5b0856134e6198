/** The line that is written stays in the middle of what is seen. The pointer moves nothing. */
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

export const typewriter: Extension = [
  EditorView.editorAttributes.of({ class: "typewriter" }),
  EditorState.transactionExtender.of((transaction) => {
    const { docChanged, selection, newSelection } = transaction;
    const isOwn = transaction.isUserEvent("input") || transaction.isUserEvent("delete")
      || transaction.isUserEvent("move") || transaction.isUserEvent("undo") || transaction.isUserEvent("redo")
      || (transaction.isUserEvent("select") && !transaction.isUserEvent("select.pointer"));
    if (!isOwn || !(docChanged || selection)) return null;
    return { effects: EditorView.scrollIntoView(newSelection.main.head, { y: "center" }) };
  }),
];
