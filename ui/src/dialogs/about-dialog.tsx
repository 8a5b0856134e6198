/** What Fieldnotes is, and the map of its keys: by groups, and found by their words or keys. */
import { useState } from "preact/hooks";
import { COMMANDS, type CommandId } from "../commands/table";
import { MARKDOWN_KEYS } from "../editor/markdown-keys";
import type { AppState } from "../window/app-state";
import { DialogFrame } from "./dialog-frame";

interface Named { keys: string; words: string }

/** Which commands go together; what is named nowhere stands under the last title. */
const GROUPS: readonly (readonly [string, readonly CommandId[]])[] = [
  ["Notes", ["new-note", "save", "rename-note", "trash-note", "history", "palette", "back", "forward"]],
  ["Find", ["commands", "find-in-note", "find", "find-in-notes"]],
  ["Library and site", [
    "catalogue", "undo-operation", "redo-operation", "check", "export", "open-library", "new-library",
  ]],
  ["What is seen", [
    "toggle-library", "toggle-head", "toggle-preview", "follow", "zoom-in", "zoom-out", "zoom-none", "writing-larger",
    "writing-smaller", "measure-wider", "measure-narrower", "full-screen", "theme-light", "theme-dark", "theme-system",
  ]],
];

/** Keys that CodeMirror binds in the text, and the one between the panes. */
const IN_TEXT: readonly Named[] = [
  { keys: "Ctrl+Z", words: "Undo" }, { keys: "Ctrl+Shift+Z", words: "Redo" },
  { keys: "Ctrl+/", words: "Comment out" }, { keys: "Alt+Up", words: "Move the line up" },
  { keys: "Alt+Down", words: "Move the line down" }, { keys: "Tab", words: "Indent" },
  { keys: "Escape, Tab", words: "Leave the text" }, { keys: "F6", words: "To the next pane" },
  { keys: "Shift+F6", words: "To the pane before" },
];

/** `Mod-b` as the table of commands spells it. */
const spelled = (key: string): string => key.replace("Mod-", "Ctrl+").replace(/.$/, (sign) => sign.toUpperCase());

/** All groups with what they name, in the words of the table of commands. */
export function keyMap(): { title: string; named: Named[] }[] {
  const all = COMMANDS.map(({ id, keys = "", words }) => ({ id, keys, words }));
  const known = new Set<string>(GROUPS.flatMap(([, ids]) => ids));
  const rest = all.filter(({ id }) => !known.has(id));
  const ofText = MARKDOWN_KEYS.map(({ key, words }) => ({ keys: spelled(key), words }));
  return [
    ...GROUPS.map(([title, ids]) => ({ title, named: all.filter(({ id }) => ids.includes(id)) })),
    { title: "In the text", named: [...ofText, ...IN_TEXT] },
    { title: "More", named: rest },
  ];
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
  const parts = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ keys, words }: Named): boolean =>
    parts.every((part) => `${words} ${keys}`.toLowerCase().includes(part));
  const groups = keyMap().map(({ title, named }) => ({ title, named: named.filter(fits) }))
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
