import { DeleteCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { getFigures, getRanking } from "@shanhai/contract/figures";
import { correctFiling, createFiling, listDueFilings, listParkFilings, withdrawFiling } from "@shanhai/contract/filing";
import { createOrder, updateOrder } from "@shanhai/contract/order";
import { getPark } from "@shanhai/contract/park";
import type { Placement } from "@shanhai/contract/placement";
import { addPosition } from "@shanhai/contract/position";
import type { AgencyId, CalendarMonth, ParkId } from "@shanhai/contract/scalar";
import { registerAgency } from "@shanhai/domain/agency";
import { instant, plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { canonical } from "@shanhai/domain/canonical";
import { createPark } from "@shanhai/domain/park";
import { getFiling } from "@shanhai/store/filing";
import { agencyKey, parkKey } from "@shanhai/store/keys/owner";
import { rebuildFigures } from "@shanhai/store/rebuild";
import { countRetention } from "@shanhai/store/retention";
import { verifyTable } from "@shanhai/store/verify";
import { transact } from "@shanhai/store/write";
import { mintParkScope, mintTenantScope } from "@shanhai/tenancy/mint";
import type { DynamoDBRecord } from "aws-lambda";
import fc from "fast-check";
import { ulid } from "ulid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";
import { uscc } from "../laptop.ts";
import { changeOf, itemsOf, tell } from "../stream.ts";

const NOW = new Date("2026-11-26T04:00:00.000Z");
const today = shanghaiDate(NOW);
const MONTHS = ["2026-08", "2026-09", "2026-10"] as CalendarMonth[];
const AGENCIES = [1, 2, 3];

let direct: Direct;
const park = () => direct.platform.open(mintParkScope(PARK));
const tenant = (number: number) => direct.platform.open(mintTenantScope(agencyId(number), PARK));
const staff = () => direct.staff("administrator", PARK);
const put = (item: object) => direct.table.client.send(new PutCommand({ TableName: direct.table.name, Item: item }));

beforeAll(async () => {
  direct = await startDirect({ now: () => NOW });
  await put({ ...parkKey(park().scope), ...createPark(PARK as ParkId, { name: "园区", division: "330800" }) });
  for (const number of AGENCIES) {
    const input = { name: `机构${number}`, uscc: uscc(number), licenceNumber: "1", licenceExpiry: "2030-01-01" };
    const act = { today, at: instant(new Date("2026-09-15T00:00:00.000Z")), newId: () => agencyId(number) };
    const agency = registerAgency(
      { ...input, homeDivision: number === 1 ? "330803" : "330100" } as never,
      act as never,
    );
    await put({ ...agencyKey(park().scope, agencyId(number) as AgencyId), ...agency });
  }
  await tell(
    direct,
    (await itemsOf(direct)).map((item) => changeOf(undefined, item)),
  );
});
afterAll(() => direct?.stop());

/** What agencies keep that the park's figures follow from. */
const SOURCE = /^T#[^#]+#(filing|enterprise|order|position(#[^#]+)?|retention#agency)$/;

/** What an act changed of those, as the stream tells it. */
async function changesOf(act: () => Promise<unknown>): Promise<DynamoDBRecord[]> {
  const sources = async () =>
    new Map(
      (await itemsOf(direct)).filter(({ pk }) => SOURCE.test(String(pk))).map((one) => [`${one.pk} ${one.sk}`, one]),
    );
  const before = await sources();
  await act();
  const after = [...(await sources())];
  return after
    .filter(([key, item]) => canonical(item) !== canonical(before.get(key) ?? null))
    .map(([key, item]) => changeOf(before.get(key), item));
}

/** The park's items, each in its one spelling. */
async function spelled(): Promise<string[]> {
  const items = await itemsOf(direct);
  return items
    .filter(({ pk }) => String(pk).startsWith("P#"))
    .map(canonical)
    .sort();
}

const rebuild = () => rebuildFigures(park(), (id) => direct.platform.open(mintTenantScope(id, PARK)));
/** Arrivals here have no placements behind them: what verifying says of those is left out. */
async function sound() {
  const { findings } = await verifyTable(direct.table.client, direct.table.name, { followed: true });
  expect(findings.filter((finding) => !finding.startsWith("retention "))).toEqual([]);
}

/** Takes away or falsifies every figure there is. */
async function wreck() {
  const { client, name: TableName } = direct.table;
  for (const { pk, sk } of await itemsOf(direct)) {
    const [kind, , noun] = String(pk).split("#");
    if (kind !== "P") continue;
    if (noun === "figures" || noun === "agencyMonth" || noun === "agencyArrivals" || noun === "order")
      await client.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
    else if (noun === "park" || noun === "agency") {
      const names = noun === "park" ? ["agencies", "revenue", "orders"] : ["orders", "headcount"];
      await client.send(
        new UpdateCommand({
          TableName,
          Key: { pk, sk },
          UpdateExpression: `SET ${names.map((_, index) => `#n${index} = :v`).join(", ")}`,
          ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#n${index}`, name])),
          ExpressionAttributeValues: { ":v": 7 },
        }),
      );
    }
  }
  await put({ pk: `P#${PARK}#agencyMonth`, sk: `2001-01#${agencyId(9)}`, agencyId: agencyId(9), month: "2001-01" });
}

test("a filing counts in its month, its quarter and the park; corrected by the difference, withdrawn not at all", async () => {
  const owner = direct.owner(1);
  const deliver = async (act: () => Promise<unknown>) => tell(direct, await changesOf(act));
  const month = "2026-10" as CalendarMonth;
  await deliver(() => owner.call(createFiling, { body: { month, revenue: 500_00, tax: 20_00 } }));
  await deliver(() => direct.owner(2).call(createFiling, { body: { month, revenue: 700_00, tax: 5_00 } }));
  expect(await staff().call(getPark, {})).toMatchObject({ filings: 2, revenue: 1200_00, tax: 25_00 });
  await deliver(() =>
    owner.call(correctFiling, { params: { month }, body: { version: 1, revenue: 900_00, reason: "漏报一笔" } }),
  );
  const { items } = await staff().call(getFigures, { query: { by: "quarter", periods: 2 } });
  expect(items).toMatchObject([
    { period: "2026-Q3", agencies: 3, agenciesFromOutside: 2, filings: 0, revenue: 0 },
    { period: "2026-Q4", agencies: 3, filings: 2, revenue: 1600_00, tax: 25_00 },
  ]);
  const months = await staff().call(getFigures, { query: { to: "2026-10", periods: 3 } });
  expect(months.items.map(({ agencies }) => agencies)).toEqual([0, 3, 3]);
  const ranking = await staff().call(getRanking, { query: { period: "2026-Q4", by: "tax", limit: 1 } });
  expect(ranking).toMatchObject({
    items: [{ rank: 1, agencyName: "机构1", tax: 20_00 }],
    total: { agencies: 2, revenue: 1600_00, tax: 25_00 },
  });
  const filed = await staff().call(listParkFilings, { query: { month } });
  expect(filed).toMatchObject({
    due: "2026-11-10",
    items: [{ filing: { version: 2 } }, { filing: { version: 1 } }, {}],
  });
  expect(filed.items[2]).toEqual({ agencyId: agencyId(3), agencyName: "机构3" });
  await deliver(() => owner.call(withdrawFiling, { params: { month }, body: { version: 2, reason: "报错月份" } }));
  expect(await staff().call(getPark, {})).toMatchObject({ filings: 1, revenue: 700_00, tax: 5_00 });
  await sound();
});

test("an agency owes every month since it joined, until it is filed", async () => {
  const due = await direct.owner(2).call(listDueFilings, {});
  expect(due).toEqual({
    items: [{ month: "2026-09", due: "2026-10-10" }],
    next: { month: "2026-11", due: "2026-12-10" },
  });
});

/** An act of somebody in an agency, and how often and when each change it makes is delivered. */
const amount = fc.integer({ min: 0, max: 1_000_000_000 });
const number = fc.constantFrom(...AGENCIES);
const acts = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant("file" as const),
      number,
      month: fc.constantFrom(...MONTHS),
      revenue: amount,
      tax: amount,
    }),
    fc.record({ kind: fc.constant("withdraw" as const), number, month: fc.constantFrom(...MONTHS) }),
    fc.record({
      kind: fc.constant("arrive" as const),
      number,
      day: fc.integer({ min: 0, max: 80 }),
      stays: fc.option(fc.integer({ min: 0, max: 100 })),
      undone: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant("order" as const),
      number,
      draft: fc.boolean(),
      end: fc.constantFrom("open", "cancelled", "closed"),
    }),
  ),
  { minLength: 1, maxLength: 14 },
);
type Act = (typeof acts extends fc.Arbitrary<infer All> ? All : never) extends readonly (infer One)[] ? One : never;

let enterprises = 100;

async function perform(act: Act): Promise<DynamoDBRecord[]> {
  const owner = direct.owner(act.number);
  const changes: DynamoDBRecord[] = [];
  const step = async (make: () => Promise<unknown>) => void changes.push(...(await changesOf(make)));
  if (act.kind === "file" || act.kind === "withdraw") {
    const { month } = act;
    const params = { month };
    const known = await getFiling(tenant(act.number), month);
    await step(async () => {
      if (act.kind === "withdraw") {
        if (known?.status !== "filed") return;
        await owner.call(withdrawFiling, { params, body: { version: known.version, reason: "误报" } });
      } else if (known?.status === "filed") {
        const body = { version: known.version, revenue: act.revenue, tax: act.tax, note: ulid(), reason: "更正" };
        await owner.call(correctFiling, { params, body });
      } else {
        await owner.call(createFiling, { body: { month, revenue: act.revenue, tax: act.tax } });
      }
    });
  } else if (act.kind === "arrive") {
    const arrivalDate = plusDays(today, -act.day);
    const after = { orderId: `ord_${ulid()}`, enterpriseId: `ent_${ulid()}`, arrivalDate } as Placement;
    const left = act.stays === null ? undefined : { ...after, leftDate: plusDays(arrivalDate, act.stays) };
    const write = (standing: { before?: Placement | undefined; after?: Placement | undefined }) =>
      step(async () => {
        // A leaver after day 90 moves no counter.
        const writes = countRetention(tenant(act.number).scope, [standing]);
        if (writes.length > 0) await transact(tenant(act.number), writes);
      });
    await write({ after });
    if (left) await write({ before: after, after: left });
    if (act.undone) await write({ before: left ?? after });
  } else {
    enterprises += 1;
    const client = { name: "企业", uscc: uscc(enterprises) };
    let [enterpriseId, orderId] = ["", ""];
    await step(async () => ({ enterpriseId } = await owner.call(createEnterprise, { body: client })));
    const body = { title: "订单", deadline: "2030-01-01", status: act.draft ? "draft" : "open" } as const;
    await step(async () => (orderId = (await owner.call(createOrder, { body: { ...body, enterpriseId } })).orderId));
    const seats = { title: "操作工", occupation: "操作工", headcount: 5, payMin: 1, payMax: 2, place: "衢州" };
    await step(() => owner.call(addPosition, { params: { orderId }, body: seats }));
    const status = act.end as "open" | "cancelled" | "closed";
    if (status === "cancelled" || (act.draft ? status === "open" : status === "closed"))
      await step(() => owner.call(updateOrder, { params: { orderId }, body: { version: 1, status } }));
  }
  return changes;
}

test("whatever happened, in whatever order it was told: figures made again from the table are the same bytes, and damaged ones are put right", async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.infiniteStream(fc.nat()), async (all, chance) => {
      const draw = () => chance.next().value as number;
      const told: DynamoDBRecord[] = [];
      for (const act of all) told.push(...(await perform(act)));
      // Twice some, and in any order.
      const deliveries = [...told, ...told.filter(() => draw() % 3 === 0)]
        .map((record) => ({ record, at: draw() }))
        .sort((one, other) => one.at - other.at);
      for (const { record } of deliveries) await tell(direct, [record]);
      await sound();
      const streamed = await spelled();
      expect(await rebuild()).toMatchObject({ written: 0, removed: 0 });
      expect(await spelled()).toEqual(streamed);
      await wreck();
      const { written, removed } = await rebuild();
      expect(written).toBeGreaterThan(0);
      expect(removed).toBe(1);
      expect(await spelled()).toEqual(streamed);
      await sound();
    }),
    // Runs share one table, each on top of the last: making a failure smaller would fail for other reasons.
    { numRuns: 12, endOnFailure: true },
  );
});

test("what an agency brought stays in its park's figures when the agency is erased", async () => {
  const { client, name: TableName } = direct.table;
  const erased = agencyId(2);
  // A month that no act of chance touches.
  for (const record of await changesOf(() =>
    direct.owner(2).call(createFiling, { body: { month: "2026-07", revenue: 900_00, tax: 9_00 } }),
  ))
    await tell(direct, [record]);
  const { revenue } = await staff().call(getPark, {});
  for (const { pk, sk } of await itemsOf(direct)) {
    if (String(pk).startsWith(`T#${erased}#`)) await client.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
  }
  await client.send(
    new UpdateCommand({
      TableName,
      Key: agencyKey(park().scope, erased as AgencyId),
      UpdateExpression: "SET erasedAt = :at",
      ExpressionAttributeValues: { ":at": NOW.toISOString() },
    }),
  );
  expect(await rebuild()).toMatchObject({ written: 0, removed: 0 });
  expect(await staff().call(getPark, {})).toMatchObject({ revenue });
  expect(revenue).toBeGreaterThanOrEqual(900_00);
});
