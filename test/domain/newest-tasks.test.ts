import type { Allocation } from "@shanhai/contract/allocation";
import type { ExportJob } from "@shanhai/contract/export-job";
import type { ImportJob } from "@shanhai/contract/import-job";
import { expect, test } from "vitest";
import { newestTasks } from "../../packages/console/src/tasks/newest-tasks.ts";

/* 任务 puts the first pages of three lists into one: nothing may seem to be missing in between. */

const at = (hour: number) => `2026-03-01T${String(hour).padStart(2, "0")}:00:00.000Z`;
const imports = (...hours: number[]) =>
  hours.map((hour) => ({ importJobId: `i${hour}`, createdAt: at(hour) }) as unknown as ImportJob);
const exports = (...hours: number[]) =>
  hours.map((hour) => ({ exportJobId: `e${hour}`, createdAt: at(hour) }) as unknown as ExportJob);
const allocations = (...hours: number[]) =>
  hours.map((hour) => ({ allocationId: `a${hour}`, createdAt: at(hour) }) as unknown as Allocation);
const idsOf = ({ tasks }: ReturnType<typeof newestTasks>) => tasks.map(({ id }) => id);

test("whole lists stand in one order, newest first", () => {
  const merged = newestTasks({
    imports: { items: imports(9, 5) },
    exports: { items: exports(8, 1) },
    allocations: { items: allocations(6) },
  });
  expect(idsOf(merged)).toEqual(["i9", "e8", "a6", "i5", "e1"]);
  expect(merged.older).toBe(false);
});

test("where one list goes on, the merged one ends with what is known of it", () => {
  const merged = newestTasks({
    imports: { items: imports(9, 7), cursor: "more" },
    exports: { items: exports(8, 3), cursor: "more" },
    allocations: { items: allocations(6) },
  });
  expect(idsOf(merged)).toEqual(["i9", "e8", "i7"]);
  expect(merged.older).toBe(true);
});
