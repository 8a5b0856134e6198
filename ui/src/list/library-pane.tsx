/** The left pane: search, what narrows the list, and the list. */
import { useEffect, useRef } from "preact/hooks";
import { isComposing } from "../components/composing";
import type { LibraryView, Sort } from "../host/wire";
import type { Desk } from "../window/app-state";
import { Divider } from "../window/divider";
import { Cross, Glass, Plus } from "../components/icons";
import { NoteList } from "./note-rows";
import { Menu } from "../commands/menu";
import { Shelves } from "./filters";

function Empty({ desk }: { desk: Desk }) {
  const { shelf } = desk;
  const narrowed = shelf.narrowing.value;
  return (
    <div class="empty">
      <p>{narrowed ? `No note ${narrowed}.` : "A note is one Markdown file. Begin with a title."}</p>
      {narrowed
        ? <button onClick={() => shelf.clear()}>Show all notes</button>
        : <button class="main" onClick={() => void desk.choose("new-note")}>New note</button>}
    </div>
  );
}

/** The first look at the folder; how far it is where it has parts, for the eye alone, since it is another every moment. */
function Reading({ looking }: Pick<LibraryView, "looking">) {
  const isFar = looking !== null && looking.done > 0 && looking.total > 0;
  return <>Reading the folder{isFar && <span aria-hidden="true">, {Math.floor((100 * looking.done) / looking.total)} %</span>}</>;
}

function Search({ desk }: { desk: Desk }) {
  const { shelf, finding } = desk;
  const field = useRef<HTMLInputElement>(null);
  const asked = finding.value;
  useEffect(() => {
    if (asked > 0) field.current?.select();
  }, [asked]);
  const key = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === "Escape" && shelf.query.value) shelf.query.value = "";
    else if (event.key === "ArrowDown" || event.key === "Enter") document.querySelector<HTMLElement>(".rows")?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div class="search" role="search">
      <Glass />
      <input
        ref={field} type="search" placeholder="Search notes" aria-label="Search notes" value={shelf.query.value}
        onInput={(event) => (shelf.query.value = event.currentTarget.value)} onKeyDown={key}
      />
    </div>
  );
}

export function LibraryPane({ desk }: { desk: Desk }) {
  const { shelf } = desk;
  const view = shelf.view.value;
  if (!view) return null;
  const total = shelf.total.value;
  return (
    <nav class="pane library" aria-label="Library">
      <header class="bar">
        <h1 title={view.folder}>{view.title}</h1>
        <button class="quiet icon-button" title="New note (Ctrl+N)" aria-label="New note" onClick={() => void desk.choose("new-note")}><Plus /></button>
        {!desk.host.hasMenu && <Menu desk={desk} />}
      </header>
      <Search desk={desk} />
      <Shelves desk={desk} />
      <div class="list">
        <div class="list-top">
          <span class="list-said" aria-live="polite">
            {view.reading ? <Reading looking={view.looking} /> : `${total} ${total === 1 ? "note" : "notes"}`}
            {shelf.narrowing.value && <span class="narrowed"> {shelf.narrowing.value}</span>}
          </span>
          {shelf.narrowing.value
            ? <button class="quiet icon-button" aria-label="Show all notes" title="Show all notes" onClick={() => shelf.clear()}><Cross /></button>
            : (
              <select aria-label="Order" value={shelf.sort.value} onChange={(event) => (shelf.sort.value = event.currentTarget.value as Sort)}>
                <option value="date">by date</option>
                <option value="title">by title</option>
                <option value="changed">last changed</option>
              </select>
            )}
        </div>
        {shelf.isRead.value && total === 0 && !view.reading ? <Empty desk={desk} /> : <NoteList desk={desk} />}
      </div>
      {desk.layout.shows.editor.value && <Divider layout={desk.layout} side="library" />}
    </nav>
  );
}
