/** Addresses of the site under one word and their number. */
import type { ComponentChildren } from "preact";
import { openAtLine } from "../../note/open-note";
import type { AppState } from "../../window/app-state";

/** Nobody reads on after so many; the number says how many there are. */
const LISTED = 300;

export function Files({ words, files, isOpen = false, tone = "", row = (file) => file }: {
  words: string; files: readonly string[]; isOpen?: boolean; tone?: string; row?: (file: string) => ComponentChildren;
}) {
  if (files.length === 0) return <p class="tally"><span>{words}</span><span class="count">0</span></p>;
  const more = files.length - LISTED;
  return (
    <details open={isOpen}>
      <summary class={`tally ${tone}`}><span>{words}</span><span class="count">{files.length}</span></summary>
      <ul class="files">
        {files.slice(0, LISTED).map((file) => <li key={file}>{row(file)}</li>)}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </details>
  );
}

/** By the address of its page, the file of a note. */
export type Notes = Readonly<Record<string, string | undefined>>;

/** The page of a note leads to the note; any other page is only named. */
export function Address({ address, notes, app }: { address: string; notes: Notes; app: AppState }) {
  const note = notes[address];
  if (note === undefined) return <>{address}</>;
  return (
    <button type="button" class="quiet jump" title={`Open ${note}`} onClick={() => void openAtLine(app, note, null)}>
      {address}
    </button>
  );
}
