/** What Fieldnotes is, and its keys. */
import { COMMANDS } from "../commands/table";
import { MARKDOWN_KEYS } from "../editor/markdown-keys";
import type { AppState } from "../window/app-state";
import { DialogFrame } from "./dialog-frame";

type NamedKeys = readonly (readonly [string, string])[];

/** Keys that CodeMirror binds in the text, and the one between the panes. */
const OTHER_KEYS: NamedKeys = [
  ["Ctrl+F", "Find in the note"], ["Ctrl+Z", "Undo"], ["Ctrl+Shift+Z", "Redo"], ["Ctrl+/", "Comment out"],
  ["Tab", "Indent, an item into the one before it; Escape, then Tab, leaves the text"], ["F6", "To the next pane"],
];

/** `Mod-b` as the table of commands spells it. */
const spelled = (key: string): string => key.replace("Mod-", "Ctrl+").replace(/.$/, (sign) => sign.toUpperCase());

function Keys({ title, keys }: { title: string; keys: NamedKeys }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <dl class="keys">
        {keys.map(([key, words]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{words}</dd></div>)}
      </dl>
    </section>
  );
}

export function AboutDialog({ app, close }: { app: AppState; close: () => void }) {
  const commands = COMMANDS.flatMap(({ keys, words }) => (keys ? [[keys, words] as const] : []));
  const ofText = MARKDOWN_KEYS.map(({ key, words }) => [spelled(key), words] as const);
  return (
    <DialogFrame app={app} title="Fieldnotes" size="large" close={close}>
      <p class="hint">
        Version {app.version.value}. Notes are plain Markdown files in your folder; this program changes only what you
        change.
      </p>
      <div class="columns">
        <Keys title="Window" keys={commands} />
        <Keys title="Text" keys={[...ofText, ...OTHER_KEYS]} />
      </div>
    </DialogFrame>
  );
}
