/** One field that leads anywhere: notes by their words, and commands after a `>`; or to a note that is open. */
import { useEffect, useRef, useState } from "preact/hooks";
import { findCommands } from "../commands/find-commands";
import { runAndReport } from "../commands/run";
import { allWords } from "../components/all-words";
import { isComposing } from "../components/composing";
import { openAtLine, whereTo, type Where } from "../note/open-note";
import type { AppState } from "../window/app-state";
import { DialogFrame } from "./dialog-frame";

interface Entry { id: string; words: string; aside: string; isOn?: boolean; go: (where: Where) => void }

const MOST = 12;

function commandsFor(query: string, app: AppState): Entry[] {
  return findCommands(query, app).map((command) => ({
    id: command.id, words: command.says?.(app) ?? command.words, aside: command.keys ?? "",
    isOn: command.isOn?.(app) ?? false, go: () => runAndReport(app, command.id),
  }));
}

async function notesFor(query: string, app: AppState): Promise<Entry[]> {
  const { rows } = await app.host.call("list_notes", { filter: {}, query, sort: "changed", offset: 0, limit: MOST });
  return rows.map(({ path, title, topic, date }) => ({
    id: path, words: title, aside: [topic?.title, date].filter(Boolean).join(" · "),
    go: (where) => void openAtLine(app, path, null, where),
  }));
}

/** The notes that have a tab, by use: the shown one last, since nobody goes there. */
function tabsFor(query: string, app: AppState): Entry[] {
  const { order, names } = app.tabs;
  const { active, used } = order.peek();
  const fits = allWords(query);
  const inTurn = [...used.filter((path) => path !== active), ...used.filter((path) => path === active)];
  return inTurn
    .map((path): Entry => ({
      id: path, words: names.peek().get(path)?.title ?? path, aside: path,
      go: () => void openAtLine(app, path, null),
    }))
    .filter(({ words, aside }) => fits(`${words} ${aside}`));
}

interface Props {
  app: AppState;
  close: () => void;
  begin: string;
  /** What is gone through: all notes and commands, or the notes that have a tab. */
  among?: "all" | "tabs";
}

export function Palette({ app, close, begin, among = "all" }: Props) {
  const [query, setQuery] = useState(begin);
  const [entries, setEntries] = useState<Entry[]>([]);
  const [at, setAt] = useState(0);
  const hint = among === "tabs" ? "An open note" : "A note, or > and a command";
  const field = useRef<HTMLInputElement>(null);
  // WebKit puts the caret of a field that gets the focus before what is in it.
  useEffect(() => field.current?.setSelectionRange(begin.length, begin.length), []);

  useEffect(() => {
    let isLate = false;
    const find = async (): Promise<Entry[]> => {
      if (among === "tabs") return tabsFor(query, app);
      const isForCommands = query.startsWith(">") || !app.library.peek();
      return isForCommands ? commandsFor(query.replace(/^>\s*/, ""), app) : notesFor(query.trim(), app);
    };
    find().then((found) => {
      if (isLate) return;
      setEntries(found);
      setAt(0);
    }).catch(app.notices.report);
    return () => void (isLate = true);
  }, [query]);

  const go = (entry: Entry | undefined, where: Where): void => {
    if (!entry) return;
    close();
    entry.go(where);
  };
  const key = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === "ArrowDown") setAt(Math.min(entries.length - 1, at + 1));
    else if (event.key === "ArrowUp") setAt(Math.max(0, at - 1));
    else if (event.key === "Enter") go(entries[at], whereTo(event));
    else return;
    event.preventDefault();
  };
  const idOf = (index: number): string => `palette-entry-${index}`;
  useEffect(() => document.getElementById(idOf(at))?.scrollIntoView?.({ block: "nearest" }), [at]);
  return (
    <DialogFrame app={app} title="Go to" size="palette" close={close}>
      <input
        ref={field} class="palette-field" autofocus role="combobox" aria-label={hint}
        aria-expanded="true" aria-controls="palette-entries"
        aria-activedescendant={entries.length > 0 ? idOf(at) : undefined}
        autocomplete="off" placeholder={hint} value={query}
        onInput={(event) => setQuery(event.currentTarget.value)} onKeyDown={key}
      />
      <ul id="palette-entries" class="entries" role="listbox" aria-label="Ways">
        {entries.map((entry, index) => (
          <li
            key={entry.id} id={idOf(index)} role="option" aria-selected={index === at}
            onPointerMove={() => setAt(index)} onClick={(event) => go(entry, whereTo(event))}
            onMouseDown={(event) => event.button === 1 && event.preventDefault()}
            onAuxClick={(event) => event.button === 1 && go(entry, whereTo(event))}
          >
            <span class={entry.isOn ? "is-on" : ""}>
              {entry.words}{entry.isOn && <span class="unseen"> (on)</span>}
            </span>
            <span class="aside">{entry.aside}</span>
          </li>
        ))}
      </ul>
      {entries.length === 0 && (
        <p class="hint">{query.startsWith(">") ? "No command is called that." : "No note has these words."}</p>
      )}
    </DialogFrame>
  );
}
