/**
 * Problems, each with its place and its remedy, the gravest first. Many are told by kind, and drawn only where the
 * author opens one.
 */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { ProblemView } from "../../host/wire";
import type { AppState } from "../../window/app-state";
import { Warning } from "../../components/icons";
import { ProblemPlace } from "./problem-place";

/** So many are simply listed. */
const FEW = 12;
/** So many of a kind are drawn at once; thousands would hold the window. */
const DRAWN = 100;

const weight = ({ severity }: { severity: ProblemView["severity"] }): number => (severity === "error" ? 0 : 1);

export function ProblemList({ problems, app }: { problems: readonly ProblemView[]; app: AppState }) {
  if (problems.length > FEW) {
    return <>{kindsOf(problems).map((kind) => <Kind key={kind.key} kind={kind} app={app} />)}</>;
  }
  return (
    <ul class="problems">
      {[...problems].sort((a, b) => weight(a) - weight(b)).map((problem, at) => (
        <Problem key={at} problem={problem} app={app} sign={<Warning />}>{problem.hint}</Problem>
      ))}
    </ul>
  );
}

/** What is wrong and where, with what helps as the children. */
function Problem({ problem, app, sign, children }: {
  problem: ProblemView; app: AppState; sign?: ComponentChildren; children: ComponentChildren;
}) {
  const { severity, message } = problem;
  return (
    <li class={`severity-${severity}`}>
      {sign}
      <div>
        <p><span class="unseen">{severity}: </span>{message}</p>
        {children && <p class="hint">{children}</p>}
        <ProblemPlace problem={problem} app={app} />
      </div>
    </li>
  );
}

interface Alike {
  key: string;
  code: string;
  severity: ProblemView["severity"];
  problems: ProblemView[];
  hint: string | null;
}

/** The problems by kind, errors first, then the most frequent. A remedy that all of a kind share is theirs together. */
function kindsOf(problems: readonly ProblemView[]): Alike[] {
  const kinds = new Map<string, Alike>();
  for (const problem of problems) {
    const { code, severity, hint } = problem;
    const key = `${severity} ${code}`;
    const kind = kinds.get(key) ?? { key, code, severity, problems: [], hint };
    kinds.set(key, kind);
    kind.problems.push(problem);
    if (kind.hint !== hint) kind.hint = null;
  }
  return [...kinds.values()].sort((a, b) => weight(a) - weight(b) || b.problems.length - a.problems.length);
}

/** What `site.toml` calls a kind, in words. */
const words = (code: string): string => code.charAt(0).toUpperCase() + code.slice(1).replaceAll("-", " ");

function Kind({ kind: { key, code, severity, problems, hint }, app }: { kind: Alike; app: AppState }) {
  const { openKinds } = app.check;
  const [drawn, setDrawn] = useState(DRAWN);
  const isOpen = openKinds.value.get(key) ?? severity === "error";
  const toggle = (event: { currentTarget: HTMLDetailsElement }): void => {
    const { open } = event.currentTarget;
    if (open !== isOpen) openKinds.value = new Map(openKinds.peek()).set(key, open);
  };
  const more = problems.length - drawn;
  return (
    <details class={`kind severity-${severity}`} open={isOpen} onToggle={toggle}>
      <summary class="tally">
        <span><Warning /><span class="unseen">{severity}: </span>{words(code)}</span>
        <span class="count">{problems.length}</span>
      </summary>
      {isOpen && (
        <>
          {hint && <p class="hint">{hint}</p>}
          <ul class="problems">
            {problems.slice(0, drawn).map((problem, at) => (
              <Problem key={at} problem={problem} app={app}>{hint === null && problem.hint}</Problem>
            ))}
          </ul>
          {more > 0 && (
            <button type="button" onClick={() => setDrawn(drawn + DRAWN)}>Show {Math.min(DRAWN, more)} more</button>
          )}
        </>
      )}
    </details>
  );
}
