/** The left pane: search, what narrows the list, and the list. */
import { Menu } from "../commands/menu";
import { runAndReport } from "../commands/run";
import { withKeys } from "../commands/table";
import { Cross, Plus } from "../components/icons";
import { plural } from "../components/plural";
import type { LibraryView, Sort } from "../host/wire";
import type { AppState } from "../window/app-state";
import { Divider } from "../window/divider";
import { Filters } from "./filters";
import { NoteRows } from "./note-rows";
import { SearchField } from "./search-field";

function Empty({ app }: { app: AppState }) {
  const { list } = app;
  const narrowed = list.filterWords.value;
  return (
    <div class="empty">
      <p>{narrowed ? `No note ${narrowed}.` : "A note is one Markdown file. Begin with a title."}</p>
      {narrowed
        ? <button onClick={() => list.showAll()}>Show all notes</button>
        : <button class="main" onClick={() => runAndReport(app, "new-note")}>New note</button>}
    </div>
  );
}

/** The first look at the folder; how far it is, for the eye alone, since it is another every moment. */
function Indexing({ looking }: Pick<LibraryView, "looking">) {
  const isFar = looking !== null && looking.done > 0 && looking.total > 0;
  const percent = isFar && Math.floor((100 * looking.done) / looking.total);
  return <>Reading the folder{isFar && <span aria-hidden="true">, {percent} %</span>}</>;
}

/** How many notes there are, their order, and what narrows them, each to be taken away. */
function ListTop({ app, library }: { app: AppState; library: LibraryView }) {
  const { list } = app;
  const total = list.total.value;
  return (
    <div class="list-top">
      <span class="list-said" aria-live="polite">
        {library.indexing ? <Indexing looking={library.looking} /> : `${total} ${plural(total, "note")}`}
        {list.filterWords.value && <span class="unseen"> {list.filterWords.value}</span>}
      </span>
      <select
        aria-label="Order" value={list.sort.value}
        onChange={(event) => (list.sort.value = event.currentTarget.value as Sort)}
      >
        <option value="date">by date</option>
        <option value="title">by title</option>
        <option value="changed">last changed</option>
      </select>
      {list.narrowing.value.length > 0 && (
        <div class="narrowing" role="group" aria-label="What narrows the list">
          {list.narrowing.value.map(({ words, remove }) => (
            <button key={words} class="chip" aria-label={`Show notes not only ${words}`} onClick={remove}>
              <span>{words}</span><Cross />
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

export function ListPane({ app }: { app: AppState }) {
  const { layout, list } = app;
  const library = app.library.value;
  if (!library) return null;
  const isEmpty = list.isRead.value && list.total.value === 0 && !library.indexing;
  return (
    <nav class="pane library" aria-label="Library">
      <header class="bar">
        <h1 title={library.folder}>{library.title}</h1>
        <button
          class="quiet icon-button" title={withKeys("New note", "new-note")} aria-label="New note"
          onClick={() => runAndReport(app, "new-note")}
        ><Plus /></button>
        {!app.host.hasMenu && <Menu app={app} />}
      </header>
      <SearchField list={list} />
      <Filters app={app} />
      <div class="list">
        <ListTop app={app} library={library} />
        {isEmpty ? <Empty app={app} /> : <NoteRows app={app} />}
      </div>
      {layout.shows.editor.value && <Divider layout={layout} side="library" />}
    </nav>
  );
}
