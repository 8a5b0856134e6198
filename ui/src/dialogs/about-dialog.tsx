/** What Fieldnotes is, and the map of its keys: by groups, and found by their words or keys. */
import { useState } from "preact/hooks";
import { MENUS, titled } from "../commands/menus";
import { commandOf } from "../commands/table";
import { allWords } from "../components/all-words";
import type { AppState } from "../window/app-state";
import { DialogFrame } from "./dialog-frame";

interface Named { keys: string; words: string }

/** Keys that CodeMirror binds in the text, and that no menu names. */
const IN_TEXT: readonly Named[] = [
  { keys: "Ctrl+/", words: "Comment out" }, { keys: "Alt+Up", words: "Move the line up" },
  { keys: "Alt+Down", words: "Move the line down" }, { keys: "Tab", words: "Indent" },
  { keys: "Escape, Tab", words: "Leave the text" }, { keys: "Ctrl+.", words: "Suggestions for a misspelled word" },
];

/** All commands in the order of the menus, and what no menu has. */
export function keyMap(): { title: string; named: Named[] }[] {
  const groups = MENUS.flatMap(titled).map(({ title, ids }) => ({
    title,
    named: ids.map(commandOf).filter(({ isOfSystem }) => !isOfSystem).map(({ keys = "", words }) => ({ keys, words })),
  }));
  return [...groups, { title: "In the text", named: [...IN_TEXT] }];
}

function Keys({ title, named }: { title: string; named: readonly Named[] }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <dl class="keys">
        {named.map(({ keys, words }) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>{keys && keys.split(", ").map((key) => <kbd key={key}>{key}</kbd>)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function AboutDialog({ app, close }: { app: AppState; close: () => void }) {
  const [wanted, setWanted] = useState("");
  const fits = allWords(wanted);
  const groups = keyMap()
    .map(({ title, named }) => ({ title, named: named.filter(({ keys, words }) => fits(`${words} ${keys}`)) }))
    .filter(({ named }) => named.length > 0);
  return (
    <DialogFrame app={app} title="Keys, and about Fieldnotes" size="large" close={close}>
      <p class="hint">
        Version {app.version.value}. Notes are plain Markdown files in your folder; this program changes only what you
        change.
      </p>
      <input
        class="key-filter" type="search" autofocus placeholder="Find a command or its keys"
        aria-label="Find a command or its keys" value={wanted}
        onInput={(event) => setWanted(event.currentTarget.value)}
      />
      <div class="columns">{groups.map((group) => <Keys key={group.title} {...group} />)}</div>
      {groups.length === 0 && <p class="hint" role="status">No command is called that.</p>}
    </DialogFrame>
  );
}
