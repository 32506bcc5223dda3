import { listApplications } from "@shanhai/contract/application";
import { getRelay, getRelayHandout, listRelays, makeRelay, pickPostings } from "@shanhai/contract/relay";
import type { ParkId } from "@shanhai/contract/scalar";
import { enterPark } from "@shanhai/store/park";
import { getRelayMonth } from "@shanhai/store/relay-month";
import { mintSharedScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agencyId, type Direct, startDirect } from "../direct.ts";
import { jobsOf, seek } from "../jobs.ts";
import type { Person } from "../laptop.ts";
import { numberIn } from "../own.ts";
import { stationIn } from "../station.ts";

/* 岗位中转: what a station passes on each month, and that who comes by it is counted as the station's. */

let clock: Date;
let direct: Direct;
let parkId: string;
let jobs: ReturnType<typeof jobsOf>;
let owner: Person;
let phones = 0;

beforeAll(async () => {
  clock = new Date("2026-11-27T02:00:00Z");
  direct = await startDirect({ now: () => clock });
  ({ parkId } = await direct.functions.provision({
    name: "金川园区",
    division: "620300",
    administratorEmail: "a@b.test",
  }));
  jobs = jobsOf(direct, parkId);
  owner = direct.ownerOf(agencyId(1), parkId);
  await jobs.license(1);
});
afterAll(() => direct?.stop());

const open = (path: string) => seek(direct, path);
/** Applies by a job's page, as a phone does. */
async function apply(path: string) {
  phones += 1;
  const page = await open(path);
  const request = numberIn(page.body);
  clock = new Date(clock.getTime() + 10_000);
  const phone = `1990020${String(phones).padStart(4, "0")}`;
  return seek(direct, path, {
    request,
    name: "汪洋",
    phone,
    intention: "",
    experience: "",
    website: "",
    consent: "yes",
  });
}
const linksIn = (body: string) => [...body.matchAll(/class="job" href="([^"]+)"/g)].map(([, link = ""]) => link);
const refused = { problem: { code: "agreement.notInForce", status: 403 } };

describe("a month's relay", () => {
  test("is made from the board, chosen by the station, and the same relay when it is asked for again", async () => {
    const { coordinator, partnerId, table } = await stationIn(direct, parkId);
    const [here, own, away] = [
      await jobs.show({ title: "本市岗", division: "620802" }),
      await jobs.show({ title: "专属岗", partnerId }),
      await jobs.show({ title: "外地岗" }),
    ];
    const hidden = await jobs.show({ title: "别人的专属岗", partnerId: `ptn_${"1".repeat(26)}` as never });
    const made = await coordinator.call(makeRelay, {});
    expect(made.items.map(({ title, reason }) => [title, reason]).slice(0, 2)).toEqual([
      ["专属岗", "addressed"],
      ["本市岗", "city"],
    ]);
    expect(JSON.stringify(made)).not.toMatch(/agn_|ord_|pos_|ptn_/);
    expect(made.items.some(({ postingId }) => postingId === hidden.postingId)).toBe(false);
    const body = { version: made.version, postingIds: [own.postingId, away.postingId] };
    const picked = await coordinator.call(pickPostings, { params: made, body });
    expect(await coordinator.call(pickPostings, { params: made, body })).toEqual(picked);
    await expect(
      coordinator.call(pickPostings, { params: made, body: { version: 1, postingIds: [here.postingId] } }),
    ).rejects.toMatchObject({ problem: { code: "stale" } });
    const again = await coordinator.call(makeRelay, {});
    expect(again.relayId).toBe(made.relayId);
    expect(again.items.filter((item) => item.picked).map(({ title }) => title)).toEqual(["专属岗", "外地岗"]);
    expect((await coordinator.call(listRelays, {})).items).toMatchObject([{ month: "2026-11", picked: 2 }]);
    expect(await getRelayMonth(table, again.month)).toMatchObject({ postings: 2 });
  });

  test("is closed with its agreement: the station's pages and the link it gave out", async () => {
    const { coordinator, agree } = await stationIn(direct, parkId);
    await jobs.show({});
    const relay = await coordinator.call(makeRelay, {});
    const { path } = await coordinator.call(getRelayHandout, { params: relay, query: {} });
    expect((await open(path)).statusCode).toBe(200);
    await agree(["relay"], true);
    await expect(coordinator.call(getRelay, { params: relay })).rejects.toMatchObject(refused);
    await expect(coordinator.call(makeRelay, {})).rejects.toMatchObject(refused);
    const closed = await open(path);
    expect(closed.statusCode).toBe(404);
    expect(closed.body).toContain("这个链接现在打不开");
    expect((await open(path.replace(/.$/, (last) => (last === "0" ? "1" : "0")))).statusCode).toBe(404);
  });
});

describe("what is handed on", () => {
  test("a page, texts and a picture, all with the station's link; who applies by it is the station's", async () => {
    const { coordinator, partnerId, agree } = await stationIn(direct, parkId, { division: "310101" });
    const job = await jobs.post({ title: "<装配工>", division: "310101" });
    const own = await jobs.post({ title: "专属工", partnerId });
    const relay = await coordinator.call(makeRelay, {});
    const { items } = await coordinator.call(pickPostings, {
      params: relay,
      body: { version: 1, postingIds: [job.postingId, own.postingId] },
    });
    const handout = await coordinator.call(getRelayHandout, { params: relay, query: {} });
    const url = `${direct.platform.origin()}${handout.path}`;
    expect(handout.texts).toHaveLength(1);
    expect(handout.texts[0]).toContain(url);
    const svg = Buffer.from(handout.image.content, "base64").toString();
    expect(svg).toContain("&lt;装配工&gt;");
    expect(svg.startsWith("<svg")).toBe(true);

    const page = await open(handout.path);
    expect(page.body).toContain("&lt;装配工&gt;");
    expect(page.body.length).toBeLessThan(30_000);
    const links = linksIn(page.body);
    expect(links).toHaveLength(items.filter((item) => item.picked).length);
    for (const link of links) expect((await apply(link)).statusCode).toBe(303);
    for (const { positionId } of [job, own]) {
      const applications = await owner.call(listApplications, { params: { positionId }, query: {} });
      expect(applications.items).toMatchObject([
        { source: { kind: "relay", sourceId: partnerId, name: "崆峒区就业驿站" } },
      ]);
    }

    // What is for its people alone is not there by another link, nor once postings are closed to the station.
    const other = await stationIn(direct, parkId);
    const forOthers = jobs.linkOf({ kind: "relay", partnerId: other.partnerId });
    expect((await open(`${forOthers}/${own.postingId}`)).statusCode).toBe(404);
    expect((await open(`${jobs.linkOf()}/${own.postingId}`)).statusCode).toBe(404);
    await agree(["relay"]);
    const station = jobs.linkOf({ kind: "relay", partnerId });
    expect((await open(`${station}/${own.postingId}`)).statusCode).toBe(404);
    expect((await open(handout.path)).body).not.toContain("专属工");
    const seen = await coordinator.call(getRelay, { params: relay });
    expect(seen.items.map(({ title }) => title)).not.toContain("专属工");
    const passedOn = await coordinator.call(getRelayHandout, { params: relay, query: {} });
    expect(passedOn.texts.join()).not.toContain("专属工");

    // Once the agreement is over the jobs that everybody may see are still there, and nobody is the station's any more.
    await agree(["relay"], true);
    const late = await jobs.post({ title: "后来的岗位" });
    expect((await apply(`${station}/${late.postingId}`)).statusCode).toBe(303);
    const { items: last } = await owner.call(listApplications, { params: late, query: {} });
    expect(last).toMatchObject([{ source: { kind: "board" } }]);
  });

  test("a posting that is filled or taken off is on none of them from then on", async () => {
    const { coordinator } = await stationIn(direct, parkId, { division: "440100" });
    const job = await jobs.show({ title: "要下架的岗", division: "440100" });
    const relay = await coordinator.call(makeRelay, {});
    const { path } = await coordinator.call(getRelayHandout, { params: relay, query: {} });
    expect((await open(path)).body).toContain("要下架的岗");
    await jobs.change(job.postingId, { listed: false });
    expect((await open(path)).body).not.toContain("要下架的岗");
    const { items, gone } = await coordinator.call(getRelay, { params: relay });
    expect([gone, items.some(({ postingId }) => postingId === job.postingId)]).toEqual([1, false]);
    const { texts } = await coordinator.call(getRelayHandout, { params: relay, query: {} });
    expect(texts.join()).not.toContain("要下架的岗");
  });
});

test("the clock makes one for each station on a month's first day, and leaves it alone from then on", async () => {
  const { coordinator } = await stationIn(direct, parkId);
  const closed = await stationIn(direct, parkId, { opens: ["postings"] });
  await enterPark(direct.platform.open(mintSharedScope()), parkId as ParkId);
  clock = new Date("2026-11-30T16:00:00Z");
  await jobs.show({ title: "十二月岗" });
  await direct.functions.daily();
  const [relay] = (await coordinator.call(listRelays, {})).items;
  expect(relay).toMatchObject({ month: "2026-12" });
  const params = { relayId: relay?.relayId ?? "" };
  const { version } = await coordinator.call(getRelay, { params });
  await coordinator.call(pickPostings, { params, body: { version, postingIds: [] } });
  await direct.functions.daily();
  expect((await coordinator.call(listRelays, {})).items).toMatchObject([{ month: "2026-12", picked: 0 }]);
  await closed.agree(["relay"]);
  expect((await closed.coordinator.call(listRelays, {})).items).toEqual([]);
});
