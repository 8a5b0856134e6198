/** Topics and tags of the library: every change is one operation that can be undone. */
import type { Desk, Sheet } from "../state/desk";
import { Frame } from "./frame";
import { TagTable } from "./tag-table";
import { TopicTable } from "./topic-table";

const SHEETS: readonly Sheet[] = ["Topics", "Tags"];

export function Catalogue({ desk, close }: { desk: Desk; close: () => void }) {
  const sheet = desk.sheet.value;
  const view = desk.shelf.view.value;
  if (!view) return null;
  const count = { Topics: view.topics.length, Tags: view.tags.length };
  return (
    <Frame desk={desk} title="Topics and tags" size="large" close={close}>
      <div class="tabs" role="group" aria-label="Topics or tags">
        {SHEETS.map((name) => (
          <button key={name} aria-pressed={sheet === name} onClick={() => (desk.sheet.value = name)}>{name} <span class="count">{count[name]}</span></button>
        ))}
      </div>
      {sheet === "Topics" ? <TopicTable desk={desk} topics={view.topics} /> : <TagTable desk={desk} tags={view.tags} />}
    </Frame>
  );
}
