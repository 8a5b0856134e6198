/** The field that searches the notes. From it the arrow and Enter lead into the list. */
import { useEffect, useRef } from "preact/hooks";
import { isComposing } from "../components/composing";
import { Glass } from "../components/icons";
import type { NoteList } from "./note-list";

export function SearchField({ list }: { list: NoteList }) {
  const field = useRef<HTMLInputElement>(null);
  const asked = list.searchRequests.value;
  useEffect(() => {
    if (asked > 0) field.current?.select();
  }, [asked]);
  const key = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === "Escape" && list.query.value) list.query.value = "";
    else if (event.key === "ArrowDown" || event.key === "Enter") document.querySelector<HTMLElement>(".rows")?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div class="search" role="search">
      <Glass />
      <input
        ref={field} type="search" placeholder="Search notes" aria-label="Search notes" value={list.query.value}
        onInput={(event) => (list.query.value = event.currentTarget.value)} onKeyDown={key}
      />
    </div>
  );
}
