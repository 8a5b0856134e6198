/** What was typed before the program ended, and whose note is gone since: it says so until the author decides. */
import { useState } from "preact/hooks";
import type { Desk } from "../window/app-state";
import { when } from "../components/when";

export function LeftBehind({ desk }: { desk: Desk }) {
  const left = desk.shelf.view.value?.leftBehind ?? [];
  const [isPutOff, putOff] = useState(false);
  const [first, ...more] = left;
  if (!first || isPutOff) return null;
  const { path, at, words } = first;
  const others = more.length === 0 ? "" : ` So it is with ${more.length === 1 ? "another text" : `${more.length} other texts`}.`;
  return (
    <div class="decision decision-quiet" role="status">
      <p>{`${path} is gone from the library. ${words === 1 ? "A word" : `${words.toLocaleString("en")} words`} of it, typed until ${when(at)}, were never saved, and are kept.${others}`}</p>
      <div class="actions">
        <button class="quiet" onClick={() => putOff(true)}>Later</button>
        {path.endsWith(".md") && <button class="quiet" onClick={() => void desk.dropUnsaved(path).catch(desk.trouble)}>Only keep it in the history</button>}
        <button onClick={() => void desk.restoreUnsaved(path).catch(desk.trouble)}>Make it a note again</button>
      </div>
    </div>
  );
}
