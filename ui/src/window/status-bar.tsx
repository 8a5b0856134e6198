/** The line at the foot: saved or not, words, reading time, position, problems. Nothing blinks. */
import { runAndReport } from "../commands/run";
import { plural } from "../components/plural";
import type { Phase } from "../note/reducer/text";
import type { AppState } from "./app-state";

const WORDS: Record<Phase, string> = {
  saved: "Saved",
  unsaved: "Not saved yet",
  saving: "Saving",
  "changed-outside": "Changed outside",
  gone: "No longer on the disk",
  refused: "Not saved",
};

export function StatusBar({ app }: { app: AppState }) {
  const { cursor, note, preview, siteExport } = app;
  const opened = note.opened.value;
  const page = preview.page.value;
  const at = cursor.position.value;
  const phase = note.phase.value;
  const running = siteExport.progress.value;
  return (
    <footer class="status" aria-label="Status">
      {opened && (
        <span class={`phase phase-${phase}`}><span class="phase-dot" aria-hidden="true" />{WORDS[phase]}</span>
      )}
      {opened?.readOnly && <span>Read only</span>}
      {page && <span>{page.words.toLocaleString("en")} {plural(page.words, "word")}</span>}
      {page && <span>{page.minutes} min to read</span>}
      {/* Where tabs stand in its place over the text, the name of the file is here. */}
      <span class={app.tabs.isStripSeen.value ? "spread path" : "spread"}>
        {app.tabs.isStripSeen.value && opened?.path}
      </span>
      {siteExport.isRunning.value && (
        <span>{running ? `Exporting, ${running.done} of ${running.total}` : "Exporting"}</span>
      )}
      {page && page.problems.length > 0 && (
        <button
          class={page.problems.some(({ severity }) => severity === "error") ? "quiet problem" : "quiet warning"}
          onClick={() => (app.dialog.value = "note-problems")}
        >{page.problems.length} to fix</button>
      )}
      {opened && <span class="place">{at.line}:{at.column}</span>}
      <button class="quiet" onClick={() => runAndReport(app, "export")}>Export</button>
    </footer>
  );
}
