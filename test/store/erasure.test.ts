import { existsSync } from "node:fs";
import { join } from "node:path";
import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { getAgency, transitAgency } from "@shanhai/contract/agency";
import { getMe } from "@shanhai/contract/member";
import { backgroundAct } from "@shanhai/functions/background-act";
import { eraseAgency } from "@shanhai/functions/clock/erase-agency";
import type { Platform } from "@shanhai/functions/platform";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { mintParkScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";
import { fillTenant } from "../tenancy/tenant.ts";

/* Thirty days after an agency has left, nothing of it is there but what its park knows and the audit of who did what. */

let laptop: TestLaptop;
let administrator: Person;
const agencies: Filled[] = [];
let clock = Date.now();
const DAY = 24 * 60 * 60 * 1000;

beforeAll(async () => {
  laptop = await startTestLaptop({ now: () => new Date(clock) });
  administrator = await laptop.park("园区", "330800", "admin@park.test");
  for (const number of [1, 2, 3, 4]) agencies.push(await filled(number));
});
afterAll(() => laptop?.stop());

async function items() {
  const client = embeddedDocumentClient(laptop.endpoint);
  const found: Record<string, unknown>[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: TABLE_NAME, ExclusiveStartKey }));
    found.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  client.destroy();
  return found;
}
const of = async (prefix: string) => (await items()).filter(({ pk }) => String(pk).startsWith(prefix));

async function filled(number: number) {
  const { agency, owner } = await laptop.agency(administrator, `机构${number}`, number, `owner${number}@a.test`);
  await laptop.recruiter(owner, `recruiter${number}@a.test`);
  await laptop.drain();
  await fillTenant(owner, number);
  await laptop.drain();
  await laptop.drain();
  const { agencyId } = agency;
  const params = { agencyId };
  const transit = async (to: "active" | "left") => {
    const { version } = await administrator.call(getAgency, { params });
    return administrator.call(transitAgency, { params, body: { to, reason: "r", version } });
  };
  return { agencyId, params, owner, transit };
}

type Filled = Awaited<ReturnType<typeof filled>>;
const agency = (number: number) => agencies[number - 1] as Filled;

test("who left is gone after thirty days, from table, files and people; others are as they were", async () => {
  const [leaving, staying] = [agency(1), agency(2)];
  const { agencyId } = leaving;
  await leaving.transit("left");
  await laptop.drain();
  const others = async () => {
    // But for its webhook, which goes on trying to reach somebody meanwhile.
    const items = (await of(`T#${staying.agencyId}#`)).filter(({ pk }) => !String(pk).includes("#webhook"));
    const entries = items.map((item) => [`${item.pk} ${item.sk}`, item] as const);
    return Object.fromEntries(entries);
  };
  const before = await others();
  clock += 29 * DAY;
  await laptop.functions.daily();
  expect((await of(`T#${agencyId}#`)).length).toBeGreaterThan(90);
  expect((await administrator.call(getAgency, { params: leaving.params })).status).toBe("left");

  clock += DAY;
  await laptop.functions.daily();
  await laptop.drain();
  expect(await of(`T#${agencyId}#`)).toEqual([]);
  // Of its people nothing is left but the mark that it is erased, which is forgotten in a month.
  const users = (await of("U#")).filter((item) => JSON.stringify(item).includes(agencyId));
  expect(users).toMatchObject([{ pk: `U#${agencyId}#organisation`, status: "left", erasing: true }]);
  expect(users[0]?.ttl).toBeDefined();
  expect(existsSync(join(laptop.dataDir, "files", agencyId))).toBe(false);
  expect(existsSync(join(laptop.dataDir, "files", staying.agencyId))).toBe(true);
  expect((await leaving.owner.call(getMe, {})).memberships).toEqual([]);
  expect(await others()).toEqual(before);
  const erased = await administrator.call(getAgency, { params: leaving.params });
  expect(erased).toMatchObject({ status: "left", name: "机构1" });
  expect(erased.erasedAt).toBeDefined();
  expect((await of(`A#${agencyId}#`)).length).toBeGreaterThan(0);
  await expect(leaving.transit("active")).rejects.toMatchObject({ problem: { code: "agency.erased" } });
  // Done once more, nothing changes.
  await laptop.functions.daily();
  expect(await administrator.call(getAgency, { params: leaving.params })).toEqual(erased);
  expect((await verifyTable(embeddedDocumentClient(laptop.endpoint), TABLE_NAME)).findings).toEqual([]);
});

test("who came back in time is not erased", async () => {
  const { agencyId, transit, owner } = agency(3);
  await transit("left");
  await transit("active");
  clock += 40 * DAY;
  await laptop.functions.daily();
  expect((await of(`T#${agencyId}#`)).length).toBeGreaterThan(90);
  expect((await owner.call(getMe, {})).memberships).toHaveLength(1);
});

test("cut off anywhere, an erasure is completed by the next run, and there is no way back meanwhile", async () => {
  const { agencyId, transit, params } = agency(4);
  await transit("left");
  await laptop.drain();
  clock += 31 * DAY;
  const { parkId } = (await of("S#park"))[0] as { parkId: string };
  const { platform } = laptop;
  const run = (on: Platform) =>
    eraseAgency(on, backgroundAct(on, "eraseAgency"), on.open(mintParkScope(parkId)), agencyId);
  /** The platform, whose n-th call of the table is the last. */
  function endingAt(step: number): Platform {
    let steps = 0;
    return {
      ...platform,
      open(scope) {
        const table = platform.open(scope);
        const client = Object.create(table.client) as typeof table.client;
        client.send = (async (...input: Parameters<typeof table.client.send>) => {
          steps += 1;
          if (steps >= step) throw new Error("cut off");
          return table.client.send(...input);
        }) as typeof table.client.send;
        return { ...table, client };
      },
    };
  }
  let step = 1;
  for (
    ;
    await run(endingAt(step)).then(
      () => false,
      (error: Error) => error.message === "cut off",
    );
    step += 1
  ) {
    // From its second call on the erasure has begun.
    if (step > 2) await expect(transit("active")).rejects.toMatchObject({ problem: { code: "agency.erased" } });
  }
  expect(step).toBeGreaterThan(5);
  await laptop.drain();
  expect(await of(`T#${agencyId}#`)).toEqual([]);
  expect((await administrator.call(getAgency, { params })).erasedAt).toBeDefined();
});
