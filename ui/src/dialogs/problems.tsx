/** What there is to fix, each with its place and its remedy. */
import { useEffect, useState } from "preact/hooks";
import type { ProblemView } from "../host/wire";
import type { Desk } from "../state/desk";
import { Frame } from "./frame";

export function ProblemList({ problems, desk }: { problems: ProblemView[]; desk: Desk }) {
  return (
    <ul class="problems">
      {problems.map((problem) => (
        <li key={`${problem.file}:${problem.line}:${problem.code}:${problem.message}`}>
          <button class="quiet" disabled={!/\.md$/i.test(problem.file)} onClick={() => void desk.goTo(problem.file, problem.line)}>
            {problem.file}{problem.line !== null && `:${problem.line}`}
          </button>
          <p><span class={`severity-${problem.severity}`}>{problem.severity}</span> {problem.message}</p>
          {problem.hint && <p class="hint">{problem.hint}</p>}
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
    <Frame desk={desk} title="To fix" close={close}>
      {found === null ? <p class="hint">Checking the library</p>
        : found.length === 0 ? <p>Nothing to fix. The library can be exported.</p>
        : <ProblemList problems={found} desk={desk} />}
    </Frame>
  );
}
