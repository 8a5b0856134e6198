/** What was typed before the program ended, and whose note is gone since: it says so until the author decides. */
import { useState } from "preact/hooks";
import { Banner } from "../components/banner";
import { momentText } from "../components/moment";
import type { AppState } from "../window/app-state";
import { dropUnsaved, restoreUnsaved } from "./left-behind";

export function LeftBehindBar({ app }: { app: AppState }) {
  const { report } = app.notices;
  const [isPutOff, putOff] = useState(false);
  const [first, ...more] = app.library.value?.leftBehind ?? [];
  if (!first || isPutOff) return null;
  const { path, at, words } = first;
  const what = words === 1 ? "A word" : `${words.toLocaleString("en")} words`;
  const others = more.length === 1 ? "another text" : `${more.length} other texts`;
  const lost = `${what} of it, typed until ${momentText(at)}, were never saved, and are kept.`;
  const also = more.length === 0 ? "" : ` So it is with ${others}.`;
  return (
    <Banner tone="quiet" words={`${path} is gone from the library. ${lost}${also}`}>
      <button class="quiet" onClick={() => putOff(true)}>Later</button>
      {path.endsWith(".md") && (
        <button class="quiet" onClick={() => void dropUnsaved(app, path).catch(report)}>
          Only keep it in the history
        </button>
      )}
      <button onClick={() => void restoreUnsaved(app, path).catch(report)}>Make it a note again</button>
    </Banner>
  );
}
