/**
 * Where a problem is, as the way to where it is mended: the text of the note, the tables of topics and tags, or another
 * program.
 */
import type { ProblemView } from "../../host/wire";
import { openAtLine } from "../../note/open-note";
import type { AppState, CatalogueTable } from "../../window/app-state";

interface Link { words: string; follow: () => void }

/** What the tables of topics and tags can mend; the rest of the catalogue is mended in its file. */
const IN_TABLES: Record<string, "title" | "description"> = {
  "duplicate-title": "title", "duplicate-description": "description",
};

export function ProblemPlace({ problem, app }: { problem: ProblemView; app: AppState }) {
  const { file, line } = problem;
  const link = linkTo(problem, app);
  return (
    <button type="button" class="quiet jump" disabled={!link} title={link?.words} onClick={() => link?.follow()}>
      {file}{line !== null && `:${line}`}
    </button>
  );
}

function linkTo({ code, file, line }: ProblemView, app: AppState): Link | null {
  const shared = IN_TABLES[code];
  if (/\.md$/i.test(file)) {
    const words = line === null ? "Go to this note" : "Go to this line";
    return { words, follow: () => void openAtLine(app, file, line) };
  }
  if (file === "catalogue.toml" && shared) {
    return { words: "Mend it in the dialog of topics and tags", follow: () => openTable(app, shared) };
  }
  if (/^(site\.toml$|catalogue\.toml$|media\/)/.test(file)) {
    const open = (): void => void app.host.openFile(file).catch(app.notices.report);
    return { words: "Open this file in its own program", follow: open };
  }
  return null;
}

/** Opens the table in which two say the same. */
function openTable({ library, catalogueTable, dialog }: AppState, key: "title" | "description"): void {
  const { topics = [], tags = [] } = library.peek() ?? {};
  const isShared = (entries: readonly { title: string; description: string }[]): boolean => {
    const said = entries.map((entry) => entry[key].trim().toLowerCase()).filter(Boolean);
    return new Set(said).size < said.length;
  };
  const shown: CatalogueTable = !isShared(topics) && isShared(tags) ? "Tags" : "Topics";
  catalogueTable.value = shown;
  dialog.value = "catalogue";
}
