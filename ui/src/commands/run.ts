/** Runs a command of the table, wherever it was chosen: in a menu, in the palette, by its keys, by a button. */
import type { AppState } from "../window/app-state";
import { ALL_COMMANDS, type Command, type CommandId } from "./table";

function isPossible({ needs }: Command, { library, note }: AppState): boolean {
  if (needs === "note") return note.path !== null;
  return needs !== "library" || library.peek() !== null;
}

/** Fails where the command does. The system's menu may have entries that are nothing to the page. */
export async function runCommand(app: AppState, id: string): Promise<void> {
  const command = ALL_COMMANDS.find((one) => one.id === id);
  if (!command || !isPossible(command, app)) return;
  try {
    await command.run(app);
  } finally {
    app.focus.goOn();
  }
}

/** The same where nobody waits for it: a failure is told in the window. */
export function runAndReport(app: AppState, id: CommandId): void {
  void runCommand(app, id).catch(app.notices.report);
}
