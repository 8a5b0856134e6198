/** Where a problem is, as the way to where it is mended: the note's text, the tables of topics and tags, or another program. */
import type { ProblemView } from "../../host/wire";
import type { Desk, Table } from "../../window/app-state";

interface Way { words: string; go: () => void }

/** What the tables of topics and tags can mend; the rest of the catalogue is mended in its file. */
const IN_TABLES: Record<string, "title" | "description"> = { "duplicate-title": "title", "duplicate-description": "description" };

function wayTo({ code, file, line }: ProblemView, desk: Desk): Way | null {
  const shared = IN_TABLES[code];
  if (/\.md$/i.test(file)) return { words: line === null ? "Go to this note" : "Go to this line", go: () => void desk.goTo(file, line) };
  if (file === "catalogue.toml" && shared) return { words: "Mend it in the dialog of topics and tags", go: () => toTables(desk, shared) };
  if (/^(site\.toml$|catalogue\.toml$|media\/)/.test(file)) {
    return { words: "Open this file in its own program", go: () => void desk.host.openFile(file).catch(desk.trouble) };
  }
  return null;
}

/** Opens the table in which two say the same. */
function toTables({ shelf, table, dialog }: Desk, key: "title" | "description"): void {
  const view = shelf.view.peek();
  const isShared = (entries: readonly { title: string; description: string }[]): boolean => {
    const said = entries.map((entry) => entry[key].trim().toLowerCase()).filter(Boolean);
    return new Set(said).size < said.length;
  };
  const shown: Table = view && !isShared(view.topics) && isShared(view.tags) ? "Tags" : "Topics";
  table.value = shown;
  dialog.value = "catalogue";
}

export function Place({ problem, desk }: { problem: ProblemView; desk: Desk }) {
  const { file, line } = problem;
  const way = wayTo(problem, desk);
  return (
    <button type="button" class="quiet jump" disabled={!way} title={way?.words} onClick={() => way?.go()}>
      {file}{line !== null && `:${line}`}
    </button>
  );
}
