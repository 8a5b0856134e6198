/** The commands that can be done now and whose words hold every word that was typed. */
import type { AppState } from "../window/app-state";
import { isPossible } from "./possible";
import { COMMANDS, type Command } from "./table";

/** Without those that only mean something where the author is: the palette is elsewhere. */
export function findCommands(query: string, app: AppState): Command[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return COMMANDS.filter((command) => {
    const words = (command.says?.(app) ?? command.words).toLowerCase();
    return command.heardBy !== "engine" && wanted.every((word) => words.includes(word)) && isPossible(command, app);
  });
}
