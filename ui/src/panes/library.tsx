/** The left pane: search, what narrows the list, and the list. */
import { useEffect, useRef } from "preact/hooks";
import type { Filter, NoteRow, Sort, State } from "../host/wire";
import type { Desk } from "../state/desk";
import { Menu } from "./menu";

const STATES: State[] = ["draft", "scheduled", "ready"];

function Narrow({ desk, label, count, filter }: { desk: Desk; label: string; count: number; filter: Filter }) {
  const now = desk.shelf.filter.value;
  const on = JSON.stringify(now) === JSON.stringify(filter);
  return (
    <button class="narrow" aria-pressed={on} onClick={() => (desk.shelf.filter.value = on ? {} : filter)}>
      <span>{label}</span>
      <span class="count">{count}</span>
    </button>
  );
}

function Row({ desk, row }: { desk: Desk; row: NoteRow }) {
  const open = desk.writing.note.value?.path === row.path;
  return (
    <li>
      <button class="row" aria-current={open} onClick={() => void desk.open(row.path)}>
        <span class="row-title">{row.title}</span>
        <span class="row-facts">
          <span class={`state state-${row.state}`}>{row.state}</span>
          {row.date && <time dateTime={row.date}>{row.date}</time>}
          {row.topic && <span>{row.topic.title}</span>}
          {row.problems > 0 && <span class="problem">{row.problems} to fix</span>}
        </span>
        {row.snippet && (
          <span class="row-snippet">{row.snippet.map((piece) => (piece.hit ? <mark>{piece.text}</mark> : piece.text))}</span>
        )}
      </button>
    </li>
  );
}

function Empty({ desk }: { desk: Desk }) {
  const { query, filter } = desk.shelf;
  const narrowed = query.value !== "" || Object.keys(filter.value).length > 0;
  return (
    <div class="empty">
      <p>{narrowed ? "No note matches." : "A note is one Markdown file. Start with a title."}</p>
      {narrowed
        ? <button onClick={() => { query.value = ""; filter.value = {}; }}>Show all notes</button>
        : <button onClick={() => void desk.choose("new-note")}>New note</button>}
    </div>
  );
}

/** Moves the focus along the list with the arrow keys. */
function walk(event: KeyboardEvent): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const rows = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(".row")];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = rows[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

export function LibraryPane({ desk }: { desk: Desk }) {
  const { shelf, finding } = desk;
  const view = shelf.view.value;
  const field = useRef<HTMLInputElement>(null);
  const asked = finding.value;
  useEffect(() => {
    if (asked > 0) field.current?.select();
  }, [asked]);
  if (!view) return null;
  return (
    <nav class="pane library" aria-label="Library">
      <header class="library-top">
        <h1>{view.title}</h1>
        <button class="quiet" onClick={() => void desk.choose("new-note")}>New note</button>
        {!desk.host.hasMenu && <Menu desk={desk} />}
      </header>
      <div class="search">
        <input
          ref={field} type="search" placeholder="Search notes" aria-label="Search notes" value={shelf.query.value}
          onInput={(event) => (shelf.query.value = event.currentTarget.value)}
        />
      </div>
      <div class="narrows">
        <section aria-label="States">
          {STATES.map((state) => (
            <Narrow key={state} desk={desk} label={state} count={view.states[state]} filter={{ state }} />
          ))}
          {view.problems > 0 && <Narrow desk={desk} label="to fix" count={view.problems} filter={{ problems: true }} />}
          {view.pages > 0 && <Narrow desk={desk} label="pages" count={view.pages} filter={{ pages: true }} />}
        </section>
        <details open>
          <summary>Topics</summary>
          {view.topics.map(({ slug, title, count }) => (
            <Narrow key={slug} desk={desk} label={title} count={count} filter={{ topic: slug }} />
          ))}
        </details>
        <details>
          <summary>Tags</summary>
          {view.tags.map(({ slug, title, count }) => (
            <Narrow key={slug} desk={desk} label={title} count={count} filter={{ tag: slug }} />
          ))}
        </details>
        <button class="quiet" onClick={() => (desk.dialog.value = "catalogue")}>Edit topics and tags</button>
      </div>
      <div class="list-top">
        <span>{shelf.total.value === 1 ? "1 note" : `${shelf.total.value} notes`}</span>
        <select
          aria-label="Order" value={shelf.sort.value}
          onChange={(event) => (shelf.sort.value = event.currentTarget.value as Sort)}
        >
          <option value="date">by date</option>
          <option value="title">by title</option>
          <option value="changed">last changed</option>
        </select>
      </div>
      {shelf.total.value === 0 ? <Empty desk={desk} /> : (
        <ol class="rows" onKeyDown={walk}>
          {shelf.rows.value.map((row) => <Row key={row.path} desk={desk} row={row} />)}
          {shelf.rows.value.length < shelf.total.value && (
            <li><button class="quiet" onClick={() => void shelf.more().catch(desk.trouble)}>Show more</button></li>
          )}
        </ol>
      )}
    </nav>
  );
}
