/** What only the author can decide about the open note: which of two texts it shall be, or where its words go. */
import { Banner } from "../components/banner";
import { momentText } from "../components/moment";
import type { Failure } from "../host/wire";
import { saveCopy } from "../note/save-copy";
import { closeTab } from "../tabs/close-tab";
import type { AppState } from "../window/app-state";

export function ConflictBar({ app }: { app: AppState }) {
  const { note } = app;
  const phase = note.phase.value;
  const unkept = note.unkept.value;
  const failure = note.failure.value;
  if (!note.opened.value) return null;
  if (phase === "refused" && failure) return <NotSaved app={app} why={failure} isNowhere={unkept !== null} />;
  const isAsked = phase === "changed-outside" || phase === "gone" || note.recovered.value !== null;
  return (
    <>
      <Question app={app} />
      {isAsked && unkept && <NotSaved app={app} why={unkept} isNowhere />}
    </>
  );
}

/** What was typed is not where it should be; where no disk has it at all, that is said first. */
function NotSaved({ app, why, isNowhere }: { app: AppState; why: Failure; isNowhere: boolean }) {
  const { note, notices: { report } } = app;
  // What the core advises counts on the buffer.
  const words = isNowhere
    ? `What you typed is in this window and nowhere else. ${why.message} `
      + "Save a copy elsewhere, or make room and try again."
    : `${why.message} ${why.hint}`;
  return (
    <Banner tone="pressing" words={words}>
      <button onClick={() => void saveCopy(app).catch(report)}>Save a copy elsewhere</button>
      <button onClick={() => void note.save()}>Try again</button>
    </Banner>
  );
}

/** Which of two texts it shall be. */
function Question({ app }: { app: AppState }) {
  const { note, notices: { report } } = app;
  const recovered = note.recovered.value;
  const compare = (): void => void (app.dialog.value = "compare");
  switch (note.phase.value) {
    case "changed-outside":
      return (
        <Banner
          tone="pressing"
          words="Another program changed this note at lines that you changed too. Nothing was overwritten."
        >
          <button onClick={compare}>Compare</button>
          <button onClick={() => void note.keepMine().catch(report)}>Save my text</button>
          <button onClick={() => void note.takeTheirs().catch(report)}>Take the file’s text</button>
        </Banner>
      );
    case "gone":
      return (
        <Banner tone="pressing" words="This note was removed from the disk. Its text is still here.">
          <button onClick={() => void note.putBack().catch(report)}>Put it back</button>
          <button onClick={() => void closeTab(app).catch(report)}>Close the note</button>
        </Banner>
      );
    default:
      return recovered && (
        <Banner tone="quiet" words={`Recovered: typed until ${momentText(recovered.at)}, never saved.`}>
          <button class="quiet" onClick={compare}>Compare</button>
          <button class="quiet" onClick={() => void note.dropRecovered().catch(report)}>Drop my text</button>
          <button onClick={() => void note.save()}>Save my text</button>
        </Banner>
      );
  }
}
