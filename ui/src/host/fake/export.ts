/** What exports of the library in memory would do and did: made up, but of its own notes. */
import type { DryRunView, ExportDone, Failure, PageDifference, ProblemView, ReachView } from "../wire";
import type { FakeLibrary } from "./library";

/** How many notes are on the site: all but drafts and those of a later day. */
function reachOf(library: FakeLibrary): ReachView {
  const states = library.rows().map(({ state }) => state);
  const of = (state: string): number => states.filter((one) => one === state).length;
  return { notes: states.length, shown: of("ready"), drafts: of("draft"), waiting: of("scheduled") };
}

export function dryRun(library: FakeLibrary, target: string): DryRunView {
  const notes = library.pages();
  return {
    added: [], changed: ["index.html", ...Object.keys(notes)], removed: ["notes/gone.html"], unchanged: 2,
    reach: reachOf(library), problems: [], target, notes,
  };
}

export function pageDifference(address: string): PageDifference {
  const difference = [`--- ${address}`, `+++ ${address}`, "@@ -1 +1 @@", "-<p>Old.</p>", "+<p>New.</p>"];
  return { difference, more: 0 };
}

export function blocked(problems: ProblemView[]): ExportDone {
  const failure: Failure = {
    code: "blocked", message: "One error stands in the way of the export.", hint: "Mend what is listed.",
  };
  return { report: null, failure, problems, cancelled: false };
}

export function exported(library: FakeLibrary, target: string): ExportDone {
  const notes = library.pages();
  const added = ["index.html", ...Object.keys(notes)];
  const report = {
    notes, added, changed: [], removed: [], unchanged: 0, reach: reachOf(library), problems: [], seconds: 0.02, target,
    made: added.length, largest: added.map((name) => ({ name, bytes: 4_000 })),
    phases: [{ name: "build", seconds: 0.02 }], slowest: added.map((name) => ({ name, seconds: 0.004 })),
    templates: [{ name: "note.html", pages: added.length, seconds: 0.02 }],
  };
  return { report, failure: null, problems: [], cancelled: false };
}
