/** What narrows the list: states, topics in the author's order, and tags. */
import { useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Signal } from "@preact/signals";
import { STATES, StateMark } from "../components/state-mark";
import type { Filter } from "../host/wire";
import type { AppState } from "../window/app-state";
import type { NoteList } from "./note-list";

/** So many tags stand there at once, the most used; the others are asked for. */
const MOST = 10;

function FilterButton({ list, filter, kind, children }: {
  list: NoteList; filter: Filter; kind: string; children: ComponentChildren;
}) {
  const on = JSON.stringify(list.filter.value) === JSON.stringify(filter);
  return (
    <button class={kind} aria-pressed={on} onClick={() => (list.filter.value = on ? {} : filter)}>
      {children}
    </button>
  );
}

function Section({ title, open, children }: { title: string; open: Signal<boolean>; children: ComponentChildren }) {
  return (
    <details open={open.value} onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function Tags({ app }: { app: AppState }) {
  const [wanted, setWanted] = useState("");
  const [isWhole, setWhole] = useState(false);
  const tags = app.library.value?.tags ?? [];
  const chosen = app.list.filter.value.tag;
  const ranked = [...tags].sort((a, b) => b.count - a.count || a.title.localeCompare(b.title));
  const few = ranked.filter(({ slug }, at) => at < MOST || slug === chosen);
  const found = tags.filter(({ title }) => title.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <>
      {isWhole && (
        <input
          class="tag-filter" type="search" placeholder={`Find among ${tags.length} tags`} aria-label="Find a tag"
          value={wanted} onInput={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      <div class="tag-cloud">
        {(isWhole ? found : few).map(({ slug, title, count }) => (
          <FilterButton key={slug} list={app.list} filter={{ tag: slug }} kind="tag">
            {title} <span class="count">{count}</span>
          </FilterButton>
        ))}
        {tags.length > MOST && (
          <button class="quiet tag all-tags" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? "Only the most used" : `All ${tags.length.toLocaleString("en")}…`}
          </button>
        )}
        {tags.length === 0 && <p class="hint">Tags appear here once a note has one.</p>}
        {tags.length > 0 && isWhole && found.length === 0 && <p class="hint">No tag is called that.</p>}
      </div>
    </>
  );
}

export function Filters({ app }: { app: AppState }) {
  const { layout, list } = app;
  const library = app.library.value;
  if (!library) return null;
  return (
    <div class="filters">
      <div class="states" role="group" aria-label="States">
        {STATES.map((state) => (
          <FilterButton key={state} list={list} filter={{ state }} kind="state-filter">
            <StateMark state={state} /> <span class="count">{library.states[state]}</span>
          </FilterButton>
        ))}
        {library.pages > 0 && (
          <FilterButton list={list} filter={{ pages: true }} kind="state-filter">
            pages <span class="count">{library.pages}</span>
          </FilterButton>
        )}
        {library.problems > 0 && (
          <FilterButton list={list} filter={{ problems: true }} kind="state-filter problem">
            to fix <span class="count">{library.problems}</span>
          </FilterButton>
        )}
      </div>
      <Section title="Topics" open={layout.topics}>
        {library.topics.map(({ slug, title, count, number, known }) => (
          <FilterButton key={slug} list={list} filter={{ topic: slug }} kind="topic">
            <span class="number">{known ? String(number).padStart(2, "0") : "··"}</span>
            <span class="topic-title">{title}</span>
            <span class="count">{count}</span>
          </FilterButton>
        ))}
        {library.topics.length === 0 && <p class="hint">A topic is the shelf a note stands on.</p>}
      </Section>
      <Section title="Tags" open={layout.tags}><Tags app={app} /></Section>
    </div>
  );
}
