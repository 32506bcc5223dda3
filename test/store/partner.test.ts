import { createAgreement, transitAgreement } from "@shanhai/contract/agreement";
import { type Fulfilment, recordFulfilment, withdrawFulfilment } from "@shanhai/contract/fulfilment";
import { createPartner, transitPartner } from "@shanhai/contract/partner";
import type { AgencyId, AgreementId, CalendarDate, OrderId, PartnerId } from "@shanhai/contract/scalar";
import { getAgreement } from "@shanhai/store/agreement";
import { countDemand, listDemand } from "@shanhai/store/demand";
import { listFulfilments } from "@shanhai/store/fulfilment";
import { grantsFor } from "@shanhai/store/grant";
import { getOrganisation } from "@shanhai/store/standing";
import { verifyTable } from "@shanhai/store/verify";
import { mintMemberScope, mintParkScope, mintPartnerScope } from "@shanhai/tenancy/mint";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { agencyId, type Direct, startDirect } from "../direct.ts";
import type { Person } from "../laptop.ts";
import { changeOf, itemsOf, tell } from "../stream.ts";

/* What partners are told and what they tell: late, twice and out of order, it ends the same. */

const TODAY = { today: "2026-11-23" as CalendarDate };
let direct: Direct;
let parkId: string;
let administrator: Person;

beforeAll(async () => {
  direct = await startDirect({ now: () => new Date("2026-11-23T02:00:00Z") });
  ({ parkId } = await direct.functions.provision({ name: "园区", division: "330800", administratorEmail: "a@b.test" }));
  administrator = direct.staff("administrator", parkId);
});
afterAll(() => direct?.stop());
afterEach(async () => {
  expect((await verifyTable(direct.table.client, direct.table.name)).findings).toEqual([]);
});

type Item = Record<string, unknown>;
const itemAt = async (pk: string, sk: string): Promise<Item> =>
  (await itemsOf(direct)).find((item) => item.pk === pk && item.sk === sk) ?? {};
const arrive = (item: Item) => tell(direct, [changeOf(undefined, item)]);

async function signed() {
  const { partnerId } = await administrator.call(createPartner, {
    body: { name: "学院", kind: "school", division: "620800" },
  });
  const body = {
    number: "1",
    title: "协议",
    partnerIds: [partnerId],
    from: "2026-11-01",
    to: "2026-12-31",
    obligations: [{ kind: "supply" as const, text: "输送", target: 9 }],
    opens: ["demand" as const],
  };
  const draft = await administrator.call(createAgreement, { body });
  await administrator.call(transitAgreement, { params: draft, body: { to: "active", version: 1 } });
  const partner = () => itemAt(`P#${parkId}#partner`, partnerId);
  const agreement = () => itemAt(`P#${parkId}#agreement`, draft.agreementId);
  const table = direct.platform.open(mintPartnerScope(partnerId, parkId));
  const { agreementId, obligations } = draft;
  return { partnerId, agreementId, obligationId: obligations[0]?.obligationId ?? "", partner, agreement, table };
}

test("a revocation stays, whatever older news comes after it", async () => {
  const { agreementId, partner, agreement, table } = await signed();
  expect(await grantsFor(table, TODAY)).toEqual([]);
  await arrive(await partner());
  const active = await agreement();
  await arrive(active);
  expect(await grantsFor(table, TODAY)).toEqual([{ grant: "demand", until: "2026-12-31" }]);
  const params = { agreementId };
  await administrator.call(transitAgreement, { params, body: { to: "revoked", reason: "r", version: 2 } });
  const revoked = await agreement();
  for (const news of [revoked, active, revoked]) {
    await arrive(news);
    expect(await grantsFor(table, TODAY)).toEqual([]);
  }
  expect(await getAgreement(table, agreementId as AgreementId)).toMatchObject({ state: "revoked" });
});

test("an end stays as well, and the authorizer knows of it", async () => {
  const { partnerId, partner, agreement, table } = await signed();
  const before = await partner();
  for (const news of [before, await agreement()]) await arrive(news);
  const body = { to: "ended" as const, reason: "r", version: 1 };
  await administrator.call(transitPartner, { params: { partnerId }, body });
  for (const news of [await partner(), before]) await arrive(news);
  expect(await grantsFor(table, TODAY)).toEqual([]);
  const members = direct.platform.open(mintMemberScope());
  expect(await getOrganisation(members, partnerId as PartnerId)).toMatchObject({ status: "ended" });
});

test("a partner's entry counts once with its park, told twice, or its taking back before it", async () => {
  const { partnerId, agreementId, obligationId, partner, agreement, table } = await signed();
  for (const news of [await partner(), await agreement()]) await arrive(news);
  const coordinator = direct.coordinator(partnerId, parkId);
  const body = { obligationId, date: "2026-11-20", text: "一批", quantity: 4 };
  const params = { agreementId };
  const entry = ({ fulfilmentId }: Pick<Fulfilment, "fulfilmentId">) =>
    itemAt(`N#${partnerId}#fulfilment#${agreementId}`, fulfilmentId);
  const park = direct.platform.open(mintParkScope(parkId));
  const done = async (at: typeof park | typeof table) =>
    Object.values((await getAgreement(at, agreementId as AgreementId))?.fulfilled ?? {});
  const first = await coordinator.call(recordFulfilment, { params, body });
  expect(await done(table)).toEqual([{ number: 4, entries: 1 }]);
  for (let times = 0; times < 3; times += 1) await arrive(await entry(first));
  expect(await done(park)).toEqual([{ number: 4, entries: 1 }]);
  const second = await coordinator.call(recordFulfilment, { params, body });
  const said = await entry(second);
  const taken = { params: { agreementId, fulfilmentId: second.fulfilmentId }, body: { reason: "重复" } };
  await coordinator.call(withdrawFulfilment, taken);
  for (const news of [await entry(second), said, await entry(second)]) await arrive(news);
  expect(await done(park)).toEqual([{ number: 4, entries: 1 }]);
  const { items } = await listFulfilments(park, agreementId as AgreementId, { limit: 9 });
  expect(items.map(({ withdrawn }) => withdrawn !== undefined).sort()).toEqual([false, true]);
  // The copies of its own entries, which the park's lead to, change nothing of the partner's.
  await arrive(await itemAt(`P#${parkId}#fulfilment#${agreementId}`, first.fulfilmentId));
  await arrive(await agreement());
  expect(await done(table)).toEqual([{ number: 4, entries: 1 }]);
});

test("what an order asks for is counted by its difference: twice, older, and more than a transaction holds", async () => {
  const park = direct.platform.open(mintParkScope(parkId));
  const [agency, orderId] = [agencyId(7) as AgencyId, `ord_${"0".repeat(26)}` as OrderId];
  const cells = (place: string, open: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ place, occupation: `工种${index}`, positions: 1, open }));
  const seats = async () => (await listDemand(park)).reduce((sum, { open }) => sum + open, 0);
  await countDemand(park, agency, orderId, async () => ({ revision: 2, cells: cells("甲", 3, 50) }));
  await countDemand(park, agency, orderId, async () => ({ revision: 2, cells: cells("甲", 3, 50) }));
  await countDemand(park, agency, orderId, async () => ({ revision: 1, cells: [] }));
  expect(await seats()).toBe(150);
  await countDemand(park, agency, orderId, async () => ({ revision: 3, cells: cells("乙", 2, 50) }));
  expect(await seats()).toBe(100);
  expect((await listDemand(park)).filter(({ place, open }) => place === "甲" && open !== 0)).toEqual([]);
  await countDemand(park, agency, orderId, async () => ({ revision: 4, cells: [] }));
  expect(await seats()).toBe(0);
});
