/** The line at the foot: saved or not, words, reading time, position, problems. Nothing blinks. */
import type { Desk } from "../state/desk";
import type { Phase } from "../state/writing";

const WORDS: Record<Phase, string> = {
  saved: "Saved",
  unsaved: "Not saved yet",
  saving: "Saving",
  "changed-outside": "Changed outside",
  gone: "No longer on the disk",
  refused: "Not saved",
};

export function StatusBar({ desk }: { desk: Desk }) {
  const { writing, proof, position, exporting } = desk;
  const page = proof.page.value;
  const at = position.value;
  return (
    <footer class="status">
      {writing.note.value && <span class={`phase phase-${writing.phase.value}`}>{WORDS[writing.phase.value]}</span>}
      {writing.note.value?.readOnly && <span>Read only</span>}
      {page && <span>{page.words} words</span>}
      {page && <span>{page.minutes} min</span>}
      {writing.note.value && <span>{at.line}:{at.column}</span>}
      <span class="spread" />
      {exporting.value && <span>Exporting {exporting.value.done} of {exporting.value.total}</span>}
      {page && page.problems.length > 0 && (
        <button class="quiet problem" onClick={() => (desk.dialog.value = "problems")}>{page.problems.length} to fix</button>
      )}
      <button class="quiet" onClick={() => void desk.choose("export").catch(desk.trouble)}>Export</button>
    </footer>
  );
}
