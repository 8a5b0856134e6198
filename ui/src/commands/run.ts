/** Runs a command of the table, wherever it was chosen: in a menu, in the palette, by its keys, by a button. */
import type { AppState } from "../window/app-state";
import { whyNot } from "./possible";
import { ALL_COMMANDS, type CommandId } from "./table";

/** Fails where the command does. What cannot be done now says why. */
export async function runCommand(app: AppState, id: string): Promise<void> {
  const command = ALL_COMMANDS.find((one) => one.id === id);
  if (!command) return;
  const why = whyNot(command, app);
  if (why !== null) return app.notices.say(why, { about: app.note.path });
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
