/** Topics and tags of the library: every change is one operation that can be undone. */
import type { Desk, Table } from "../../window/app-state";
import { Frame } from "../dialog-frame";
import { TagTable } from "./tag-table";
import { TopicTable } from "./topic-table";

const TABLES: readonly Table[] = ["Topics", "Tags"];

export function Catalogue({ desk, close }: { desk: Desk; close: () => void }) {
  const table = desk.table.value;
  const view = desk.shelf.view.value;
  if (!view) return null;
  const count = { Topics: view.topics.length, Tags: view.tags.length };
  return (
    <Frame desk={desk} title="Topics and tags" size="large" close={close}>
      <div class="tabs" role="group" aria-label="Topics or tags">
        {TABLES.map((name) => (
          <button key={name} aria-pressed={table === name} onClick={() => (desk.table.value = name)}>{name} <span class="count">{count[name]}</span></button>
        ))}
      </div>
      {table === "Topics" ? <TopicTable desk={desk} topics={view.topics} /> : <TagTable desk={desk} tags={view.tags} />}
    </Frame>
  );
}
