/** What an export would do, before it is done: what would go stands first, and a changed page can be looked at. */
import { useState } from "preact/hooks";
import { failureOf } from "../../host/host";
import type { DryRunView, Failure, PageDifference } from "../../host/wire";
import type { Desk } from "../../window/app-state";
import { Reach } from "./report";
import { Address, Files } from "./files";
import { Refusal } from "../dialog-frame";
import { ProblemList } from "../problems/problem-list";

/** What became of a line of a unified difference, in words of the style sheet. */
const fate = (line: string): string => {
  if (/^(---|\+\+\+|@@)/.test(line)) return "place";
  return line.startsWith("+") ? "came" : line.startsWith("-") ? "went" : "";
};

function Difference({ of: { difference, more } }: { of: PageDifference }) {
  if (difference === null) return <p class="hint">This file is not a text; only its bytes differ.</p>;
  // The first two lines name the page.
  return (
    <pre class="page-difference" tabIndex={0} aria-label="Difference">
      {difference.slice(2).map((line, at) => <span key={at} class={fate(line)}>{`${line}\n`}</span>)}
      {more > 0 && <span class="place">and {more} more lines</span>}
    </pre>
  );
}

/** An address that opens to how its page would change; the page of a note leads to the note, too. */
function Changed({ address, note, desk }: { address: string; note: string | undefined; desk: Desk }) {
  const [shown, setShown] = useState<PageDifference | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isAsked, setAsked] = useState(false);
  const turn = (): void => {
    if (isAsked) return;
    if (shown !== null) return setShown(null);
    setAsked(true);
    setFailure(null);
    desk.exports.difference(address).then(setShown).catch((thrown) => setFailure(failureOf(thrown))).finally(() => setAsked(false));
  };
  return (
    <>
      <p class="changed">
        <button type="button" class="quiet jump" aria-expanded={shown !== null} aria-busy={isAsked} onClick={turn}>{address}</button>
        {note !== undefined && <button type="button" class="quiet to-note" aria-label={`Open ${note}`} title={`Open ${note}`} onClick={() => void desk.goTo(note, null)}>Open note</button>}
      </p>
      <Refusal failure={failure} />
      {shown !== null && <Difference of={shown} />}
    </>
  );
}

const verdict = ({ added, changed, removed }: DryRunView): string => {
  if (added.length + changed.length + removed.length === 0) return "The folder holds this site already. An export changes nothing.";
  return removed.length > 0 ? "These files would be taken off the site:" : "Nothing would be taken off the site.";
};

export function Plan({ plan, desk }: { plan: DryRunView; desk: Desk }) {
  const errors = plan.problems.filter(({ severity }) => severity === "error");
  const warnings = plan.problems.filter(({ severity }) => severity === "warning");
  return (
    <section class="report plan" aria-label="What would change" aria-live="polite">
      {errors.length > 0 && <><h3>In the way of the export</h3><ProblemList problems={errors} desk={desk} /></>}
      <p class="verdict">{verdict(plan)}</p>
      <Reach of={plan.reach} />
      <Files words="Removed" files={plan.removed} isOpen tone="gone" />
      <Files words="Changed" files={plan.changed} row={(address) => <Changed address={address} note={plan.notes[address]} desk={desk} />} />
      <Files words="New" files={plan.added} row={(address) => <Address address={address} notes={plan.notes} desk={desk} />} />
      <p class="tally"><span>As before</span><span class="count">{plan.unchanged}</span></p>
      {warnings.length > 0 && <><h3>To look at</h3><ProblemList problems={warnings} desk={desk} /></>}
    </section>
  );
}
