import { listApplications } from "@shanhai/contract/application";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createEvent } from "@shanhai/contract/event";
import { addEventSlots } from "@shanhai/contract/event-slot";
import type { NamedSourceKind } from "@shanhai/contract/job-source";
import { moveApplications, undoMove } from "@shanhai/contract/move";
import { createOrder } from "@shanhai/contract/order";
import { leavePlacement, listPlacements, takeBackLeave } from "@shanhai/contract/placement";
import { addPosition } from "@shanhai/contract/position";
import { createPosting, transitPosting } from "@shanhai/contract/posting";
import * as contract from "@shanhai/contract/posting-source";
import type { ApplicationId, EventId, EventSlotId, OrderId, PositionId, PostingId } from "@shanhai/contract/scalar";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { refreshPosting } from "@shanhai/functions/projections/postings";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { agencyId, type Direct, startDirect } from "../direct.ts";
import { jobsOf, seek } from "../jobs.ts";
import { type Person, uscc } from "../laptop.ts";
import { numberIn } from "../own.ts";

/*
 * Where people come from: a poster's link stays with the application and with the placement, and what came of each source is
 * counted to day 90; posters are files that need nothing from anybody.
 */

let clock: Date;
let direct: Direct;
let parkId: string;
let owner: Person;
let jobs: ReturnType<typeof jobsOf>;
let number = 0;

beforeAll(async () => {
  clock = new Date("2026-08-03T02:00:00Z");
  direct = await startDirect({ now: () => clock });
  const park = { name: "衢州园区", division: "330800", administratorEmail: "a@b.test" };
  ({ parkId } = await direct.functions.provision(park));
  jobs = jobsOf(direct, parkId);
  owner = direct.ownerOf(agencyId(1), parkId);
});
afterAll(() => direct?.stop());
beforeEach(async () => {
  clock = new Date(clock.getTime() + 120_000);
  await jobs.license(1);
  await jobs.license(2);
});

interface Posted {
  postingId: PostingId;
  positionId: PositionId;
  orderId: OrderId;
}

async function post(agency = 1): Promise<Posted> {
  number += 1;
  const who = direct.ownerOf(agencyId(agency), parkId);
  const { enterpriseId } = await who.call(createEnterprise, { body: { name: "华友钴业", uscc: uscc(700 + number) } });
  const { orderId } = await who.call(createOrder, { body: { enterpriseId, title: "订单", deadline: "2030-01-01" } });
  const job = {
    title: "操作工 <A>",
    occupation: "操作工",
    headcount: 9,
    payMin: 600_000,
    payMax: 800_000,
    place: "柯城",
  };
  const { positionId } = await who.call(addPosition, { params: { orderId }, body: { ...job, benefits: ["包住宿"] } });
  const body = { division: "330802", validThrough: plusDays(shanghaiDate(clock), 80), publish: true };
  const { postingId } = await who.call(createPosting, { params: { positionId }, body });
  await refreshPosting(direct.platform, { parkId, tenantId: agencyId(agency), postingId });
  return { postingId, positionId, orderId };
}

const sourcesOf = async (params: Posted) => (await owner.call(contract.listPostingSources, { params })).items;
const named = (params: Posted, kind: NamedSourceKind, name: string) =>
  owner.call(contract.createPostingSource, { params, body: { kind, name } });
async function pathOf(params: Posted, sourceId: string): Promise<string> {
  return (await sourcesOf(params)).find((one) => one.sourceId === sourceId)?.path ?? "";
}

/** Scans a poster, applies to its job or another of the board, and says what was kept of it. */
async function applyBy(path: string, { postingId, positionId }: Posted, who = owner) {
  number += 1;
  const at = `${path.split("/").slice(0, 3).join("/")}/${postingId}`;
  const request = numberIn((await seek(direct, at)).body);
  clock = new Date(clock.getTime() + 5_000);
  const phone = `1990020${String(number).padStart(4, "0")}`;
  const answer = await seek(direct, at, { request, name: `第${number}位`, phone, consent: "yes", website: "" });
  expect(answer.statusCode).toBe(303);
  const { items } = await who.call(listApplications, { params: { positionId }, query: { limit: 100 } });
  const application = items.find(({ candidateName }) => candidateName === `第${number}位`);
  return { source: application?.source, applicationId: application?.applicationId as ApplicationId };
}

const findings = async () => (await verifyTable(direct.table.client, direct.table.name)).findings;

describe("sources of a posting", () => {
  test("a place is named once, whoever names it how often; its poster leads to the job from there", async () => {
    const job = await post();
    const station = await named(job, "station", " 南孔街道就业驿站 ");
    expect(station).toMatchObject({ kind: "station", name: "南孔街道就业驿站" });
    expect(await named(job, "station", "南孔街道就业驿站")).toEqual(station);
    expect((await named(job, "school", "南孔街道就业驿站")).sourceId).not.toBe(station.sourceId);
    const sources = await sourcesOf(job);
    expect(sources.map(({ kind, applications }) => [kind, applications])).toEqual([
      ["posting", 0],
      ["school", 0],
      ["station", 0],
    ]);
    const page = await seek(direct, await pathOf(job, station.sourceId));
    expect(page.body).toContain("操作工 &lt;A&gt;");
    expect((await seek(direct, sources[0]?.path ?? "")).statusCode).toBe(200);
  });

  test("what somebody came by is kept with the application: place, posting, booth, event, board", async () => {
    const job = await post();
    const { sourceId } = await named(job, "school", "衢州职业技术学院");
    const staff = direct.staff("administrator", parkId);
    const event = { kind: "jobFair" as const, title: "秋季招聘会", place: "体育馆", capacity: 100 };
    const { eventId } = (await staff.call(createEvent, {
      body: { ...event, date: "2026-09-01", from: "09:00", to: "16:00" },
    })) as { eventId: EventId };
    const { slots } = (await staff.call(addEventSlots, {
      params: { eventId },
      body: { slots: [{ label: "A01" }] },
    })) as { slots: { slotId: EventSlotId }[] };
    const links = await Promise.all(
      [{}, { eventId }, { eventId, slotId: slots[0]?.slotId }].map((query) =>
        staff.call(contract.getJobBoardLink, { query: query as never }),
      ),
    );
    expect(links.map(({ title }) => title)).toEqual(["衢州园区", "秋季招聘会", "秋季招聘会 · A01"]);
    const paths = [await pathOf(job, sourceId), await pathOf(job, job.postingId), ...links.map(({ path }) => path)];
    const kept = [];
    for (const path of paths) kept.push((await applyBy(path, job)).source);
    expect(kept).toEqual([
      { kind: "school", sourceId, name: "衢州职业技术学院" },
      { kind: "posting", sourceId: job.postingId, name: "操作工 <A> · 华友钴业" },
      { kind: "board", sourceId: "board", name: "衢州园区" },
      { kind: "event", sourceId: eventId, name: "秋季招聘会" },
      { kind: "slot", sourceId: slots[0]?.slotId, eventId, name: "秋季招聘会 · A01" },
    ]);
    expect((await sourcesOf(job)).map(({ kind, applications }) => [kind, applications])).toEqual([
      ["posting", 1],
      ["event", 1],
      ["slot", 1],
      ["board", 1],
      ["school", 1],
    ]);
    expect(await findings()).toEqual([]);
  });

  test("who goes on to another agency's job takes the posting along, and not the name that an agency gave a place", async () => {
    const [job, foreign, own] = [await post(), await post(2), await post()];
    const { sourceId } = await named(job, "booth", "内部代号 7 号展位");
    const path = await pathOf(job, sourceId);
    const other = direct.ownerOf(agencyId(2), parkId);
    expect((await applyBy(path, foreign, other)).source).toMatchObject({ kind: "posting", sourceId: job.postingId });
    expect(JSON.stringify(await other.call(contract.listPostingSources, { params: foreign }))).not.toContain("代号");
    expect((await applyBy(path, own)).source).toMatchObject({ kind: "booth", sourceId });
    expect(await sourcesOf(own)).toMatchObject([{ kind: "posting" }, { kind: "booth", applications: 1 }]);
  });

  test("is followed to day 90: arrivals, who left when, taken back and undone; each counter is what its people say", async () => {
    const job = await post();
    const { sourceId } = await named(job, "station", "石梁镇驿站");
    const path = await pathOf(job, sourceId);
    const applicationIds: ApplicationId[] = [];
    for (let one = 1; one <= 3; one += 1) applicationIds.push((await applyBy(path, job)).applicationId);
    applicationIds.push((await applyBy(await pathOf(job, job.postingId), job)).applicationId);
    const params = { orderId: job.orderId };
    const move = (to: string, more: object = {}) =>
      owner.call(moveApplications, { params, body: { applicationIds, to, ...more } as never });
    for (const stage of ["screened", "interviewed", "offered"]) await move(stage);
    const first = await move("onboarded", { date: "2026-08-03" });
    await owner.call(undoMove, { params: { ...params, moveId: (first as { moveId: string }).moveId } as never });
    expect((await sourcesOf(job)).map(({ retention }) => retention.arrived)).toEqual([0, 0]);
    await move("onboarded", { date: "2026-08-03" });
    const { items } = await owner.call(listPlacements, { query: { orderId: job.orderId, limit: 10 } });
    const there = items.filter(({ source }) => source?.sourceId === sourceId);
    expect(there).toHaveLength(3);
    clock = new Date("2026-11-20T02:00:00Z");
    const [early, late] = there;
    const leave = (one: typeof early, date: string) =>
      owner.call(leavePlacement, {
        params: { placementId: one?.placementId ?? "" } as never,
        body: { date, reason: "家里有事", version: 1 } as never,
      });
    await leave(early, "2026-08-20");
    await leave(late, "2026-10-20");
    const pointsOf = async () => (await sourcesOf(job)).map(({ kind, retention }) => [kind, retention]);
    expect(await pointsOf()).toEqual([
      ["posting", { arrived: 1, points: [7, 30, 90].map((day) => ({ day, reached: 1, present: 1 })) }],
      [
        "station",
        {
          arrived: 3,
          points: [
            { day: 7, reached: 3, present: 3 },
            { day: 30, reached: 3, present: 2 },
            { day: 90, reached: 3, present: 1 },
          ],
        },
      ],
    ]);
    await owner.call(takeBackLeave, { params: { placementId: early?.placementId ?? "" } as never });
    expect((await pointsOf())[1]).toMatchObject(["station", { points: [{}, { present: 3 }, { present: 2 }] }]);
    expect(await findings()).toEqual([]);
  });

  test("a hundred places are enough", async () => {
    const job = await post();
    for (let one = 1; one <= contract.MOST_NAMED_SOURCES; one += 1) await named(job, "other", `第${one}处`);
    await expect(named(job, "other", "再一处")).rejects.toMatchObject({ problem: { code: "source.many" } });
    expect(await named(job, "other", "第1处")).toMatchObject({ name: "第1处" });
  });
});

describe("posters", () => {
  const fileOf = ({ content }: { content: string }) => Buffer.from(content, "base64").toString("latin1");

  test("are one A4 page, as PDF or SVG, with the job as it is now and where the poster hangs", async () => {
    const job = await post();
    const { sourceId } = await named(job, "station", "石梁镇 <驿站>");
    const poster = (query: object) => owner.call(contract.getPostingPoster, { params: job, query: query as never });
    const pdf = await poster({ sourceId });
    expect(pdf.fileName).toBe("操作工 A 石梁镇 驿站 .pdf");
    expect(fileOf(pdf)).toMatch(/^%PDF-1\.5[\s\S]*\/Count 1 [\s\S]*%%EOF\s*$/);
    const svg = Buffer.from((await poster({ sourceId, format: "svg" })).content, "base64").toString("utf8");
    for (const text of [
      "操作工 &lt;A&gt;",
      "6,000–8,000 元/月",
      "招 9 人",
      "包住宿",
      "石梁镇 &lt;驿站&gt;",
      "求职不收任何费用",
    ])
      expect(svg).toContain(text);
    expect(svg).not.toMatch(/<script|href|<image|<驿站>/);
    expect(fileOf(await poster({ language: "en", format: "svg" }))).toContain("Applying costs nothing");
  });

  test("of a posting that is off the board, or of a place of another posting, there are none", async () => {
    const [job, other] = [await post(), await post()];
    const { sourceId } = await named(other, "school", "学校");
    const poster = (query: object) => owner.call(contract.getPostingPoster, { params: job, query: query as never });
    await expect(poster({ sourceId })).rejects.toMatchObject({ problem: { code: "notFound" } });
    await owner.call(transitPosting, { params: job, body: { version: 1, to: "withdrawn" } });
    await expect(poster({})).rejects.toMatchObject({ problem: { code: "posting.hidden" } });
    expect((await sourcesOf(job)).map(({ path }) => path)).toEqual([undefined]);
  });

  test("of the board itself are the park's to print", async () => {
    const staff = direct.staff("administrator", parkId);
    const { fileName, content } = await staff.call(contract.getJobBoardPoster, { query: { format: "svg" } as never });
    expect(fileName).toBe("招聘岗位.svg");
    expect(Buffer.from(content, "base64").toString("utf8")).toContain("衢州园区");
    const nobody = `evt_${"0".repeat(26)}` as EventId;
    await expect(staff.call(contract.getJobBoardLink, { query: { eventId: nobody } })).rejects.toMatchObject({
      problem: { code: "notFound" },
    });
    const slotId = `slt_${"0".repeat(26)}` as EventSlotId;
    await expect(staff.call(contract.getJobBoardLink, { query: { slotId } })).rejects.toMatchObject({
      problem: { code: "invalid" },
    });
  });
});
