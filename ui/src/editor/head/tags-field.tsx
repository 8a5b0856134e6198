/**
 * The tags of a note: written ones as labels, a field that completes from the library's tags. A word becomes a tag by
 * Enter, by a comma or by choosing it, and by nothing else: whoever looks away finds it in the field again.
 */
import { useState } from "preact/hooks";
import { isComposing } from "../../components/composing";
import type { TagView } from "../../host/wire";
import { Cross } from "../../components/icons";

const MOST = 8;

/** What ends a tag, on a keyboard for Latin letters or for Chinese and Japanese ones. */
const COMMA = /[,，、]/;

/** Tags of the library that begin with, or else hold, what was typed; the most used first. */
export function completions(typed: string, known: readonly TagView[], taken: readonly string[]): TagView[] {
  const wanted = typed.trim().toLowerCase();
  const free = known.filter(({ title, slug }) =>
    !taken.includes(title) && !taken.includes(slug) && title.toLowerCase().includes(wanted));
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

  const write = (now: string): void => {
    setTyped(now);
    setAt(-1);
  };
  const take = (...words: string[]): void => {
    const fresh = new Set(words.map((word) => word.trim()).filter((word) => word && !tags.includes(word)));
    for (const tag of fresh) add(tag);
  };
  const takeOne = (tag: string): void => {
    take(tag);
    write("");
  };
  /** Each word that a comma ends is a tag; what is behind the last comma is still being typed. */
  const input = (now: string, isComposed: boolean): void => {
    setOpen(true);
    const words = isComposed ? [now] : now.split(COMMA);
    take(...words.slice(0, -1));
    write(words.at(-1)!.trimStart());
  };
  const key = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if ((event.key === "Enter" || event.key === ",") && (typed.trim() || at >= 0)) takeOne(found[at]?.title ?? typed);
    else if (event.key === "ArrowDown") setAt(Math.min(found.length - 1, at + 1));
    else if (event.key === "ArrowUp") setAt(Math.max(-1, at - 1));
    else if (event.key === "Escape" && (isOpen || typed)) {
      write("");
      setOpen(false);
    }
    else if (event.key === "Backspace" && typed === "" && tags.length > 0) remove(tags.at(-1)!);
    else return;
    event.preventDefault();
  };
  return (
    <div class="chips" role="group" aria-label="Tags">
      {tags.map((tag) => (
        <button key={tag} type="button" class="chip" aria-label={`Remove tag ${tag}`} onClick={() => remove(tag)}>
          {tag}<Cross />
        </button>
      ))}
      <input
        role="combobox" aria-label="Add a tag" aria-autocomplete="list" aria-controls="tag-completions"
        aria-expanded={found.length > 0} aria-activedescendant={at >= 0 ? `tag-completion-${at}` : undefined}
        placeholder="Add a tag" autocomplete="off" value={typed}
        onInput={(event) => input(event.currentTarget.value, event.isComposing)}
        onCompositionEnd={(event) => input(event.currentTarget.value, false)}
        onFocus={() => setOpen(true)}
        onKeyDown={key}
        onBlur={() => setOpen(false)}
      />
      <ul id="tag-completions" role="listbox" aria-label="Tags of the library" hidden={found.length === 0}>
        {found.map(({ slug, title, count }, index) => (
          <li
            key={slug} id={`tag-completion-${index}`} role="option" aria-selected={index === at}
            onPointerDown={(event) => {
              event.preventDefault();
              takeOne(title);
            }}
          >{title} <span class="count">{count}</span></li>
        ))}
      </ul>
    </div>
  );
}
