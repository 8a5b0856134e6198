/** The tags of a note: written ones as labels, a field that completes from the library's tags. */
import { useState } from "preact/hooks";
import { isComposing } from "../composing";
import type { TagView } from "../host/wire";
import { Cross } from "./icons";

const MOST = 8;

/** Tags of the library that begin with, or else hold, what was typed; the most used first. */
export function completions(typed: string, known: readonly TagView[], taken: readonly string[]): TagView[] {
  const wanted = typed.trim().toLowerCase();
  const free = known.filter(({ title, slug }) => !taken.includes(title) && !taken.includes(slug) && title.toLowerCase().includes(wanted));
  const begins = (tag: TagView): number => (tag.title.toLowerCase().startsWith(wanted) ? 0 : 1);
  return free.sort((a, b) => begins(a) - begins(b) || b.count - a.count).slice(0, MOST);
}

export function TagsField({ tags, known, add, remove }: {
  tags: readonly string[]; known: readonly TagView[]; add: (tag: string) => void; remove: (tag: string) => void;
}) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(-1);
  const [isOpen, setOpen] = useState(false);
  const found = isOpen ? completions(typed, known, tags) : [];

  const take = (tag: string): void => {
    const value = tag.trim();
    if (value && !tags.includes(value)) add(value);
    setTyped("");
    setAt(-1);
  };
  const key = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if ((event.key === "Enter" || event.key === ",") && (typed.trim() || at >= 0)) take(found[at]?.title ?? typed);
    else if (event.key === "ArrowDown") setAt(Math.min(found.length - 1, at + 1));
    else if (event.key === "ArrowUp") setAt(Math.max(-1, at - 1));
    else if (event.key === "Escape" && isOpen) setOpen(false);
    else if (event.key === "Backspace" && typed === "" && tags.length > 0) remove(tags.at(-1)!);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <span id="tags-label">Tags</span>
      <div class="chips">
        {tags.map((tag) => (
          <button key={tag} type="button" class="chip" aria-label={`Remove tag ${tag}`} onClick={() => remove(tag)}>{tag}<Cross /></button>
        ))}
        <div class="completed">
          <input
            role="combobox" aria-labelledby="tags-label" aria-autocomplete="list" aria-controls="tag-completions" aria-expanded={found.length > 0}
            aria-activedescendant={at >= 0 ? `tag-completion-${at}` : undefined} placeholder="Add a tag" autocomplete="off" value={typed}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              setAt(-1);
              setOpen(true);
            }}
            onFocus={() => setOpen(true)}
            onKeyDown={key}
            onBlur={() => {
              take(typed);
              setOpen(false);
            }}
          />
          <ul id="tag-completions" role="listbox" aria-label="Tags of the library" hidden={found.length === 0}>
            {found.map(({ slug, title, count }, index) => (
              <li
                key={slug} id={`tag-completion-${index}`} role="option" aria-selected={index === at}
                onPointerDown={(event) => {
                  event.preventDefault();
                  take(title);
                }}
              >{title} <span class="count">{count}</span></li>
            ))}
          </ul>
        </div>
      </div>
    </>
  );
}
