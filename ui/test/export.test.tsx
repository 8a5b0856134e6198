import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../src/commands/run";
import { sampleHost } from "../src/host/fake/sample";
import { opened, settles, type Opened } from "./opened";

const NOTE = "notes/late-data.md";
const PAGE = "notes/late-data.html";
let window: Opened;

beforeEach(async () => {
  window = await opened(sampleHost());
});
afterEach(() => window.close());

const button = (within: string, words: string): HTMLElement =>
  window.all(`${within} button`).find(({ textContent }) => textContent === words)!;

async function export_(): Promise<void> {
  await runCommand(window.app, "export");
  await window.app.siteExport.start("/exported", false);
  await settles(() => expect(window.find(".report").textContent).toContain("Written to /exported"));
}

test("a slow page of the report leads to its note, a list is only named, and the report is found again", async () => {
  await export_();
  window.find<HTMLDetailsElement>(".report details:has(.pace)").open = true;
  await settles(() => expect(window.app.siteExport.showsTimings.value).toBe(true));
  expect(window.find(".pace").textContent).toContain("index.html");
  expect(button(".pace", "index.html")).toBeUndefined();
  button(".pace", PAGE).click();
  await settles(() => expect(window.app.note.path).toBe(NOTE));
  expect(window.app.dialog.value).toBeNull();

  await runCommand(window.app, "export");
  await settles(() => expect(window.find(".report").textContent).toContain("Written to /exported"));
  expect(window.find<HTMLDetailsElement>(".report details:has(.pace)").open).toBe(true);
  await settles(() => expect(window.find<HTMLDialogElement>("dialog").open).toBe(true));
  window.find("dialog header button").click();
  await settles(() => expect(window.app.dialog.value).toBeNull());
  expect(window.host.calls).not.toContain("dry_run");
  await runCommand(window.app, "export");
  await settles(() => expect(window.find(".plan")).toBeTruthy());
});

test("what stands in the way of an export is listed and leads there, and its folder is not come back to", async () => {
  await export_();
  window.host.problems = [{
    code: "bad-date", severity: "error", file: NOTE, line: 3, column: null,
    message: "“someday” is not a day.", hint: "Write it as 2026-03-09.",
  }];
  await window.app.siteExport.start("/elsewhere", false);
  await settles(() => expect(window.find(".refusal").textContent).toContain("in the way"));
  expect(window.find(".problems").textContent).toContain("“someday” is not a day.");
  button(".problems", `${NOTE}:3`).click();
  await settles(() => expect(window.app.note.path).toBe(NOTE));
  await runCommand(window.app, "export");
  await settles(() => expect(window.find<HTMLInputElement>("dialog input.path-text").value).toBe("/exported"));
});

test("an export that ends behind the author's back is told in the window", async () => {
  await window.app.siteExport.start("/exported", false);
  await settles(() => expect(window.find(".notice").textContent).toContain("The blog is written to /exported."));
});

test("a changed page of the plan leads to its note as well as to its difference", async () => {
  window.app.siteExport.target.value = "/exported";
  await runCommand(window.app, "export");
  await settles(() => expect(button(".plan", PAGE)).toBeTruthy());
  expect(window.all('.plan .to-note').map((one) => one.title)).not.toContain("Open undefined");
  window.find(`.plan [aria-label="Open ${NOTE}"]`).click();
  await settles(() => expect(window.app.note.path).toBe(NOTE));
  expect(window.app.dialog.value).toBeNull();
});

/** Opens the dialog while a look at what an export would do goes on. */
async function looking(): Promise<void> {
  window.host.endless = true;
  window.app.siteExport.target.value = "/exported";
  await runCommand(window.app, "export");
  await settles(() => expect(window.find(".progress").textContent).toContain("1 of 2"));
}

test("before anybody knows how many files there are, none are counted", async () => {
  await looking();
  window.app.siteExport.progress.value = { phase: "compare", done: 0, total: 0 };
  await settles(() => expect(window.find(".progress").textContent).not.toContain("1 of 2"));
  expect(window.all(".progress .count")).toHaveLength(0);
  expect(window.find(".progress progress").hasAttribute("value")).toBe(false);
});

test("a look at what would change says how far it is, and stops when it is asked to", async () => {
  await looking();
  expect(window.find<HTMLProgressElement>(".progress progress").value).toBe(1);
  button(".actions", "Stop").click();
  await settles(() => expect(button(".actions", "Show what would change")).toBeTruthy());
  expect(window.all(".progress")).toHaveLength(0);
  expect(window.all(".plan")).toHaveLength(0);
});

test("whoever closes the dialog waits for nothing, and the next look begins once the last was stopped", async () => {
  await looking();
  window.find("dialog header button").click();
  await settles(() => expect(window.host.calls).toContain("cancel_export"));
  window.host.endless = false;
  await runCommand(window.app, "export");
  await settles(() => expect(window.find(".plan")).toBeTruthy());
  expect(window.host.calls.lastIndexOf("dry_run")).toBeGreaterThan(window.host.calls.lastIndexOf("cancel_export"));
});

test("plan and report say how many notes readers do not get, and why", async () => {
  const { leftOff } = await import("../src/dialogs/export/report");
  expect(leftOff({ notes: 4, shown: 4, drafts: 0, waiting: 0 })).toBeNull();
  expect(leftOff({ notes: 4, shown: 2, drafts: 1, waiting: 1 }))
    .toBe("2 of 4 notes are on the site: 1 is a draft (so is a note without a state), 1 waits for its day.");
  expect(leftOff({ notes: 9, shown: 4, drafts: 3, waiting: 2 }))
    .toBe("4 of 9 notes are on the site: 3 are drafts (so is a note without a state), 2 wait for their days.");

  window.host.writeOutside("notes/unfinished.md", "---\ntitle: Unfinished\nstate: draft\n---\n\nLater.\n");
  await export_();
  expect(window.find(".report").textContent).toMatch(/\d+ of \d+ notes are on the site: /);
});
