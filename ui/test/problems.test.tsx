import { afterEach, beforeEach, expect, test } from "vitest";
import { sampleHost } from "../src/host/sample";
import { opened, settles, type Opened } from "./opened";

const NOTE = "notes/late-data.md";
let window: Opened;

beforeEach(async () => {
  window = await opened(sampleHost());
});
afterEach(() => window.close());

test("many problems are told by kind, errors first and open, and a kind of a thousand is drawn in parts", async () => {
  const place = { file: NOTE, line: 3, column: null, hint: "Mend it." };
  const warnings = Array.from({ length: 1000 }, (_, at) => ({ ...place, code: "missing-link", severity: "warning" as const, message: `Link ${at} leads nowhere.` }));
  const error = { ...place, code: "bad-date", severity: "error" as const, message: "“someday” is not a day." };
  window.host.problems = [...warnings, error];
  await window.desk.choose("check");
  await settles(() => expect(window.all(".kind summary").map(({ textContent }) => textContent)).toEqual(["error: Bad date1", "warning: Missing link1000"]));
  expect(window.find(".verdict").textContent).toBe("1 error, 1000 warnings");
  expect(window.all(".problems li").map(({ textContent }) => textContent)).toEqual([`error: ${error.message}${NOTE}:3`]);
  const kind = window.find<HTMLDetailsElement>(".kind.severity-warning");
  kind.open = true;
  await settles(() => expect(window.all(".kind.severity-warning li")).toHaveLength(100));
  expect(window.find(".kind.severity-warning > .hint").textContent).toBe("Mend it.");
  window.all(".kind.severity-warning > button").find(({ textContent }) => textContent === "Show 100 more")!.click();
  await settles(() => expect(window.all(".kind.severity-warning li")).toHaveLength(200));
  window.find(".kind.severity-error .jump").click();
  await settles(() => expect(window.desk.writing.path).toBe(NOTE));
  await window.desk.choose("check");
  await settles(() => expect(window.find<HTMLDetailsElement>(".kind.severity-warning").open).toBe(true));
});

test("whoever comes back finds the list at once, and anew once the library is checked again", async () => {
  window.host.problems = [{ code: "bad-date", severity: "error", file: NOTE, line: 3, column: null, message: "“someday” is not a day.", hint: "" }];
  await window.desk.choose("check");
  await settles(() => expect(window.find(".verdict").textContent).toBe("1 error"));
  window.find(".problems .jump").click();
  await settles(() => expect(window.all("dialog")).toHaveLength(0));
  window.host.problems = [];
  const isMended = window.host.hold("check");
  await window.desk.choose("check");
  await settles(() => expect(window.find(".verdict").textContent).toBe("1 error, checking again"));
  expect(window.all(".problems li")).toHaveLength(1);
  isMended();
  await settles(() => expect(window.find("dialog").textContent).toContain("Nothing to fix."));
});
