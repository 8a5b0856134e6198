/** Topics and tags of the library: every change is one operation that can be undone. */
import { useState } from "preact/hooks";
import type { TagView, TopicView } from "../host/wire";
import type { Desk } from "../state/desk";
import { Frame } from "./frame";

function TopicLine({ desk, topic, count }: { desk: Desk; topic: TopicView; count: number }) {
  const { slug, title, headline, description, number } = topic;
  const edit = (change: Partial<TopicView>): void => void desk.operate("edit_topic", { slug, title, headline, description, ...change });
  return (
    <li class="entry">
      <span class="number">{String(number).padStart(2, "0")}</span>
      <div class="fields">
        <input aria-label="Title" value={title} onChange={(event) => edit({ title: event.currentTarget.value.trim() })} />
        <input aria-label={`Headline of ${title}`} placeholder="Headline" value={headline} onChange={(event) => edit({ headline: event.currentTarget.value.trim() })} />
        <input aria-label={`Description of ${title}`} placeholder="Description" value={description} onChange={(event) => edit({ description: event.currentTarget.value.trim() })} />
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
  return (
    <li class="entry">
      <div class="fields">
        <input aria-label="Tag" value={title} onChange={(event) => void desk.operate("rename_tag", { slug, title: event.currentTarget.value.trim() })} />
        <input aria-label={`Description of ${title}`} placeholder="Description" value={description} onChange={(event) => void desk.operate("describe_tag", { slug, description: event.currentTarget.value.trim() })} />
      </div>
      <span class="count">{tag.count}</span>
      <select aria-label={`Merge ${title} into`} value="" onChange={(event) => void desk.operate("merge_tags", { from: slug, into: event.currentTarget.value })}>
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
    <Frame title="Topics and tags" close={close}>
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
