import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { registerAgency } from "@shanhai/contract/agency";
import { createCandidate, getCandidate, updateCandidate } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOrder } from "@shanhai/contract/order";
import { leavePlacement, listPlacements } from "@shanhai/contract/placement";
import { addPosition } from "@shanhai/contract/position";
import type { AgencyId, ApplicationId, CandidateId, ParkId } from "@shanhai/contract/scalar";
import { instant, shanghaiDate } from "@shanhai/domain/calendar";
import { ERASED_NAME } from "@shanhai/domain/erasure";
import { backgroundAct } from "@shanhai/functions/background-act";
import { eraseCandidate } from "@shanhai/functions/erase-candidate";
import { linesOf, tableOf } from "@shanhai/functions/restore/command";
import { type Report, restoreAgency } from "@shanhai/functions/restore/restore-agency";
import { exportTable } from "@shanhai/local/export-table";
import { insertDataKey } from "@shanhai/store/data-key";
import { putStanding } from "@shanhai/store/standing";
import type { Item } from "@shanhai/store/walk";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import { type Person, uscc } from "../laptop.ts";
import { move, recommendAll } from "../pipeline.ts";
import { follow, itemsOf } from "../stream.ts";

/*
 * One agency loses everything; an export of the table gives it back, item for item, and touches nobody else's. Who was erased since
 * stays away.
 */

let direct: Direct;
let parkId: ParkId;
let lost: Awaited<ReturnType<typeof agency>>;
let other: Awaited<ReturnType<typeof agency>>;
let folder: string;
let exported: Item[];
let registered = 0;
const PEOPLE = 30;

const all = async () => (await itemsOf(direct)) as Item[];
const own = (items: readonly Item[], id: string) => items.filter(({ pk }) => pk.startsWith(`T#${id}#`));
const places = (items: readonly Item[]) => Object.fromEntries(items.map((item) => [`${item.pk} ${item.sk}`, item]));
/** What an export gives back: not the answers to retries of that day, what the park decides, and what the stream makes anew. */
const kept = (items: readonly Item[], id: string) =>
  places(
    own(items, id).filter(
      ({ pk }) => !/#(idempotency|standing|search|title|matchable|matchablePosition|matchPast)(#|$)/.test(pk),
    ),
  );
const sum = (report: Report, fate: string) =>
  Object.values(report).reduce((total, fates) => total + ((fates as Record<string, number>)[fate] ?? 0), 0);
const put = (Item: Item) => direct.table.client.send(new PutCommand({ TableName: direct.table.name, Item }));
const remove = ({ pk, sk }: Item) =>
  direct.table.client.send(new DeleteCommand({ TableName: direct.table.name, Key: { pk, sk } }));

async function lose(which: (item: Item) => boolean = () => true): Promise<void> {
  for (const item of own(await all(), lost.agencyId)) if (which(item)) await remove(item);
}

const open = (client = direct.table.client) => tableOf(client, direct.table.name);
const restore = (more: Partial<Parameters<typeof restoreAgency>[0]> = {}) =>
  restoreAgency({
    ...{ open: open(), folder, agencyId: lost.agencyId, write: true, overwrite: false, now: new Date() },
    ...more,
  });

async function agency() {
  registered += 1;
  const licence = { licenceNumber: `3308${registered}`, licenceExpiry: "2030-12-31", homeDivision: "330100" };
  const body = { name: `机构${registered}`, uscc: uscc(registered), ...licence };
  const { agencyId } = await direct.staff("administrator", parkId).call(registerAgency, { body });
  const table = direct.platform.open(mintTenantScope(agencyId, parkId));
  await putStanding(table, { parkId, agencyId, ...body, status: "active", version: 1 } as never);
  await insertDataKey(table, { encrypted: `${registered}` });
  const owner: Person = direct.ownerOf(agencyId, parkId);
  const client = await owner.call(createEnterprise, { body: { name: "石英厂", uscc: uscc(50 + registered) } });
  const order = { enterpriseId: client.enterpriseId, title: "订单", deadline: "2030-01-01" };
  const { orderId } = await owner.call(createOrder, { body: order });
  const seats = { title: "操作工", occupation: "操作工", headcount: 9, payMin: 1, payMax: 2, place: "衢州" };
  const { positionId } = await owner.call(addPosition, { params: { orderId }, body: seats });
  const people: CandidateId[] = [];
  for (let count = 0; count < PEOPLE; count += 1) {
    const number = `199${String(registered).padStart(4, "0")}${String(count).padStart(4, "0")}`;
    const person = { name: `求职者${registered}-${count}`, phone: number, consent: true as const };
    people.push((await owner.call(createCandidate, { body: person })).candidateId);
  }
  const applications: ApplicationId[] = await recommendAll(owner, positionId, people);
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const)
    await move(owner, orderId, applications.slice(0, 4), to);
  return { agencyId, table, owner, orderId, people, applications };
}

beforeAll(async () => {
  direct = await startDirect();
  const park = { name: "衢州园区", division: "330800", administratorEmail: "a@b.test" };
  parkId = (await direct.functions.provision(park)).parkId;
  [lost, other] = [await agency(), await agency()];
  await follow(direct);
  folder = mkdtempSync(join(tmpdir(), "shanhai-export-"));
  exported = await all();
  await exportTable(direct.dynamo.endpoint, direct.table.name, folder);
}, 60_000);
afterAll(async () => {
  await direct?.stop();
  if (folder) rmSync(folder, { recursive: true });
});
/** Every test begins with the table as it was exported. */
beforeEach(async () => {
  const now = places(await all());
  const then = places(exported);
  for (const [place, item] of Object.entries(now)) if (!then[place]) await remove(item);
  for (const [place, item] of Object.entries(then))
    if (JSON.stringify(now[place]) !== JSON.stringify(item)) await put(item);
});

describe("restoring one agency", () => {
  test("gives back every item it lost, and touches no other", async () => {
    await lose();
    const rest = await all();
    expect(own(rest, lost.agencyId)).toEqual([]);
    const report = await restore();
    const restored = await all();
    expect(kept(restored, lost.agencyId)).toEqual(kept(exported, lost.agencyId));
    expect(sum(report, "restored")).toBe(Object.keys(kept(exported, lost.agencyId)).length);
    const mine = (item: Item) => item.pk.startsWith(`T#${lost.agencyId}#`) || item.pk.startsWith("W#");
    expect(places(restored.filter((item) => !mine(item)))).toEqual(places(rest));
    const person = await lost.owner.call(getCandidate, { params: { candidateId: lost.people[0] as string } });
    expect(person.name).toBe("求职者1-0");
  });

  test("says first what it would do, and writes nothing then", async () => {
    await lose(({ pk }) => pk.includes("#candidate#"));
    const rest = await all();
    const report = await restore({ write: false });
    expect(report.candidate).toEqual({ missing: PEOPLE });
    expect(report.application).toEqual({ same: PEOPLE });
    expect(report.search?.transient).toBeGreaterThan(0);
    expect(report.title?.transient).toBeGreaterThan(0);
    expect(await all()).toEqual(rest);
    expect(linesOf(report)[0]).toBe("       30  missing, would be restored: 30 candidate");
  });

  test("killed in the middle it goes on behind what it did", async () => {
    await lose();
    let puts = 0;
    const ending = {
      send: async (command: { constructor: { name: string } }) => {
        if (command.constructor.name === "PutCommand") puts += 1;
        if (puts === 80) throw new Error("Killed");
        return direct.table.client.send(command as never);
      },
    };
    await expect(restore({ open: open(ending as never) })).rejects.toThrow("Killed");
    const part = own(await all(), lost.agencyId).length;
    expect(part).toBeGreaterThan(50);
    expect(part).toBeLessThan(Object.keys(kept(exported, lost.agencyId)).length);
    let read = 0;
    const counting = {
      send: async (command: { constructor: { name: string } }) => {
        if (command.constructor.name === "BatchGetCommand") read += 1;
        return direct.table.client.send(command as never);
      },
    };
    await restore({ open: open(counting as never) });
    expect(kept(await all(), lost.agencyId)).toEqual(kept(exported, lost.agencyId));
    const whole = read;
    read = 0;
    // Done, it looks at everything again when it is asked again.
    expect(sum(await restore({ open: open(counting as never) }), "restored")).toBe(0);
    expect(read).toBeGreaterThan(whole);
  });

  test("leaves alone what is newer, and replaces it only when asked, as what comes after it", async () => {
    const candidateId = lost.people[1] as CandidateId;
    const params = { candidateId };
    const { version } = await lost.owner.call(getCandidate, { params });
    await lost.owner.call(updateCandidate, { params, body: { name: "改过", version } as never });
    const before = await all();
    const report = await restore();
    expect(report.candidate).toEqual({ same: PEOPLE - 1, newer: 1 });
    expect(sum(report, "restored") + sum(report, "replaced")).toBe(0);
    expect(kept(await all(), lost.agencyId)).toEqual(kept(before, lost.agencyId));
    expect((await restore({ overwrite: true })).candidate).toEqual({ same: PEOPLE - 1, replaced: 1 });
    const now = await lost.owner.call(getCandidate, { params });
    expect(now).toMatchObject({ name: "求职者1-1", version: version + 2 });
  });

  test("never replaces the key that later data is sealed with", async () => {
    const key = exported.find(({ pk }) => pk === `T#${lost.agencyId}#dataKey`);
    if (!key) throw new Error("The agency has no data key");
    await put({ ...key, encrypted: "later" });
    await restore({ overwrite: true });
    expect((await all()).find(({ pk }) => pk === key.pk)?.encrypted).toBe("later");
  });

  test("gives back no list entry of what has moved on", async () => {
    const { items } = await lost.owner.call(listPlacements, { query: { orderId: lost.orderId } });
    const [placement] = items;
    if (!placement) throw new Error("Nobody is at work");
    const checks = () =>
      all().then((rows) => rows.filter(({ pk, sk }) => pk.includes("#check#") && sk.endsWith(placement.placementId)));
    expect(await checks()).toHaveLength(1);
    const body = { date: placement.arrivalDate, reason: "回家", version: placement.version };
    await lost.owner.call(leavePlacement, { params: { placementId: placement.placementId }, body });
    const report = await restore();
    expect(report.check).toEqual({ same: 3, moved: 1 });
    expect(await checks()).toEqual([]);
  });
});

describe("who was erased since the export", () => {
  const NAME = "求职者1-2";
  async function erase(candidateId: CandidateId, action = "erasePerson") {
    const at = instant(new Date());
    const pending = {
      agencyId: lost.agencyId as AgencyId,
      candidateId,
      applicationIds: [],
      reason: "本人撤回",
      receiptId: "rcp_1",
      at,
    };
    expect(await eraseCandidate(lost.table, backgroundAct(direct.platform, action), pending)).toBe("erased");
  }
  // Search entries follow by the stream, which rests here, and are not restored.
  const named = async () =>
    own(await all(), lost.agencyId)
      .filter((item) => !item.pk.includes("#search#") && /求职者1-(2|5)"/.test(JSON.stringify(item)))
      .map(({ pk }) => pk);

  test("stays away, whether their record is there, or lost with everything else", async () => {
    // Somebody who is at work is not erased: they have left before.
    const { items } = await lost.owner.call(listPlacements, { query: { orderId: lost.orderId } });
    const worker = items.find(({ candidateName }) => candidateName === NAME);
    if (!worker) throw new Error("Nobody is at work");
    const body = { date: shanghaiDate(new Date()), reason: "回家", version: worker.version };
    await lost.owner.call(leavePlacement, { params: { placementId: worker.placementId }, body });
    await erase(lost.people[2] as CandidateId);
    await erase(lost.people[5] as CandidateId, "eraseCandidate");
    expect(await named()).toEqual([]);
    const erased = kept(await all(), lost.agencyId);

    const report = await restore({ overwrite: true });
    expect(report.candidate).toMatchObject({ erased: 2 });
    expect(await named()).toEqual([]);

    // The agency's own records of the erasure go as well: its audit remembers.
    await lose();
    await restore();
    expect(await named()).toEqual([]);
    const restored = await all();
    const application = restored.find(({ sk }) => sk === lost.applications[2]);
    expect(application).toMatchObject({ candidateName: ERASED_NAME, candidateId: lost.people[2] });
    expect(application).not.toHaveProperty("candidatePhone");
    const people = (items: Record<string, Item>) =>
      Object.keys(items).filter((place) => /#(candidate|identity)#/.test(place));
    expect(people(kept(restored, lost.agencyId)).sort()).toEqual(people(erased).sort());
  });

  test("stays away while the park has only noted it", async () => {
    const candidateId = lost.people[7] as CandidateId;
    await put({
      pk: `P#${parkId}#pendingErasure`,
      sk: `${lost.agencyId}#${candidateId}`,
      agencyId: lost.agencyId,
      candidateId,
    });
    await lose();
    expect((await restore()).candidate).toEqual({ restored: PEOPLE - 1, erased: 1 });
  });

  test("an agency that was erased stays so", async () => {
    const agencyItem = exported.find(({ pk, sk }) => pk === `P#${parkId}#agency` && sk === lost.agencyId) as Item;
    await put({ ...agencyItem, erasing: true });
    await expect(restore()).rejects.toThrow("was erased");
    await remove(agencyItem);
    await expect(restore()).rejects.toThrow("restore the park first");
  });
});

describe("an export", () => {
  test("that is expired, damaged, incomplete or of another kind gives nothing back", async () => {
    const later = new Date(Date.now() + 4000 * 24 * 60 * 60 * 1000);
    const withTtl = own(exported, lost.agencyId).filter(
      ({ pk, ttl }) => ttl && !/#(idempotency|search|matchable|matchablePosition|matchPast)#/.test(pk),
    );
    await lose();
    expect(sum(await restore({ write: false, now: later }), "expired")).toBe(withTtl.length);
    const copy = mkdtempSync(join(tmpdir(), "shanhai-export-"));
    try {
      await expect(restore({ folder: copy })).rejects.toThrow("no export");
      await exportTable(direct.dynamo.endpoint, direct.table.name, copy);
      const [name = ""] = readdirSync(join(copy, "data"));
      const file = join(copy, "data", name);
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.subarray(0, -9));
      await expect(restore({ folder: copy })).rejects.toThrow("damaged");
      rmSync(file);
      await expect(restore({ folder: copy })).rejects.toThrow("lacks");
      const summary = join(copy, "manifest-summary.json");
      writeFileSync(summary, readFileSync(summary, "utf8").replace("FULL_EXPORT", "INCREMENTAL_EXPORT"));
      await expect(restore({ folder: copy })).rejects.toThrow("Only full exports");
      expect(existsSync(summary)).toBe(true);
    } finally {
      rmSync(copy, { recursive: true });
    }
    expect(own(await all(), lost.agencyId)).toEqual([]);
    await expect(restore({ agencyId: `agn_${"0".repeat(26)}` })).rejects.toThrow("has no agency");
    expect(other.people).toHaveLength(PEOPLE);
  });
});
