/** The line at the foot: saved or not, words, reading time, position, problems. Nothing blinks. */
import type { Desk } from "./app-state";
import type { Phase } from "../note/text";

const WORDS: Record<Phase, string> = {
  saved: "Saved",
  unsaved: "Not saved yet",
  saving: "Saving",
  "changed-outside": "Changed outside",
  gone: "No longer on the disk",
  refused: "Not saved",
};

const phrase = (count: number, one: string): string => `${count.toLocaleString("en")} ${count === 1 ? one : `${one}s`}`;

export function StatusBar({ desk }: { desk: Desk }) {
  const { writing, proof, position, exports } = desk;
  const note = writing.note.value;
  const page = proof.page.value;
  const at = position.value;
  const { phase: { value: phase } } = writing;
  const running = exports.progress.value;
  return (
    <footer class="status" aria-label="Status">
      {note && <span class={`phase phase-${phase}`}><span class="phase-dot" aria-hidden="true" />{WORDS[phase]}</span>}
      {note?.readOnly && <span>Read only</span>}
      {page && <span>{phrase(page.words, "word")}</span>}
      {page && <span>{page.minutes} min to read</span>}
      <span class="spread" />
      {exports.isRunning.value && <span>{running ? `Exporting, ${running.done} of ${running.total}` : "Exporting"}</span>}
      {page && page.problems.length > 0 && (
        <button class="quiet problem" onClick={() => (desk.dialog.value = "problems")}>{page.problems.length} to fix</button>
      )}
      {note && <span class="place">{at.line}:{at.column}</span>}
      <button class="quiet" onClick={() => void desk.choose("export").catch(desk.trouble)}>Export</button>
    </footer>
  );
}
