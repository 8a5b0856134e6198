/** Topics and tags of the library: every change is one operation that can be undone. */
import type { AppState, CatalogueTable } from "../../window/app-state";
import { DialogFrame } from "../dialog-frame";
import { TagTable } from "./tag-table";
import { TopicTable } from "./topic-table";

const TABLES: readonly CatalogueTable[] = ["Topics", "Tags"];

export function CatalogueDialog({ app, close }: { app: AppState; close: () => void }) {
  const { catalogueTable } = app;
  const table = catalogueTable.value;
  const library = app.library.value;
  if (!library) return null;
  const count = { Topics: library.topics.length, Tags: library.tags.length };
  return (
    <DialogFrame app={app} title="Topics and tags" size="large" close={close}>
      <div class="tabs" role="group" aria-label="Topics or tags">
        {TABLES.map((name) => (
          <button key={name} aria-pressed={table === name} onClick={() => (catalogueTable.value = name)}>
            {name} <span class="count">{count[name]}</span>
          </button>
        ))}
      </div>
      {table === "Topics"
        ? <TopicTable app={app} topics={library.topics} />
        : <TagTable app={app} tags={library.tags} />}
    </DialogFrame>
  );
}
