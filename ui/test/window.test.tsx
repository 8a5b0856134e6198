import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runCommand } from "../src/commands/run";
import type { FakeHost } from "../src/host/fake/fake-host";
import { sampleHost } from "../src/host/fake/sample";
import { openNote } from "../src/note/open-note";
import { openFromPage } from "../src/preview/visit-page";
import { AppState } from "../src/window/app-state";
import { start } from "../src/window/start";
import { Window } from "../src/window/window";

let host: FakeHost;
let app: AppState;
let root: HTMLElement;
let stop: () => void;

const find = <E extends HTMLElement>(selector: string): E => root.querySelector<E>(selector)!;
const settles = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 10_000 });

beforeEach(async () => {
  host = sampleHost();
  app = new AppState(host);
  stop = await start(app);
  root = document.body.appendChild(document.createElement("div"));
  render(<Window app={app} />, root);
  await settles(() => expect(root.querySelectorAll(".row")).toHaveLength(3));
});
afterEach(() => {
  render(null, root);
  root.remove();
  stop();
});

test("the list shows the newest note first, and the title is the library's", () => {
  expect(find(".row-words").textContent).toBe("Two clocks in one feature");
  expect(host.title()).toBe("Field notes · Fieldnotes");
});

test("a note that is chosen is shown in the editor, the form and the preview", async () => {
  await openNote(app, "notes/late-data.md");
  await settles(() => {
    expect(find(".cm-content").textContent).toContain("A window closes twice");
    expect(find<HTMLInputElement>(".head input").value).toBe("Late data and honest windows");
    expect(app.preview.page.value?.blocks).toHaveLength(1);
  });
});

test("the preview asks only for blocks it does not have", async () => {
  await openNote(app, "notes/back-pressure.md");
  await settles(() => expect(app.preview.page.value).not.toBeNull());
  const before = app.preview.page.value!;
  app.note.replace(`${app.note.text}\n\nOne more.`);
  await settles(() => expect(app.preview.page.value?.blocks).toHaveLength(before.blocks.length + 1));
  expect(app.preview.page.value!.blocks[0]).toEqual(before.blocks[0]);
  expect(app.preview.page.value!.shell.key).toBe(before.shell.key);
});

test("a fact changed in the form is changed in the text", async () => {
  await openNote(app, "notes/late-data.md");
  await app.headEdits.edit({ set: "addTag", value: "Windows" });
  expect(app.note.text).toContain("tags: [Streams, Time, Windows]");
  expect(app.note.phase.value).toBe("unsaved");
});

test("searching narrows the list and says so when nothing is left", async () => {
  app.list.query.value = "honest";
  await settles(() => expect(root.querySelectorAll(".row")).toHaveLength(1));
  app.list.query.value = "no such words";
  await settles(() => expect(find(".empty p").textContent).toBe("No note with “no such words”."));
});

test("a new note is opened once it is made", async () => {
  await runCommand(app, "new-note");
  await settles(() => expect(find("dialog form")).toBeTruthy());
  const title = find<HTMLInputElement>("dialog input");
  title.value = "Fresh";
  title.dispatchEvent(new Event("input", { bubbles: true }));
  await settles(() => expect(find<HTMLButtonElement>("dialog .main").disabled).toBe(false));
  find("dialog form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  await settles(() => expect(app.note.path).toBe("notes/fresh.md"));
});

test("a link of the preview opens its note and leaves the list as it is", async () => {
  app.list.query.value = "back-pressure";
  await settles(() => expect(root.querySelectorAll(".row")).toHaveLength(1));
  const asked = host.calls.length;
  await openFromPage(app, "notes/late-data.html", "");
  expect(app.note.path).toBe("notes/late-data.md");
  expect(host.calls.slice(asked)).not.toContain("list_notes");
  expect(root.querySelectorAll(".row")).toHaveLength(1);
  await openFromPage(app, "tags/time.html", "");
  expect(app.note.path).toBe("notes/late-data.md");
  expect(app.notices.shown.value!.text).toContain("tags/time.html");
});

test("an export reports what it wrote", async () => {
  await runCommand(app, "export");
  await app.siteExport.start("/exported", false);
  await settles(() => expect(find(".report").textContent).toContain("Written to /exported"));
});

test("what would be removed is told first, and a changed page opens to its difference", async () => {
  await runCommand(app, "export");
  await settles(() => expect(find("dialog form")).toBeTruthy());
  const folder = find<HTMLInputElement>("dialog input.path-text");
  folder.value = "/exported";
  folder.dispatchEvent(new Event("input", { bubbles: true }));
  await settles(() => expect(find<HTMLButtonElement>("dialog .actions button").disabled).toBe(false));
  find("dialog .actions button").click();
  await settles(() => expect(find(".plan .tally").textContent).toBe("Removed1"));
  expect(find<HTMLDetailsElement>(".plan details").open).toBe(true);
  expect(find(".plan .files").textContent).toBe("notes/gone.html");
  find(".plan .files button").click();
  await settles(() => expect(find(".page-difference .went").textContent).toBe("-<p>Old.</p>\n"));
  expect(find(".page-difference .came").textContent).toBe("+<p>New.</p>\n");
  expect(host.calls).not.toContain("export");
  find<HTMLInputElement>("dialog input.path-text").value = "/elsewhere";
  find("dialog input.path-text").dispatchEvent(new Event("input", { bubbles: true }));
  await settles(() => expect(root.querySelector(".plan")).toBeNull());
});

test("the report's button opens the exported home page", async () => {
  await runCommand(app, "export");
  await app.siteExport.start("/exported/", false);
  await settles(() => expect(find(".report button.main")).toBeTruthy());
  find(".report button.main").click();
  await settles(() => expect(host.opened).toEqual(["/exported/index.html"]));
});

test("a failure is told in words, with what to do", async () => {
  host.refuse("open_note", { code: "gone", message: "notes/x.md is no longer there.", hint: "Check the folder." });
  await openNote(app, "notes/x.md");
  const words = "notes/x.md is no longer there. Check the folder.";
  await settles(() => expect(find(".notice").textContent).toContain(words));
});

test("a refused change in the catalogue is told above the dialog and the word goes back", async () => {
  host.refuse("rename_tag", { code: null, message: "There is already a tag Time.", hint: "Merge them." });
  app.dialog.value = "catalogue";
  await settles(() => expect(find("dialog .tabs")).toBeTruthy());
  find("dialog .tabs button:last-child").click();
  await settles(() => expect(find("dialog .tag-entry")).toBeTruthy());
  const field = find<HTMLInputElement>('dialog [aria-label="Tag"]');
  const before = field.value;
  field.value = "Time!";
  field.dispatchEvent(new Event("change", { bubbles: true }));
  await settles(() => expect(find("dialog .notice").textContent).toContain("There is already a tag Time. Merge them."));
  expect(field.value).toBe(before);
});
