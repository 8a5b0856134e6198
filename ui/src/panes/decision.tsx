/** A quiet bar above the text where only the author can decide: never a dialog in the way of the words. */
import type { ComponentChildren } from "preact";
import type { Desk } from "../state/desk";

function Bar({ words, children }: { words: string; children?: ComponentChildren }) {
  return (
    <div class="decision" role="alert">
      <p>{words}</p>
      <div class="actions">{children}</div>
    </div>
  );
}

export function Decision({ desk }: { desk: Desk }) {
  const { writing, trouble } = desk;
  const { path } = writing.note.value ?? {};
  if (!path) return null;
  const recovered = writing.recovered.value;
  switch (writing.phase.value) {
    case "changed-outside":
      return (
        <Bar words={`${path} was changed by another program while you were writing. Nothing was overwritten.`}>
          <button onClick={() => void writing.takeTheirs().catch(trouble)}>Show the file</button>
          <button onClick={() => void writing.keepMine().catch(trouble)}>Save mine over it</button>
        </Bar>
      );
    case "gone":
      return <Bar words={`${path} is no longer on the disk. Your text is kept; copy it into a new note.`} />;
    case "refused":
      return (
        <Bar words={`${writing.failure.value?.message ?? `${path} could not be saved.`} ${writing.failure.value?.hint ?? ""}`}>
          <button onClick={() => void writing.save()}>Try again</button>
        </Bar>
      );
    default:
      return recovered && (
        <Bar words={`There is text of ${new Date(recovered.at).toLocaleString()} that was never saved.`}>
          <button onClick={() => writing.useRecovered()}>Put it back</button>
          <button onClick={() => void writing.dropRecovered().catch(trouble)}>Forget it</button>
        </Bar>
      );
  }
}
