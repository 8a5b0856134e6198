/** What an export would do, before it is done: what would go stands first, and a changed page can be looked at. */
import { useState } from "preact/hooks";
import { FailureMessage } from "../../components/failure-message";
import { failureOf } from "../../host/failure";
import type { DryRunView, Failure, PageDifference } from "../../host/wire";
import { openAtLine } from "../../note/open-note";
import type { AppState } from "../../window/app-state";
import { ProblemList } from "../problems/problem-list";
import { Address, Files } from "./files";
import { Reach } from "./report";

/** What a line of a unified difference is, in words of the style sheet. */
function kindOf(line: string): string {
  if (/^(---|\+\+\+|@@)/.test(line)) return "place";
  return line.startsWith("+") ? "came" : line.startsWith("-") ? "went" : "";
}

function Difference({ of: { difference, more } }: { of: PageDifference }) {
  if (difference === null) return <p class="hint">This file is not a text; only its bytes differ.</p>;
  // The first two lines name the page.
  return (
    <pre class="page-difference" tabIndex={0} aria-label="Difference">
      {difference.slice(2).map((line, at) => <span key={at} class={kindOf(line)}>{`${line}\n`}</span>)}
      {more > 0 && <span class="place">and {more} more lines</span>}
    </pre>
  );
}

/** An address that opens to how its page would change; the page of a note leads to the note, too. */
function Changed({ address, note, app }: { address: string; note: string | undefined; app: AppState }) {
  const [shown, setShown] = useState<PageDifference | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isAsked, setAsked] = useState(false);
  const ask = async (): Promise<void> => {
    setAsked(true);
    setFailure(null);
    try {
      setShown(await app.siteExport.difference(address));
    } catch (thrown) {
      setFailure(failureOf(thrown));
    } finally {
      setAsked(false);
    }
  };
  const turn = (): void => {
    if (isAsked) return;
    if (shown !== null) setShown(null);
    else void ask();
  };
  return (
    <>
      <p class="changed">
        <button
          type="button" class="quiet jump" aria-expanded={shown !== null} aria-busy={isAsked} onClick={turn}
        >{address}</button>
        {note !== undefined && (
          <button
            type="button" class="quiet to-note" aria-label={`Open ${note}`} title={`Open ${note}`}
            onClick={() => void openAtLine(app, note, null)}
          >Open note</button>
        )}
      </p>
      <FailureMessage failure={failure} />
      {shown !== null && <Difference of={shown} />}
    </>
  );
}

function verdict({ added, changed, removed }: DryRunView): string {
  if (added.length + changed.length + removed.length === 0) {
    return "The folder holds this site already. An export changes nothing.";
  }
  return removed.length > 0 ? "These files would be taken off the site:" : "Nothing would be taken off the site.";
}

export function Plan({ plan, app }: { plan: DryRunView; app: AppState }) {
  const { added, changed, notes, problems, removed } = plan;
  const errors = problems.filter(({ severity }) => severity === "error");
  const warnings = problems.filter(({ severity }) => severity === "warning");
  return (
    <section class="report plan" aria-label="What would change" aria-live="polite">
      {errors.length > 0 && <><h3>In the way of the export</h3><ProblemList problems={errors} app={app} /></>}
      <p class="verdict">{verdict(plan)}</p>
      <Reach of={plan.reach} />
      <Files words="Removed" files={removed} isOpen tone="gone" />
      <Files
        words="Changed" files={changed}
        row={(address) => <Changed address={address} note={notes[address]} app={app} />}
      />
      <Files words="New" files={added} row={(address) => <Address address={address} notes={notes} app={app} />} />
      <p class="tally"><span>As before</span><span class="count">{plan.unchanged}</span></p>
      {warnings.length > 0 && <><h3>To look at</h3><ProblemList problems={warnings} app={app} /></>}
    </section>
  );
}
