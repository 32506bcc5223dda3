import { listAuditEntries } from "@shanhai/contract/audit-entry";
import { createCandidate, updateCandidate } from "@shanhai/contract/candidate";
import type { Act } from "@shanhai/domain/act";
import { auditEntry } from "@shanhai/store/commit";
import { transact } from "@shanhai/store/write";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";
import { changeOf, follow, itemsOf, tell } from "../stream.ts";

/* Who did what to which record, when: by month and by record, and never otherwise than it was written. */

let direct: Direct;
beforeAll(async () => {
  direct = await startDirect();
});
afterAll(() => direct?.stop());

const list = (query: Parameters<typeof queryOf>[0], tenant = 1) =>
  direct.owner(tenant).call(listAuditEntries, { query });
const queryOf = (query: { month?: string; recordId?: string; limit?: number; cursor?: string }) => query;

let ids = 0;
/** An entry of another day, as some act then would have written it. */
async function enter(at: string, records: string[], tenant = 7): Promise<void> {
  const table = direct.platform.open(mintTenantScope(agencyId(tenant), PARK));
  const newId = (prefix: string) => `${prefix}_${String(++ids).padStart(26, "0")}`;
  const act = {
    action: "test",
    subject: "s",
    name: "何娜",
    role: "owner",
    requestId: "r",
    at,
    newId,
  } as unknown as Act;
  await transact(table, [auditEntry(table, act, records)]);
}

test("a record's entries are found under it, newest first, however often they are delivered", async () => {
  const { candidateId } = await direct.owner().call(createCandidate, {
    body: { name: "何娜", phone: "19900000001", consent: true },
  });
  await direct.owner().call(updateCandidate, { params: { candidateId }, body: { version: 1, note: "一" } });
  for (let delivery = 0; delivery < 2; delivery += 1) await follow(direct);
  const { items } = await list({ recordId: candidateId });
  expect(items).toMatchObject([
    { action: "updateCandidate", records: [candidateId], by: "owner1", role: "owner", detail: { fields: ["note"] } },
    { action: "createCandidate" },
  ]);
  expect((await list({})).items.map(({ auditEntryId }) => auditEntryId)).toEqual(
    items.map(({ auditEntryId }) => auditEntryId),
  );
  expect((await list({ recordId: candidateId }, 2)).items).toEqual([]);
});

test("an entry that names two records is found under both", async () => {
  const [one, two] = [`ord_${"0".repeat(26)}`, `pos_${"0".repeat(26)}`];
  await enter("2026-01-05T00:00:00.000Z", [one, two], 8);
  await follow(direct);
  const [first, second] = [await list({ recordId: one }, 8), await list({ recordId: two }, 8)];
  expect(first.items).toHaveLength(1);
  expect(second.items).toEqual(first.items);
});

test("a month is Shanghai's: it begins and ends at midnight there, and its pages meet over the border", async () => {
  for (const at of [
    "2026-02-28T15:59:59.999Z",
    "2026-02-28T16:00:00.000Z",
    "2026-02-28T23:00:00.000Z",
    "2026-03-01T00:00:00.000Z",
    "2026-03-31T15:59:59.999Z",
    "2026-03-31T16:00:00.000Z",
  ]) {
    await enter(at, []);
  }
  const all: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ month: "2026-03", limit: 1, ...(cursor ? { cursor } : {}) }, 7);
    all.push(...page.items.map(({ at }) => at));
    cursor = page.cursor;
  } while (cursor);
  expect(all).toEqual([
    "2026-03-31T15:59:59.999Z",
    "2026-03-01T00:00:00.000Z",
    "2026-02-28T23:00:00.000Z",
    "2026-02-28T16:00:00.000Z",
  ]);
});

test("an entry that was changed or removed all the same raises the alarm, and its copies stay as they were", async () => {
  const entry = (await itemsOf(direct)).find(
    ({ pk, action }) => String(pk).startsWith("A#") && action === "createCandidate",
  );
  const [recordId = ""] = (entry?.records ?? []) as string[];
  const before = await list({ recordId });
  const said = vi.spyOn(console, "log").mockImplementation(() => undefined);
  try {
    await tell(direct, [changeOf(entry, { ...entry, by: "somebody else" }), changeOf(entry, undefined)]);
    const lines = said.mock.calls.map(([line]) => JSON.parse(String(line)));
    expect(lines).toMatchObject([
      { level: "error", alarm: "auditOverwritten", eventName: "MODIFY", pk: entry?.pk, sk: entry?.sk },
      { alarm: "auditOverwritten", eventName: "REMOVE" },
    ]);
    expect(JSON.stringify(lines)).not.toContain("somebody else");
  } finally {
    said.mockRestore();
  }
  expect(await list({ recordId })).toEqual(before);
});
