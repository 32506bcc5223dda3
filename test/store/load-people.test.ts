import { writeRepeatable } from "@shanhai/store/batch";
import { verifyTable } from "@shanhai/store/verify";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";
import { type Item, LUCKY, peopleItems } from "../load/people.ts";
import { follow, itemsOf } from "../stream.ts";

/* What `npm run load` puts into the table is what the product itself would have made of these people. */

let direct: Direct;
beforeAll(async () => {
  direct = await startDirect();
});
afterAll(() => direct?.stop());

const keyOf = ({ pk, sk }: Record<string, unknown>) => `${pk} ${sk}`;
const byKey = (items: readonly Record<string, unknown>[]) =>
  new Map(items.map((item) => [keyOf(item), JSON.parse(JSON.stringify(item))]));
const nounOf = ({ pk }: Item) => pk.split("#")[2];

test("generated people are, item by item, what the stream makes of their records", async () => {
  const table = direct.platform.open(mintTenantScope(agencyId(1), PARK));
  const made = [...peopleItems(table, { count: 160, seed: 7, until: "2026-11-01T00:00:00.000Z" as never })];
  const own = made.filter((item) => ["candidate", "identity"].includes(nounOf(item) ?? ""));
  expect(own.length).toBe(320);
  await writeRepeatable(
    table,
    own.map(({ pk, sk, ...record }) => ({ put: { pk, sk }, record })),
  );
  await follow(direct);
  const [followed, generated] = [byKey(await itemsOf(direct)), byKey(made)];
  expect([...followed.keys()].sort()).toEqual([...generated.keys()].sort());
  for (const [key, item] of generated) expect(followed.get(key), key).toEqual(item);
  const { checked, findings } = await verifyTable(table.client, table.name, { followed: true });
  expect(findings).toEqual([]);
  expect(checked.candidates).toBe(160);
});

test("the same seed makes the same people, and each phone once", () => {
  const table = direct.platform.open(mintTenantScope(agencyId(2), PARK));
  const of = (seed: number) =>
    [...peopleItems(table, { count: 700, seed, until: "2026-11-01T00:00:00.000Z" as never })].filter(
      (item) => nounOf(item) === "candidate",
    );
  const [one, again, other] = [of(1), of(1), of(2)];
  expect(one).toEqual(again);
  expect(one.map(({ candidateId }) => candidateId)).not.toEqual(other.map(({ candidateId }) => candidateId));
  const phones = one.map(({ phone }) => String(phone));
  expect(new Set(phones).size).toBe(700);
  expect(phones.every((phone) => /^1\d{10}$/.test(phone))).toBe(true);
  expect(phones.filter((phone) => phone.endsWith(LUCKY)).length).toBe(3);
});
