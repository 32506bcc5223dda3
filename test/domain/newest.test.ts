import { expect, test } from "vitest";
import { withNewest } from "../../packages/console/src/session/newest.ts";

const lead = { leadId: "led_1", eventId: "evt_1", version: 2, status: "assigned" };
const changed = { ...lead, version: 3, status: "contacted" };

test("a changed record stands wherever it was read; what it does not know of stays", () => {
  expect(withNewest(lead, changed)).toEqual(changed);
  expect(
    withNewest(
      {
        items: [
          { ...lead, row: 1 },
          { leadId: "led_2", eventId: "evt_1", version: 1 },
        ],
      },
      changed,
    ),
  ).toEqual({
    items: [
      { ...changed, row: 1 },
      { leadId: "led_2", eventId: "evt_1", version: 1 },
    ],
  });
  expect(withNewest({ pages: [{ items: [lead] }], pageParams: [undefined] }, changed).pages[0]?.items[0]).toEqual(
    changed,
  );
});

test("another record, another noun that names it, a newer one and an answer without a version change nothing", () => {
  for (const read of [
    { leadId: "led_2", eventId: "evt_1", version: 1 },
    { leadId: "led_1", eventId: "evt_1", agencyLeadId: "agl_1", version: 1 },
    { leadId: "led_1", eventId: "evt_1", version: 4 },
  ])
    expect(withNewest(read, changed)).toBe(read);
  expect(withNewest(undefined, changed)).toBe(undefined);
  expect(withNewest(lead, { results: [] })).toBe(lead);
  expect(withNewest(lead, { version: 9 })).toBe(lead);
});
