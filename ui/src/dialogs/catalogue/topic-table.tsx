/** The topics in the author's order: dragged, or moved with the arrow keys on their handle. */
import { useState } from "preact/hooks";
import type { TopicView } from "../../host/wire";
import { Grip } from "../../components/icons";
import { runOperation } from "../../library/run-operation";
import type { AppState } from "../../window/app-state";
import { AddForm, InlineField } from "./fields";

interface Drag { from: number; over: number }

/** A topic that notes stand on is only deleted with a word on where they go. */
function Delete({ app, topic, others }: { app: AppState; topic: TopicView; others: TopicView[] }) {
  const { slug, title, count } = topic;
  const remove = (into: string | null): void => void runOperation(app, "delete_topic", { slug, into });
  if (count === 0 || others.length === 0) {
    return <button class="quiet" aria-label={`Delete topic ${title}`} onClick={() => remove(null)}>Delete</button>;
  }
  return (
    <select
      class="quiet" aria-label={`Delete topic ${title}`} value=""
      onChange={(event) => {
        const into = event.currentTarget.value;
        event.currentTarget.value = "";
        if (into) remove(into === "none" ? null : into);
      }}
    >
      <option value="">Delete…</option>
      <option value="none">and leave its notes without a topic</option>
      {others.map((other) => <option key={other.slug} value={other.slug}>and move its notes to {other.title}</option>)}
    </select>
  );
}

export function TopicTable({ app, topics }: { app: AppState; topics: TopicView[] }) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const ordered = topics.filter(({ known }) => known).length;
  const move = ({ slug, number }: TopicView, to: number): void => {
    if (to >= 0 && to < ordered && to !== number - 1) void runOperation(app, "move_topic", { slug, to });
  };
  const key = (event: KeyboardEvent, topic: TopicView): void => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    move(topic, topic.number - 1 + step);
  };
  const dropAt = (index: number): string => {
    if (!drag || drag.over !== index || drag.from === index) return "";
    return drag.from < index ? " drop-below" : " drop-above";
  };
  return (
    <section aria-label="Topics">
      {topics.length === 0 && (
        <p class="hint">A topic is the shelf a note stands on. Their order here is the order on the home page.</p>
      )}
      <ol class="entries">
        {topics.map((topic, index) => {
          const { slug, title, headline, description, number, known, count } = topic;
          const edit = (change: Partial<TopicView>): Promise<boolean> =>
            runOperation(app, "edit_topic", { slug, title, headline, description, ...change });
          const place = `${String(number).padStart(2, "0")} of ${ordered}`;
          return (
            <li
              key={slug} class={`entry topic-entry${dropAt(index)}`} aria-label={title}
              onDragOver={(event) => {
                if (!drag || !known) return;
                event.preventDefault();
                if (drag.over !== index) setDrag({ ...drag, over: index });
              }}
              onDrop={(event) => {
                event.preventDefault();
                const moved = drag && topics[drag.from];
                setDrag(null);
                if (moved) move(moved, index);
              }}
            >
              {known
                ? (
                  <button
                    class="quiet grip" draggable aria-label={`${place}, ${title}: the arrow keys move it`}
                    onDragStart={(event) => {
                      event.dataTransfer?.setData("text/plain", title);
                      setDrag({ from: index, over: index });
                    }}
                    onDragEnd={() => setDrag(null)} onKeyDown={(event) => key(event, topic)}
                  ><Grip /><span class="number">{String(number).padStart(2, "0")}</span></button>
                )
                : <span class="grip number" title="Written in notes, not in the catalogue yet">··</span>}
              <div class="fields">
                <InlineField label="Title" strong required value={title} change={(to) => edit({ title: to })} />
                <InlineField label="Headline" value={headline} change={(to) => edit({ headline: to })} />
                <InlineField label="Description" value={description} change={(to) => edit({ description: to })} />
              </div>
              <span class="count" title={`${count} notes`}>{count}</span>
              <Delete app={app} topic={topic} others={topics.filter((other) => other.slug !== slug)} />
            </li>
          );
        })}
      </ol>
      <AddForm
        label="New topic"
        add={(title) => runOperation(app, "create_topic", { title, headline: "", description: "" })}
      />
    </section>
  );
}
