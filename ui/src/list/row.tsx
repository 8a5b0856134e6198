/** One note in the list: its title, where it stands, and in a search the words that were found. */
import { StateMark } from "../components/state-mark";
import type { NoteRow } from "../host/wire";

type Snippet = NonNullable<NoteRow["snippet"]>;

function Found({ snippet }: { snippet: Snippet }) {
  return (
    <span class="row-snippet">{snippet.map((piece) => (piece.hit ? <mark>{piece.text}</mark> : piece.text))}</span>
  );
}

export function Row({ row, searched }: { row: NoteRow; searched: boolean }) {
  const { title, date, state, problems, topic, tags, snippet } = row;
  return (
    <>
      <span class="row-title"><StateMark state={state} said={false} /><span class="row-words">{title}</span></span>
      <span class="row-facts">
        {date ? <time dateTime={date}>{date}</time> : <span>no date</span>}
        {state !== "ready" && <span class={`state-${state}`} aria-hidden="true">{state}</span>}
        {problems > 0 && <span class="problem">{problems} to fix</span>}
        {topic && <span class="row-topic">{topic.title}</span>}
      </span>
      {searched && snippet
        ? <Found snippet={snippet} />
        : <span class="row-tags">{tags.map(({ title: tag }) => tag).join("  ")}</span>}
    </>
  );
}
