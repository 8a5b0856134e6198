import { expect, test } from "vitest";
import { momentText } from "../src/components/moment";

test("a moment of today is its time, an older one has its day", () => {
  const now = new Date(2026, 10, 25, 18, 0);
  expect(momentText(new Date(2026, 10, 25, 9, 5).toISOString(), now)).toBe("09:05");
  expect(momentText(new Date(2026, 10, 24, 23, 59).toISOString(), now)).toBe("2026-11-24 23:59");
});
