/** Topics and tags of the library: every change is one operation that can be undone. */
import { useState } from "preact/hooks";
import type { Desk } from "../state/desk";
import { Frame } from "./frame";
import { TagTable } from "./tag-table";
import { TopicTable } from "./topic-table";

const SHEETS = ["Topics", "Tags"] as const;

export function Catalogue({ desk, close }: { desk: Desk; close: () => void }) {
  const [sheet, setSheet] = useState<(typeof SHEETS)[number]>("Topics");
  const view = desk.shelf.view.value;
  if (!view) return null;
  const count = { Topics: view.topics.length, Tags: view.tags.length };
  return (
    <Frame desk={desk} title="Topics and tags" size="large" close={close}>
      <div class="tabs" role="group" aria-label="Topics or tags">
        {SHEETS.map((name) => (
          <button key={name} aria-pressed={sheet === name} onClick={() => setSheet(name)}>{name} <span class="count">{count[name]}</span></button>
        ))}
      </div>
      {sheet === "Topics" ? <TopicTable desk={desk} topics={view.topics} /> : <TagTable desk={desk} tags={view.tags} />}
    </Frame>
  );
}
