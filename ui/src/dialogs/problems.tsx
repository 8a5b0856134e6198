/** What there is to fix, each with its place and its remedy; the gravest first. */
import { useEffect, useState } from "preact/hooks";
import type { ProblemView } from "../host/wire";
import type { Desk } from "../state/desk";
import { Warning } from "../panes/icons";
import { Frame } from "./frame";

const weight = ({ severity }: ProblemView): number => (severity === "error" ? 0 : 1);

export function ProblemList({ problems, desk }: { problems: readonly ProblemView[]; desk: Desk }) {
  return (
    <ul class="problems">
      {[...problems].sort((a, b) => weight(a) - weight(b)).map((problem) => (
        <li key={`${problem.file}:${problem.line}:${problem.code}:${problem.message}`} class={`severity-${problem.severity}`}>
          <Warning />
          <div>
            <p><span class="unseen">{problem.severity}: </span>{problem.message}</p>
            {problem.hint && <p class="hint">{problem.hint}</p>}
            <button type="button" class="quiet jump" disabled={!/\.md$/i.test(problem.file)} onClick={() => void desk.goTo(problem.file, problem.line)}>
              {problem.file}{problem.line !== null && `:${problem.line}`}
            </button>
          </div>
        </li>
      ))}
    </ul>
  );
}

export function Problems({ desk, close }: { desk: Desk; close: () => void }) {
  const [found, setFound] = useState<ProblemView[] | null>(null);
  useEffect(() => {
    desk.writing.putAway().then(() => desk.host.call("check", {})).then(setFound).catch(desk.trouble);
  }, []);
  return (
    <Frame desk={desk} title="To fix" size="large" close={close}>
      {found === null ? <p class="hint">Checking the library</p>
        : found.length === 0 ? <p>Nothing to fix. The library can be exported.</p>
        : <ProblemList problems={found} desk={desk} />}
    </Frame>
  );
}
