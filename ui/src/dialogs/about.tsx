/** What Fieldnotes is, and its keys. */
import { CHOICES, EDITOR_KEYS } from "../commands/table";
import type { Desk } from "../window/app-state";
import { Frame } from "./dialog-frame";

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

export function About({ desk, close }: { desk: Desk; close: () => void }) {
  const choices = CHOICES.flatMap(({ keys, words }) => (keys ? [[keys, words] as const] : []));
  return (
    <Frame desk={desk} title="Fieldnotes" size="large" close={close}>
      <p class="hint">Version {desk.version.value}. Notes are plain Markdown files in your folder; this program changes only what you change.</p>
      <div class="columns">
        <Keys title="Window" keys={choices} />
        <Keys title="Text" keys={EDITOR_KEYS} />
      </div>
    </Frame>
  );
}
