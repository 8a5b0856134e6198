/** One field that leads anywhere: notes by their words, and commands after a `>`. */
import { useEffect, useRef, useState } from "preact/hooks";
import { choicesFor } from "../commands/table";
import { isComposing } from "../components/composing";
import type { Desk } from "../window/app-state";
import { Frame } from "./dialog-frame";

interface Way { id: string; words: string; aside: string; go: () => void }

const MOST = 12;

export function Palette({ desk, close, begin }: { desk: Desk; close: () => void; begin: string }) {
  const [query, setQuery] = useState(begin);
  const [ways, setWays] = useState<Way[]>([]);
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  // WebKit puts the caret of a field that gets the focus before what is in it.
  useEffect(() => field.current?.setSelectionRange(begin.length, begin.length), []);

  useEffect(() => {
    let isLate = false;
    const commands = (wanted: string): Way[] => choicesFor(wanted, desk.writing.path !== null).map(({ id, words, keys }) => ({
      id, words, aside: keys ?? "", go: () => void desk.choose(id).catch(desk.trouble),
    }));
    const find = async (): Promise<Way[]> => {
      if (query.startsWith(">") || !desk.shelf.view.peek()) return commands(query.replace(/^>\s*/, ""));
      const { rows } = await desk.host.call("list_notes", { filter: {}, query: query.trim(), sort: "changed", offset: 0, limit: MOST });
      return rows.map(({ path, title, topic, date }) => ({
        id: path, words: title, aside: [topic?.title, date].filter(Boolean).join(" · "), go: () => void desk.goTo(path, null),
      }));
    };
    find().then((found) => {
      if (isLate) return;
      setWays(found);
      setAt(0);
    }).catch(desk.trouble);
    return () => void (isLate = true);
  }, [query]);

  const go = (way: Way | undefined): void => {
    if (!way) return;
    close();
    way.go();
  };
  const key = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === "ArrowDown") setAt(Math.min(ways.length - 1, at + 1));
    else if (event.key === "ArrowUp") setAt(Math.max(0, at - 1));
    else if (event.key === "Enter") go(ways[at]);
    else return;
    event.preventDefault();
  };
  const idOf = (index: number): string => `way-${index}`;
  useEffect(() => document.getElementById(idOf(at))?.scrollIntoView?.({ block: "nearest" }), [at]);
  return (
    <Frame desk={desk} title="Go to" size="palette" close={close}>
      <input
        ref={field} class="palette-field" autofocus role="combobox" aria-label="A note, or > and a command" aria-expanded="true" aria-controls="ways"
        aria-activedescendant={ways.length > 0 ? idOf(at) : undefined} autocomplete="off" placeholder="A note, or > and a command" value={query}
        onInput={(event) => setQuery(event.currentTarget.value)} onKeyDown={key}
      />
      <ul id="ways" role="listbox" aria-label="Ways">
        {ways.map((way, index) => (
          <li key={way.id} id={idOf(index)} role="option" aria-selected={index === at} onPointerMove={() => setAt(index)} onClick={() => go(way)}>
            <span>{way.words}</span><span class="aside">{way.aside}</span>
          </li>
        ))}
      </ul>
      {ways.length === 0 && <p class="hint">{query.startsWith(">") ? "No command is called that." : "No note has these words."}</p>}
    </Frame>
  );
}
