/** What narrows the list: states, topics in the author's order, and tags. */
import { useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Signal } from "@preact/signals";
import type { Filter } from "../host/wire";
import type { Desk } from "../window/app-state";
import { STATES, StateMark } from "../components/state-mark";

/** From this many tags on, a field helps to find one. */
const MANY = 16;

function Narrow({ desk, filter, look, children }: { desk: Desk; filter: Filter; look: string; children: ComponentChildren }) {
  const now = desk.shelf.filter.value;
  const on = JSON.stringify(now) === JSON.stringify(filter);
  return (
    <button class={look} aria-pressed={on} onClick={() => (desk.shelf.filter.value = on ? {} : filter)}>
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

function Tags({ desk }: { desk: Desk }) {
  const [wanted, setWanted] = useState("");
  const tags = desk.shelf.view.value?.tags ?? [];
  const found = tags.filter(({ title }) => title.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <>
      {tags.length > MANY && (
        <input
          class="tag-filter" type="search" placeholder={`Find among ${tags.length} tags`} aria-label="Find a tag" value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      <div class="tag-cloud">
        {found.map(({ slug, title, count }) => (
          <Narrow key={slug} desk={desk} filter={{ tag: slug }} look="tag">
            {title} <span class="count">{count}</span>
          </Narrow>
        ))}
        {tags.length === 0 && <p class="hint">Tags appear here once a note has one.</p>}
        {tags.length > 0 && found.length === 0 && <p class="hint">No tag is called that.</p>}
      </div>
    </>
  );
}

export function Shelves({ desk }: { desk: Desk }) {
  const { shelf, layout } = desk;
  const view = shelf.view.value;
  if (!view) return null;
  return (
    <div class="shelves">
      <div class="states" role="group" aria-label="States">
        {STATES.map((state) => (
          <Narrow key={state} desk={desk} filter={{ state }} look="narrow-state">
            <StateMark state={state} /> <span class="count">{view.states[state]}</span>
          </Narrow>
        ))}
        {view.pages > 0 && (
          <Narrow desk={desk} filter={{ pages: true }} look="narrow-state">pages <span class="count">{view.pages}</span></Narrow>
        )}
        {view.problems > 0 && (
          <Narrow desk={desk} filter={{ problems: true }} look="narrow-state problem">to fix <span class="count">{view.problems}</span></Narrow>
        )}
      </div>
      <Section title="Topics" open={layout.topics}>
        {view.topics.map(({ slug, title, count, number, known }) => (
          <Narrow key={slug} desk={desk} filter={{ topic: slug }} look="topic">
            <span class="number">{known ? String(number).padStart(2, "0") : "··"}</span>
            <span class="topic-title">{title}</span>
            <span class="count">{count}</span>
          </Narrow>
        ))}
        {view.topics.length === 0 && <p class="hint">A topic is the shelf a note stands on.</p>}
      </Section>
      <Section title="Tags" open={layout.tags}><Tags desk={desk} /></Section>
    </div>
  );
}
