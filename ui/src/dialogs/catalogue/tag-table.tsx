/** The tags: renamed and described in place; several at a time are merged into one or deleted. */
import { useState } from "preact/hooks";
import { plural } from "../../components/plural";
import type { TagView } from "../../host/wire";
import { runOperation } from "../../library/run-operation";
import type { AppState } from "../../window/app-state";
import { AddForm, InlineField } from "./fields";

/** From this many tags on, a field helps to find one. */
const MANY = 8;

function ChosenTags({ app, chosen, tags, done }: {
  app: AppState; chosen: TagView[]; tags: TagView[]; done: () => void;
}) {
  const notes = chosen.reduce((sum, { count }) => sum + count, 0);
  const merge = async (into: string): Promise<void> => {
    const from = chosen.map(({ slug }) => slug).filter((slug) => slug !== into);
    if (into && from.length > 0 && (await runOperation(app, "merge_many_tags", { from, into }))) done();
  };
  const remove = async (): Promise<void> => {
    if (await runOperation(app, "delete_tags", { slugs: chosen.map(({ slug }) => slug) })) done();
  };
  return (
    <div class="bulk" role="group" aria-label="Chosen tags">
      <span>{chosen.length} chosen, written {notes} {plural(notes, "time")}</span>
      <select
        aria-label="Merge the chosen tags into" value=""
        onChange={(event) => {
          const into = event.currentTarget.value;
          event.currentTarget.value = "";
          void merge(into);
        }}
      >
        <option value="">Merge into…</option>
        {tags.map(({ slug, title }) => <option key={slug} value={slug}>{title}</option>)}
      </select>
      <button onClick={() => void remove()}>Delete</button>
      <button class="quiet" onClick={done}>Choose none</button>
    </div>
  );
}

export function TagTable({ app, tags }: { app: AppState; tags: TagView[] }) {
  const [slugs, setSlugs] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState("");
  const chosen = tags.filter(({ slug }) => slugs.has(slug));
  const seen = tags.filter(({ title }) => title.toLowerCase().includes(wanted.trim().toLowerCase()));
  const toggle = (slug: string): void => {
    setSlugs((before) => {
      const next = new Set(before);
      if (!next.delete(slug)) next.add(slug);
      return next;
    });
  };
  return (
    <section aria-label="Tags">
      {tags.length === 0 && <p class="hint">A tag is a label; a note has as many as it needs.</p>}
      {tags.length > MANY && (
        <input
          type="search" aria-label="Find a tag" placeholder={`Find among ${tags.length} tags`} value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      {chosen.length > 0 && <ChosenTags app={app} chosen={chosen} tags={tags} done={() => setSlugs(new Set())} />}
      <ul class="entries">
        {seen.map(({ slug, title, description, count, known }) => (
          <li key={slug} class="entry tag-entry" aria-label={title}>
            <input
              type="checkbox" aria-label={`Choose ${title}`} checked={slugs.has(slug)} onChange={() => toggle(slug)}
            />
            <div class="fields">
              <InlineField
                label="Tag" strong required value={title}
                change={(to) => runOperation(app, "rename_tag", { slug, title: to })}
              />
              <InlineField
                label={known ? "Description" : "Description (not in the catalogue yet)"} value={description}
                change={(to) => runOperation(app, "describe_tag", { slug, description: to })}
              />
            </div>
            <span class="count" title={`${count} notes`}>{count}</span>
            <button
              class="quiet" aria-label={`Delete tag ${title}`}
              onClick={() => void runOperation(app, "delete_tag", { slug })}
            >Delete</button>
          </li>
        ))}
      </ul>
      <AddForm label="New tag" add={(title) => runOperation(app, "create_tag", { title, description: "" })} />
    </section>
  );
}
