/** The open note's text beside its file, where they differ, and the author's word which text it shall be. */
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { ComparisonIsland, Sides } from "../editor/comparison-island";
import type { AppState } from "../window/app-state";
import { Comparison } from "./comparison";
import { DialogFrame } from "./dialog-frame";

export function CompareDialog({ app, close }: { app: AppState; close: () => void }) {
  const isConflict = app.note.phase.peek() === "changed-outside";
  return isConflict ? <Conflict app={app} close={close} /> : <Recovered app={app} close={close} />;
}

/** The children are buttons that may ask for the right text as it was made. */
function CompareFrame({ app, title, hint, sides, close, children }: {
  app: AppState; title: string; hint: string; sides: Sides; close: () => void;
  children: (text: () => string) => ComponentChildren;
}) {
  const island = useRef<ComparisonIsland | null>(null);
  return (
    <DialogFrame app={app} title={title} size="whole" close={close}>
      <p class="hint">{hint}</p>
      <Comparison sides={sides} island={island} />
      <div class="actions">{children(() => island.current?.text() ?? sides.right)}</div>
    </DialogFrame>
  );
}

const CONFLICT_HINT = "The text on the right is the one that is saved. Write in it, or take parts of the file over "
  + "with the arrows. Both texts as they are now stay in the history.";

/** The file as another program left it against the author's text. */
function Conflict({ app, close }: { app: AppState; close: () => void }) {
  const { note } = app;
  const [theirs] = useState(note.file);
  const end = (done: Promise<void>): void => void done.then(close).catch(app.notices.report);
  const labels = { leftLabel: "The file, changed by another program", rightLabel: "Your text" };
  return (
    <CompareFrame
      app={app} close={close} title={`Both changed: ${note.path}`} hint={CONFLICT_HINT}
      sides={{ left: theirs.text, right: note.text, ...labels }}
    >
      {(text) => (
        <>
          <button onClick={() => end(note.takeTheirs())}>Take the file’s text</button>
          <button class="main" onClick={() => end(note.keepMine(text(), theirs.hash))}>Save my text</button>
        </>
      )}
    </CompareFrame>
  );
}

const RECOVERED_HINT = "The text on the right was typed and never saved. Write in it, or take parts of the file over "
  + "with the arrows.";

/** What was typed and never saved against the file. */
function Recovered({ app, close }: { app: AppState; close: () => void }) {
  const { note } = app;
  const [{ session }] = useState(note);
  const end = (done: Promise<void>): void => void done.then(close).catch(app.notices.report);
  const use = async (text: string): Promise<void> => {
    await note.useText(text, session);
    await note.save();
  };
  return (
    <CompareFrame
      app={app} close={close} title={`Recovered: ${note.path}`} hint={RECOVERED_HINT}
      sides={{ left: note.file.text, right: note.text, leftLabel: "The file", rightLabel: "The recovered text" }}
    >
      {(text) => (
        <>
          <button onClick={() => end(note.dropRecovered())}>Drop the recovered text</button>
          <button class="main" onClick={() => end(use(text()))}>Save my text</button>
        </>
      )}
    </CompareFrame>
  );
}
