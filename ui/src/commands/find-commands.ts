/** The commands that can be done now and whose words hold every word that was typed. */
import { allWords } from "../components/all-words";
import type { AppState } from "../window/app-state";
import { isPossible } from "./possible";
import { COMMANDS, type Command } from "./table";

/** Without those that only mean something where the author is: the palette is elsewhere. */
export function findCommands(query: string, app: AppState): Command[] {
  const fits = allWords(query);
  return COMMANDS.filter((command) =>
    command.heardBy !== "engine" && fits(command.says?.(app) ?? command.words) && isPossible(command, app));
}
