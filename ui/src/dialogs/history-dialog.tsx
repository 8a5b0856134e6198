/** The versions of the open note: when, how much was different, and a way back for the whole or for a part. */
import { useEffect, useRef, useState } from "preact/hooks";
import { FailureMessage } from "../components/failure-message";
import { momentText } from "../components/moment";
import type { ComparisonIsland } from "../editor/comparison-island";
import { failureOf } from "../host/failure";
import type { Failure, Reason, VersionView } from "../host/wire";
import { runOperation } from "../library/run-operation";
import type { AppState } from "../window/app-state";
import { Comparison } from "./comparison";
import { DialogFrame } from "./dialog-frame";

/** Why a version was kept, in the window's words. */
const REASONS: Record<Reason, string> = {
  saved: "saved", outside: "before a change outside", operation: "before a change of the library", choice: "not chosen",
};

/** How many words came and went since the version before. */
function Difference({ added, removed, words }: VersionView) {
  return (
    <span class="difference" title={`${words} words`}>
      {added > 0 && <span class="plus">+{added}</span>}
      {removed > 0 && <span class="minus">−{removed}</span>}
      <span class="unseen">words</span>
    </span>
  );
}

function Versions({ versions, chosen, choose }: {
  versions: VersionView[]; chosen: number | null; choose: (id: number) => void;
}) {
  return (
    <ol class="versions" aria-label="Versions">
      {versions.map((version) => (
        <li key={version.id}>
          <button aria-pressed={version.id === chosen} onClick={() => choose(version.id)}>
            <time dateTime={version.at}>{momentText(version.at)}</time>
            <Difference {...version} />
            <span class="hint">
              {version.operation === null ? REASONS[version.reason] : `before “${version.operation}”`}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

export function HistoryDialog({ app, close }: { app: AppState; close: () => void }) {
  const { host, note } = app;
  const [path] = useState(note.path ?? "");
  const [session] = useState(note.session);
  const [versions, setVersions] = useState<VersionView[] | null>(null);
  const [shown, setShown] = useState<{ id: number; at: string; text: string } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const island = useRef<ComparisonIsland | null>(null);
  const refuse = (thrown: unknown): void => setFailure(failureOf(thrown));

  const choose = async (id: number, known = versions): Promise<void> => {
    const { text } = await host.call("version", { path, id });
    setShown({ id, at: known?.find((version) => version.id === id)?.at ?? "", text });
  };
  const begin = async (): Promise<void> => {
    await note.flush();
    const found = await host.call("history", { path });
    setVersions(found);
    if (found[0]) await choose(found[0].id, found);
  };
  useEffect(() => void begin().catch(refuse), []);
  const restore = async (): Promise<void> => {
    if (shown && (await runOperation(app, "restore_version", { path, id: shown.id }))) close();
  };
  const use = async (): Promise<void> => {
    await note.useText(island.current?.text() ?? note.text, session);
    close();
  };
  const labels = { leftLabel: shown ? `As it was, ${momentText(shown.at)}` : "", rightLabel: "As it is" };
  return (
    <DialogFrame app={app} title={`History of ${path}`} size="whole" close={close}>
      <FailureMessage failure={failure} />
      {versions?.length === 0 && (
        <p class="hint">No version yet. One is kept whenever the note is saved, at most every few minutes.</p>
      )}
      {versions && versions.length > 0 && (
        <>
          <div class="history">
            <Versions
              versions={versions} chosen={shown?.id ?? null} choose={(id) => void choose(id).catch(refuse)}
            />
            {shown && (
              <Comparison key={shown.id} island={island} sides={{ left: shown.text, right: note.text, ...labels }} />
            )}
          </div>
          <div class="actions">
            <p class="hint">The arrows take a part of the old text over into the present one.</p>
            <button disabled={!shown} onClick={() => void restore().catch(refuse)}>Go back to this version</button>
            <button class="main" disabled={!shown} onClick={() => void use().catch(refuse)}>
              Use the text on the right
            </button>
          </div>
        </>
      )}
    </DialogFrame>
  );
}
