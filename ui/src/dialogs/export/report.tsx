/** What an export did: what came and went, what is to look at, and where the time and the weight are. */
import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { plural } from "../../components/plural";
import type { ReachView, ReportView } from "../../host/wire";
import type { AppState } from "../../window/app-state";
import { ProblemList } from "../problems/problem-list";
import { Address, Files } from "./files";

/** What the core calls the parts of an export, in words for the author. */
export const PHASES: Record<string, string> = {
  build: "Building pages", compare: "Comparing with what is there", write: "Writing files",
  finish: "Putting them in place",
};

const time = (seconds: number): string =>
  seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`;
const weight = (bytes: number): string => `${Math.ceil(bytes / 1000)} KB`;

function Measures({ words, rows, row = (name) => name }: {
  words: string; rows: readonly (readonly [string, string])[]; row?: (name: string) => ComponentChildren;
}) {
  if (rows.length === 0) return null;
  return (
    <div class="measures">
      <h3>{words}</h3>
      <dl>{rows.map(([name, value]) => <div key={name}><dt>{row(name)}</dt><dd>{value}</dd></div>)}</dl>
    </div>
  );
}

/** Time and weight; there is none to tell when nothing was made. */
function Timings({ report, page, isOpen }: {
  report: ReportView; page: (address: string) => ComponentChildren; isOpen: Signal<boolean>;
}) {
  const { largest, made, phases, slowest, templates } = report;
  if (made === 0) return null;
  const took = ({ name, seconds }: { name: string; seconds: number }) => [name, time(seconds)] as const;
  return (
    <details open={isOpen.value} onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary class="tally">
        <span>Time and weight</span><span class="count">{time(report.seconds)}</span>
      </summary>
      <div class="pace">
        <Measures words="Phases" rows={phases.map(took)} row={(name) => PHASES[name] ?? name} />
        <Measures
          words="Templates"
          rows={templates.map(({ name, pages, seconds }) =>
            [`${name}, ${pages} ${plural(pages, "page")}`, time(seconds)])}
        />
        <Measures words="Slowest notes" rows={slowest.map(took)} row={page} />
        <Measures words="Largest pages" rows={largest.map(({ name, bytes }) => [name, weight(bytes)])} row={page} />
      </div>
    </details>
  );
}

/** How many notes readers do not get, and why; nothing when they get all. */
export function leftOff({ notes, shown, drafts, waiting }: ReachView): string | null {
  const why = [
    drafts > 0 && `${drafts} ${drafts === 1 ? "is a draft" : "are drafts"} (so is a note without a state)`,
    waiting > 0 && `${waiting} ${waiting === 1 ? "waits for its day" : "wait for their days"}`,
  ].filter(Boolean);
  return why.length === 0 ? null : `${shown} of ${notes} notes are on the site: ${why.join(", ")}.`;
}

export function Reach({ of }: { of: ReachView }) {
  const words = leftOff(of);
  return words === null ? null : <p class="hint">{words}</p>;
}

export function Report({ report, app }: { report: ReportView; app: AppState }) {
  const { added, changed, removed, unchanged, seconds, target, problems, notes } = report;
  const { siteExport } = app;
  const page = (address: string): ComponentChildren => <Address address={address} notes={notes} app={app} />;
  return (
    <section class="report" aria-label="Report">
      <p class="written">
        <span>Written to <span class="path-text">{target}</span> in {time(seconds)}.</span>
        <button type="button" class="main" onClick={() => void siteExport.openSite().catch(app.notices.report)}>
          Open in browser
        </button>
      </p>
      <Reach of={report.reach} />
      <Files words="Removed" files={removed} tone="gone" />
      <Files words="Changed" files={changed} row={page} />
      <Files words="New" files={added} row={page} />
      <p class="tally"><span>As before</span><span class="count">{unchanged}</span></p>
      <Timings report={report} page={page} isOpen={siteExport.showsTimings} />
      {problems.length > 0 && <><h3>To look at</h3><ProblemList problems={problems} app={app} /></>}
    </section>
  );
}
