import type { Instant } from "@shanhai/contract/scalar";
import { stillKept } from "@shanhai/domain/roster-file";
import { expect, test } from "vitest";

test("what a file said of people is kept for thirty days, and no act on it comes later", () => {
  const file = { createdAt: "2026-11-01T00:00:00.000Z" as Instant };
  expect(() => stillKept(file, { at: "2026-12-01T00:00:00.000Z" as Instant })).not.toThrow();
  expect(() => stillKept(file, { at: "2026-12-01T00:00:00.001Z" as Instant })).toThrow("rosterFile.old");
});
