import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../src/commands/run";
import type { ProblemView } from "../src/host/wire";
import { sampleHost } from "../src/host/fake/sample";
import { opened, settles, type Opened } from "./opened";

const NOTE = "notes/late-data.md";
let window: Opened;

beforeEach(async () => {
  window = await opened(sampleHost());
});
afterEach(() => window.close());

const textsOf = (selector: string): string[] => window.all(selector).map(({ textContent }) => textContent!);

test("many problems are told by kind, errors first and open, and a kind of a thousand is drawn in parts", async () => {
  const place = { file: NOTE, line: 3, column: null, hint: "Mend it." };
  const warnings = Array.from({ length: 1000 }, (_, at) => ({
    ...place, code: "missing-link", severity: "warning" as const, message: `Link ${at} leads nowhere.`,
  }));
  const error = { ...place, code: "bad-date", severity: "error" as const, message: "“someday” is not a day." };
  window.host.problems = [...warnings, error];
  await runCommand(window.app, "check");
  await settles(() => expect(textsOf(".kind summary")).toEqual(["error: Bad date1", "warning: Missing link1000"]));
  expect(window.find(".verdict").textContent).toBe("1 error, 1000 warnings");
  expect(textsOf(".problems li")).toEqual([`error: ${error.message}${NOTE}:3`]);
  const kind = window.find<HTMLDetailsElement>(".kind.severity-warning");
  kind.open = true;
  await settles(() => expect(window.all(".kind.severity-warning li")).toHaveLength(100));
  expect(window.find(".kind.severity-warning > .hint").textContent).toBe("Mend it.");
  window.all(".kind.severity-warning > button").find(({ textContent }) => textContent === "Show 100 more")!.click();
  await settles(() => expect(window.all(".kind.severity-warning li")).toHaveLength(200));
  window.find(".kind.severity-error .jump").click();
  await settles(() => expect(window.app.note.path).toBe(NOTE));
  await runCommand(window.app, "check");
  await settles(() => expect(window.find<HTMLDetailsElement>(".kind.severity-warning").open).toBe(true));
});

const faulty = (file: string, code: string): ProblemView => ({
  code, severity: "warning", file, line: null, column: null, message: "Not as meant.", hint: "",
});

test("a problem of a file that is no note leads to it too, and where nothing opens it, says where it is", async () => {
  const files = ["site.toml", "catalogue.toml", "media/heavy image.png", "media"];
  window.host.problems = files.map((file) => faulty(file, "wrong-toml"));
  await runCommand(window.app, "check");
  await settles(() => expect(window.all(".jump")).toHaveLength(4));
  const places = window.all(".jump") as HTMLButtonElement[];
  const open = "Open this file in its own program";
  expect(places.map(({ disabled, title }) => (disabled ? "" : title))).toEqual([open, open, open, ""]);
  for (const place of places) place.click();
  await settles(() => expect(window.host.opened).toEqual(files.slice(0, 3).map((file) => `/library/${file}`)));
  const message = "The system has no program that opens /library/site.toml.";
  window.host.refuse("file_there", { code: null, message, hint: "Open it yourself." });
  places[0]!.click();
  await settles(() => expect(window.find("dialog .notice").textContent).toContain("/library/site.toml"));
});

test("topics or tags that say the same are mended in their table", async () => {
  window.host.problems = [faulty("catalogue.toml", "duplicate-title")];
  const led = async (): Promise<string> => {
    await runCommand(window.app, "check");
    await settles(() => expect(window.all(".problems .jump")).toHaveLength(1));
    window.find(".problems .jump").click();
    await settles(() => expect(window.all(".tabs")).toHaveLength(1));
    return window.find('.tabs [aria-pressed="true"]').textContent!;
  };
  expect(await led()).toMatch(/^Topics/);
  const { library: view } = window.app;
  const [tag] = view.value!.tags;
  view.value = { ...view.value!, tags: [tag!, { ...tag!, slug: "other", title: tag!.title.toUpperCase() }] };
  expect(await led()).toMatch(/^Tags/);
});

test("whoever comes back finds the list at once, and anew once the library is checked again", async () => {
  window.host.problems = [{
    code: "bad-date", severity: "error", file: NOTE, line: 3, column: null,
    message: "“someday” is not a day.", hint: "",
  }];
  await runCommand(window.app, "check");
  await settles(() => expect(window.find(".verdict").textContent).toBe("1 error"));
  window.find(".problems .jump").click();
  await settles(() => expect(window.all("dialog")).toHaveLength(0));
  window.host.problems = [];
  const isMended = window.host.hold("check");
  await runCommand(window.app, "check");
  await settles(() => expect(window.find(".verdict").textContent).toBe("1 error, checking again"));
  expect(window.all(".problems li")).toHaveLength(1);
  isMended();
  await settles(() => expect(window.find("dialog").textContent).toContain("Nothing to fix."));
});

test("pictures that no note shows are put away in one operation, and the list is made anew", async () => {
  window.host.problems = ["media/a.png", "media/b.png"].map((file) => faulty(file, "orphan-image"));
  window.host.problems.push(faulty("media/c.png", "oversized-image"));
  await runCommand(window.app, "check");
  const button = (): HTMLElement | undefined => window.all("dialog .actions button")[0];
  await settles(() => expect(button()?.textContent).toBe("Move 2 pictures that no note shows to the trash"));
  button()!.click();
  await settles(() => expect(textsOf(".problems .jump")).toEqual(["media/c.png"]));
  expect(button()).toBeUndefined();
  expect(window.find("dialog .notice").textContent).toContain("Moved 2 files to the trash");
});
