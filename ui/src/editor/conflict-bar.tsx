/** A quiet bar above the text where only the author can decide: never a dialog in the way of the words. */
import type { ComponentChildren } from "preact";
import type { Failure } from "../host/wire";
import type { Desk } from "../window/app-state";
import { when } from "../components/when";

function Bar({ tone, words, children }: { tone: "quiet" | "pressing"; words: string; children?: ComponentChildren }) {
  return (
    <div class={`decision decision-${tone}`} role={tone === "pressing" ? "alert" : "status"}>
      <p>{words}</p>
      <div class="actions">{children}</div>
    </div>
  );
}

/** What was typed is not where it should be; where no disk has it at all, that is said first. */
function Refused({ desk, why, isNowhere }: { desk: Desk; why: Failure; isNowhere: boolean }) {
  const { writing, trouble } = desk;
  // What the core advises counts on the buffer.
  const words = isNowhere
    ? `What you typed is in this window and nowhere else. ${why.message} Save a copy elsewhere, or make room and try again.`
    : `${why.message} ${why.hint}`;
  return (
    <Bar tone="pressing" words={words}>
      <button onClick={() => void desk.saveCopy().catch(trouble)}>Save a copy elsewhere</button>
      <button onClick={() => void writing.save()}>Try again</button>
    </Bar>
  );
}

export function Decision({ desk }: { desk: Desk }) {
  const { writing } = desk;
  const phase = writing.phase.value;
  const unkept = writing.unkept.value;
  const failure = writing.failure.value;
  if (!writing.note.value) return null;
  if (phase === "refused" && failure) return <Refused desk={desk} why={failure} isNowhere={unkept !== null} />;
  const isAsked = phase === "changed-outside" || phase === "gone" || writing.recovered.value !== null;
  return (
    <>
      <Question desk={desk} />
      {isAsked && unkept && <Refused desk={desk} why={unkept} isNowhere />}
    </>
  );
}

/** Which of two texts it shall be. */
function Question({ desk }: { desk: Desk }) {
  const { writing, trouble } = desk;
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
          <button onClick={() => void desk.leaving(() => writing.close()).catch(trouble)}>Close it</button>
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
