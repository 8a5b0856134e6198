/** What Fieldnotes is, and its keys. */
import { OTHER_KEYS } from "../commands/shortcuts";
import { COMMANDS } from "../commands/table";
import type { AppState } from "../window/app-state";
import { DialogFrame } from "./dialog-frame";

function Keys({ title, keys }: { title: string; keys: readonly (readonly [string, string])[] }) {
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
  return (
    <DialogFrame app={app} title="Fieldnotes" size="large" close={close}>
      <p class="hint">
        Version {app.version.value}. Notes are plain Markdown files in your folder; this program changes only what you
        change.
      </p>
      <div class="columns">
        <Keys title="Window" keys={commands} />
        <Keys title="Text" keys={OTHER_KEYS} />
      </div>
    </DialogFrame>
  );
}
