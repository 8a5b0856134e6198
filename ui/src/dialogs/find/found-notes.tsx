/** The notes with hits, each hit in its line: as it is, as it would become, and whether it is left as it is. */
import { useState } from "preact/hooks";
import type { FoundNoteView, HitView } from "../../host/wire";
import { openHit, whereTo } from "../../note/open-note";
import type { AppState } from "../../window/app-state";
import type { LibraryFind } from "./library-find";

/** So many notes are drawn at once; thousands would hold the window. */
const DRAWN = 50;

export function FoundNotes({ app, find }: { app: AppState; find: LibraryFind }) {
  const [drawn, setDrawn] = useState(DRAWN);
  const notes = find.notes.value;
  const more = Math.min(DRAWN, notes.length - drawn);
  return (
    <div class="found">
      {notes.slice(0, drawn).map((note) => <FoundNote key={note.path} app={app} find={find} note={note} />)}
      {more > 0 && (
        <button type="button" onClick={() => setDrawn(drawn + DRAWN)}>
          Show {more} of {(notes.length - drawn).toLocaleString("en")} more notes
        </button>
      )}
    </div>
  );
}

function FoundNote({ app, find, note }: { app: AppState; find: LibraryFind; note: FoundNoteView }) {
  const { path, title, hits, count } = note;
  const out = find.leftOut.value.get(path);
  const isReplacing = find.with.value !== null;
  const more = count - hits.length;
  return (
    <section class="found-note" aria-label={title}>
      <h3>
        {isReplacing && (
          <input
            type="checkbox" aria-label={`All of ${title}`} checked={out !== "all"}
            ref={(box) => void (box && (box.indeterminate = out !== undefined && out !== "all"))}
            onChange={(event) => find.leaveOut(path, !event.currentTarget.checked)}
          />
        )}
        <span class="found-title">{title}</span><span class="path-text">{path}</span>
        <span class="count">{count.toLocaleString("en")}</span>
      </h3>
      <ul>
        {hits.map((hit, at) => (
          <li key={at}>
            {isReplacing && (
              <input
                type="checkbox" aria-label={`Line ${hit.line}`} checked={!find.isLeftOut(path, at)}
                onChange={(event) => find.leaveHitOut(note, at, !event.currentTarget.checked)}
              />
            )}
            <button
              type="button" class="quiet found-line" title="Go to this place"
              onClick={(event) => void openHit(app, path, hit, whereTo(event)).catch(app.notices.report)}
            ><span class="number">{hit.line}</span><Line hit={hit} isLeft={find.isLeftOut(path, at)} /></button>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="hint">{more.toLocaleString("en")} more in this note that are not listed.</p>}
    </section>
  );
}

const inLine = (text: string): string => text.replaceAll("\n", "⏎");

function Line({ hit: { before, text, after, becomes }, isLeft }: { hit: HitView; isLeft: boolean }) {
  const isReplaced = becomes !== null && !isLeft;
  return (
    <span class="found-text">
      {before.trimStart()}
      {isReplaced ? <del>{inLine(text)}</del> : <mark>{inLine(text)}</mark>}
      {isReplaced && becomes !== "" && <ins>{inLine(becomes)}</ins>}
      {after}
    </span>
  );
}
