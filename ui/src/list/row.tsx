/** One note in the list: its title, where it stands, and in a search the words that were found. */
import type { NoteRow } from "../host/wire";
import { StateMark } from "../components/state-mark";

function Found({ row }: { row: NoteRow }) {
  return <span class="row-snippet">{row.snippet!.map((piece) => (piece.hit ? <mark>{piece.text}</mark> : piece.text))}</span>;
}

export function Row({ row, searched }: { row: NoteRow; searched: boolean }) {
  return (
    <>
      <span class="row-title"><StateMark state={row.state} said={false} /><span class="row-words">{row.title}</span></span>
      <span class="row-facts">
        {row.date ? <time dateTime={row.date}>{row.date}</time> : <span>no date</span>}
        {row.state !== "ready" && <span class={`state-${row.state}`} aria-hidden="true">{row.state}</span>}
        {row.problems > 0 && <span class="problem">{row.problems} to fix</span>}
        {row.topic && <span class="row-topic">{row.topic.title}</span>}
      </span>
      {searched && row.snippet ? <Found row={row} /> : <span class="row-tags">{row.tags.map(({ title }) => title).join("  ")}</span>}
    </>
  );
}
