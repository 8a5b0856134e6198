/** The menu where the system draws none: the same commands under the same ids. */
import { Dots } from "../components/icons";
import type { AppState } from "../window/app-state";
import { runAndReport } from "./run";
import { COMMANDS, type Command, type CommandId } from "./table";

export function Menu({ app }: { app: AppState }) {
  const library = app.library.value;
  const wordsOf = ({ id, words }: Command): string => {
    if (id === "undo-operation" && library?.undo) return `Undo “${library.undo}”`;
    if (id === "redo-operation" && library?.redo) return `Redo “${library.redo}”`;
    return words;
  };
  const choose = (id: CommandId): void => {
    document.getElementById("menu")?.hidePopover();
    runAndReport(app, id);
  };
  return (
    <>
      <button class="quiet icon-button" popovertarget="menu" title="Menu" aria-label="Menu"><Dots /></button>
      <div id="menu" popover="auto">
        {COMMANDS.map((command) => (
          <button
            key={command.id} disabled={command.needs === "note" && !app.note.opened.value}
            onClick={() => choose(command.id)}
          >
            <span>{wordsOf(command)}</span>{command.keys && <kbd>{command.keys}</kbd>}
          </button>
        ))}
      </div>
    </>
  );
}
