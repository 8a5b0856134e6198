/** A quiet bar above the text where only the author can decide: never a dialog in the way of the words. */
import type { ComponentChildren } from "preact";
import type { Desk } from "../state/desk";
import { when } from "./when";

function Bar({ tone, words, children }: { tone: "quiet" | "pressing"; words: string; children?: ComponentChildren }) {
  return (
    <div class={`decision decision-${tone}`} role={tone === "pressing" ? "alert" : "status"}>
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
  const compare = (): void => void (desk.dialog.value = "compare");
  switch (writing.phase.value) {
    case "changed-outside":
      return (
        <Bar tone="pressing" words="Another program changed this note at lines that you changed too. Nothing was overwritten.">
          <button onClick={compare}>Compare</button>
          <button onClick={() => void writing.keepMine().catch(trouble)}>Keep mine</button>
          <button onClick={() => void writing.takeTheirs().catch(trouble)}>Take theirs</button>
        </Bar>
      );
    case "gone":
      return (
        <Bar tone="pressing" words="This note was removed from the disk. Its text is still here.">
          <button onClick={() => void writing.putBack().catch(trouble)}>Put it back</button>
          <button onClick={() => void writing.letGo().catch(trouble)}>Close it</button>
        </Bar>
      );
    case "refused":
      return (
        <Bar tone="pressing" words={`${writing.failure.value?.message ?? `${path} could not be saved.`} ${writing.failure.value?.hint ?? ""}`}>
          <button onClick={() => void writing.save()}>Try again</button>
        </Bar>
      );
    default:
      return recovered && (
        <Bar tone="quiet" words={`Recovered: typed until ${when(recovered.at)}, never saved.`}>
          <button class="quiet" onClick={compare}>Compare</button>
          <button class="quiet" onClick={() => void writing.dropRecovered().catch(trouble)}>Drop it</button>
          <button onClick={() => void writing.save()}>Save it</button>
        </Bar>
      );
  }
}
