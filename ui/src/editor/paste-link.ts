/** An address that is pasted over words makes them its link. */
import { EditorView } from "@codemirror/view";

const ADDRESS = /^(https?:\/\/|mailto:)\S+$/;

export const pasteLink = EditorView.domEventHandlers({
  paste(event, view) {
    const address = event.clipboardData?.getData("text/plain").trim() ?? "";
    const { main } = view.state.selection;
    const words = view.state.sliceDoc(main.from, main.to);
    const isForWords = !main.empty && !ADDRESS.test(words) && !words.includes("\n");
    if (!isForWords || view.state.readOnly || !ADDRESS.test(address)) return false;
    const link = `[${words}](${address})`;
    view.dispatch({
      changes: { from: main.from, to: main.to, insert: link },
      selection: { anchor: main.from + link.length },
      userEvent: "input.paste", scrollIntoView: true,
    });
    return true;
  },
});
