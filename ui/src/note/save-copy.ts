/** Saves the text of the open note to a file elsewhere, where the library does not take it. */
import type { AppState } from "../window/app-state";

export async function saveCopy({ note, notices }: AppState): Promise<void> {
  const place = await note.saveCopy();
  if (place !== null) notices.say(`A copy of the text is in ${place}.`);
}
