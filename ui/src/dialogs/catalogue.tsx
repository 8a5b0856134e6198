/** Topics and tags of the library: every change is one operation that can be undone. */
import { useState } from "preact/hooks";
import type { TagView, TopicView } from "../host/wire";
import type { Desk } from "../state/desk";
import { Frame } from "./frame";

/** A word that is changed in place. An empty or refused one goes back to what it was. */
function Field({ label, value, required = false, change }: {
  label: string; value: string; required?: boolean; change: (value: string) => Promise<boolean>;
}) {
  const commit = async (field: HTMLInputElement): Promise<void> => {
    const wanted = field.value.trim();
    if (wanted === value || (required && wanted === "") || !(await change(wanted))) field.value = value;
  };
  return <input aria-label={label} placeholder={label} value={value} onChange={(event) => void commit(event.currentTarget)} />;
}

function TopicLine({ desk, topic, count }: { desk: Desk; topic: TopicView; count: number }) {
  const { slug, title, headline, description, number } = topic;
  const edit = (change: Partial<TopicView>): Promise<boolean> => desk.operate("edit_topic", { slug, title, headline, description, ...change });
  return (
    <li class="entry" aria-label={title}>
      <span class="number">{String(number).padStart(2, "0")}</span>
      <div class="fields">
        <Field label="Title" required value={title} change={(to) => edit({ title: to })} />
        <Field label="Headline" value={headline} change={(to) => edit({ headline: to })} />
        <Field label="Description" value={description} change={(to) => edit({ description: to })} />
      </div>
      <span class="count">{topic.count}</span>
      <button class="quiet" disabled={number <= 1} aria-label={`Move ${title} up`} onClick={() => void desk.operate("move_topic", { slug, to: number - 2 })}>↑</button>
      <button class="quiet" disabled={number >= count} aria-label={`Move ${title} down`} onClick={() => void desk.operate("move_topic", { slug, to: number })}>↓</button>
      <button class="quiet" aria-label={`Delete topic ${title}`} onClick={() => void desk.operate("delete_topic", { slug, into: null })}>Delete</button>
    </li>
  );
}

function TagLine({ desk, tag, others }: { desk: Desk; tag: TagView; others: TagView[] }) {
  const { slug, title, description } = tag;
  const merge = (into: string): void => {
    if (into) void desk.operate("merge_tags", { from: slug, into });
  };
  return (
    <li class="entry" aria-label={title}>
      <div class="fields">
        <Field label="Tag" required value={title} change={(to) => desk.operate("rename_tag", { slug, title: to })} />
        <Field label="Description" value={description} change={(to) => desk.operate("describe_tag", { slug, description: to })} />
      </div>
      <span class="count">{tag.count}</span>
      <select aria-label={`Merge ${title} into`} value="" onChange={(event) => merge(event.currentTarget.value)}>
        <option value="">Merge into…</option>
        {others.map((other) => <option key={other.slug} value={other.slug}>{other.title}</option>)}
      </select>
      <button class="quiet" aria-label={`Delete tag ${title}`} onClick={() => void desk.operate("delete_tag", { slug })}>Delete</button>
    </li>
  );
}

function Add({ label, add }: { label: string; add: (title: string) => Promise<boolean> }) {
  const [title, setTitle] = useState("");
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (title.trim() && (await add(title.trim()))) setTitle("");
  };
  return (
    <form class="add" onSubmit={(event) => void submit(event)}>
      <input aria-label={label} placeholder={label} value={title} onInput={(event) => setTitle(event.currentTarget.value)} />
      <button disabled={!title.trim()}>Add</button>
    </form>
  );
}

export function Catalogue({ desk, close }: { desk: Desk; close: () => void }) {
  const view = desk.shelf.view.value;
  if (!view) return null;
  return (
    <Frame desk={desk} title="Topics and tags" close={close}>
      <section aria-label="Topics">
        <h3>Topics</h3>
        <ol>{view.topics.map((topic) => <TopicLine key={topic.slug} desk={desk} topic={topic} count={view.topics.length} />)}</ol>
        <Add label="New topic" add={(title) => desk.operate("create_topic", { title, headline: "", description: "" })} />
      </section>
      <section aria-label="Tags">
        <h3>Tags</h3>
        <ul>{view.tags.map((tag) => <TagLine key={tag.slug} desk={desk} tag={tag} others={view.tags.filter(({ slug }) => slug !== tag.slug)} />)}</ul>
        <Add label="New tag" add={(title) => desk.operate("create_tag", { title, description: "" })} />
      </section>
    </Frame>
  );
}
