import { createCandidate } from "@shanhai/contract/candidate";
import {
  type Attendance,
  createInterview,
  getCheckInLink,
  getInterview,
  inviteToInterview,
  listInterviewDays,
  listInterviewees,
  listInterviews,
  recordAttendance,
  renewCheckInLink,
  updateInterview,
} from "@shanhai/contract/interview";
import { moveApplications } from "@shanhai/contract/move";
import type { ApplicationId, InterviewId, OrderId } from "@shanhai/contract/scalar";
import { verifyTable } from "@shanhai/store/verify";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import type { Person } from "../laptop.ts";
import { manyCandidates, orderWithSeats, recommendAll } from "../pipeline.ts";

/*
 * Interviews: nobody is given a seat that is not there, whoever comes at the same time; counters are what a recount says;
 * and the code at the door lets those on the list check in, on the day, and tells nobody else anything.
 */

const DAY = "2026-11-28";
let clock = new Date("2026-11-27T02:00:00Z");
let direct: Direct;
let owner: Person;
let orderId: OrderId;
let positionId: string;
let applications: ApplicationId[];

const plan = (more = {}) =>
  owner.call(createInterview, {
    params: { orderId },
    body: { positionId, date: DAY, from: "09:00", minutes: 30, slots: 4, capacity: 5, place: "三楼会议室", ...more },
  });
const invite = (interviewId: InterviewId, applicationIds: ApplicationId[], slot?: string, idempotencyKey?: string) =>
  owner.call(inviteToInterview, {
    params: { orderId, interviewId },
    body: { applicationIds, ...(slot ? { slot } : {}) },
    ...(idempotencyKey ? { idempotencyKey } : {}),
  });
const mark = (interviewId: InterviewId, applicationIds: ApplicationId[], attendance: Attendance) =>
  owner.call(recordAttendance, { params: { orderId, interviewId }, body: { applicationIds, attendance } });
const read = (interviewId: InterviewId) => owner.call(getInterview, { params: { orderId, interviewId } });
const findings = async () => (await verifyTable(direct.table.client, direct.table.name)).findings;
const problem = (code: string) => ({ problem: { code } });
const outcomes = (results: readonly { outcome: string }[]) => results.map(({ outcome }) => outcome);

beforeAll(async () => {
  direct = await startDirect({ now: () => clock });
  owner = direct.owner();
  ({ orderId, positionId } = await orderWithSeats(owner, 250));
  applications = await recommendAll(owner, positionId, await manyCandidates(direct, 200));
});
afterAll(() => direct?.stop());

test("slots follow one another; a day that is over, or past midnight, is refused", async () => {
  const made = await plan({ from: "13:15", minutes: 20, slots: 3 });
  expect(made.slots.map(({ at }) => at)).toEqual(["13:15", "13:35", "13:55"]);
  await expect(plan({ date: "2026-11-26" })).rejects.toMatchObject(problem("invalid"));
  await expect(plan({ from: "23:00", slots: 3 })).rejects.toMatchObject(problem("invalid"));
  await expect(plan({ from: "9:00" })).rejects.toMatchObject(problem("invalid"));
});

test("people fill the slots in order; those beyond the last seat are told so; a retry answers alike", async () => {
  const { interviewId } = await plan();
  const first = await invite(interviewId, applications.slice(0, 23), undefined, "fill");
  expect(outcomes(first.results)).toEqual([...Array(20).fill("invited"), "full", "full", "full"]);
  expect(first.results.slice(0, 6).map(({ slot }) => slot)).toEqual([...Array(5).fill("09:00"), "09:30"]);
  expect(await invite(interviewId, applications.slice(0, 23), undefined, "fill")).toEqual(first);
  expect((await read(interviewId)).slots.map(({ booked }) => booked)).toEqual([5, 5, 5, 5]);
  const { items } = await owner.call(listInterviewees, { params: { orderId, interviewId }, query: { limit: 100 } });
  expect(items.map(({ slot }) => slot)).toEqual(items.map(({ slot }) => slot).toSorted());
  expect(await findings()).toEqual([]);
});

test("naming a slot moves those invited; taking somebody off the list frees the seat", async () => {
  const { interviewId } = await plan({ capacity: 2, slots: 2 });
  const [a, b, c, d, e] = applications.slice(30, 35) as [
    ApplicationId,
    ApplicationId,
    ApplicationId,
    ApplicationId,
    ApplicationId,
  ];
  await invite(interviewId, [a, b, c]);
  expect((await invite(interviewId, [a])).results).toMatchObject([{ outcome: "existing", slot: "09:00" }]);
  expect((await invite(interviewId, [a], "09:30")).results).toMatchObject([{ outcome: "invited", slot: "09:30" }]);
  expect(outcomes((await invite(interviewId, [d], "09:30")).results)).toEqual(["full"]);
  await mark(interviewId, [c], "cancelled");
  expect(outcomes((await invite(interviewId, [d], "09:30")).results)).toEqual(["invited"]);
  expect((await mark(interviewId, [c], "expected")).results).toMatchObject([
    { outcome: "full", attendance: "cancelled" },
  ]);
  expect(outcomes((await invite(interviewId, [c])).results)).toEqual(["invited"]);
  expect(outcomes((await mark(interviewId, [e], "attended")).results)).toEqual(["notFound"]);
  await expect(invite(interviewId, [e], "10:30")).rejects.toMatchObject(problem("invalid"));
  expect(await findings()).toEqual([]);
});

test("of many who invite at once, none gets a seat that another has", async () => {
  const { interviewId } = await plan({ capacity: 3, slots: 1 });
  const acts = applications.slice(40, 50).map((one) => invite(interviewId, [one]));
  const results = (await Promise.all(acts)).flatMap((one) => outcomes(one.results));
  expect(results.filter((one) => one === "invited")).toHaveLength(3);
  expect(results.filter((one) => one === "full")).toHaveLength(7);
  expect(await findings()).toEqual([]);
});

test("who is out of the pipeline, or applies elsewhere, is not invited; a cancelled interview takes nobody", async () => {
  const { interviewId, version } = await plan();
  const [out = "" as ApplicationId] = applications.slice(60, 61);
  const rejecting = { applicationIds: [out], to: "rejected" as const, reason: "不合适" };
  await owner.call(moveApplications, { params: { orderId }, body: rejecting });
  expect(outcomes((await invite(interviewId, [out])).results)).toEqual(["invalid"]);
  const cancel = { params: { orderId, interviewId }, body: { version, status: "cancelled" as const } };
  await owner.call(updateInterview, cancel);
  await expect(invite(interviewId, applications.slice(61, 62))).rejects.toMatchObject(problem("interview.cancelled"));
  const stale = await owner.call(updateInterview, cancel).catch((error: unknown) => error);
  expect(stale).toMatchObject(problem("stale"));
  // What the caller is shown instead is the interview as everybody sees it: not what signs its links.
  expect(JSON.stringify(stale)).not.toContain("lnk_");
});

test("a retry is answered as the first try was, though the interview has been cancelled since", async () => {
  const { interviewId, version } = await plan();
  const params = { orderId, interviewId };
  const first = await invite(interviewId, applications.slice(70, 72), undefined, "before-cancelling");
  await owner.call(updateInterview, { params, body: { version, status: "cancelled" } });
  expect(await invite(interviewId, applications.slice(70, 72), undefined, "before-cancelling")).toEqual(first);
});

test("who has been here stays in the slot; contact and note can be taken off again", async () => {
  const { interviewId, version } = await plan({ contact: "王主管", note: "带身份证" });
  const params = { orderId, interviewId };
  const [one = "" as ApplicationId] = applications.slice(75, 76);
  await invite(interviewId, [one]);
  await mark(interviewId, [one], "attended");
  expect((await invite(interviewId, [one], "10:00")).results).toMatchObject([{ outcome: "existing", slot: "09:00" }]);
  expect(await read(interviewId)).toMatchObject({ attended: 1, contact: "王主管" });
  const changed = await owner.call(updateInterview, { params, body: { version, contact: null } });
  expect(changed).not.toHaveProperty("contact");
  expect(await read(interviewId)).toMatchObject({ note: "带身份证" });
  expect(await read(interviewId)).not.toHaveProperty("contact");
});

test("an order's interviews are its own list; the agency's are listed by day", async () => {
  const later = await plan({ date: "2026-12-05" });
  clock = new Date(clock.getTime() + 1000);
  const sooner = await plan({ date: "2026-12-01" });
  const days = await owner.call(listInterviewDays, { query: { from: "2026-12-01" } });
  expect(days.items.map(({ interviewId }) => interviewId)).toEqual([sooner.interviewId, later.interviewId]);
  const moved = { version: sooner.version, date: "2026-12-09" };
  await owner.call(updateInterview, { params: { orderId, interviewId: sooner.interviewId }, body: moved });
  const after = await owner.call(listInterviewDays, { query: { from: "2026-12-01" } });
  expect(after.items.map(({ interviewId }) => interviewId)).toEqual([later.interviewId, sooner.interviewId]);
  const { items } = await owner.call(listInterviews, { params: { orderId }, query: { limit: 1 } });
  expect(items.map(({ interviewId }) => interviewId)).toEqual([sooner.interviewId]);
});

test("whatever is done in whatever order, the counters are what a model says", async () => {
  const people = applications.slice(100, 108);
  const act = fc.oneof(
    fc.record({
      kind: fc.constant("invite" as const),
      who: fc.subarray(people, { minLength: 1 }),
      slot: fc.option(fc.constantFrom("09:00", "09:30"), { nil: undefined }),
    }),
    fc.record({
      kind: fc.constant("mark" as const),
      who: fc.subarray(people, { minLength: 1 }),
      attendance: fc.constantFrom("expected", "attended", "absent", "cancelled"),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
      const { interviewId } = await plan({ capacity: 3, slots: 2 });
      const model = new Map<string, { slot: string; attendance: Attendance }>();
      const taken = (slot: string) =>
        [...model.values()].filter((one) => one.slot === slot && one.attendance !== "cancelled").length;
      for (const step of acts) {
        if (step.kind === "invite") {
          await invite(interviewId, step.who, step.slot);
          for (const who of step.who) {
            const before = model.get(who);
            const stands = before && before.attendance !== "cancelled";
            if (stands && (!step.slot || step.slot === before.slot || before.attendance === "attended")) continue;
            const slot = step.slot ?? ["09:00", "09:30"].find((at) => taken(at) < 3);
            if (slot && taken(slot) < 3) model.set(who, { slot, attendance: "expected" });
          }
        } else {
          await mark(interviewId, step.who, step.attendance);
          for (const who of step.who) {
            const before = model.get(who);
            if (!before || before.attendance === step.attendance) continue;
            if (before.attendance === "cancelled" && taken(before.slot) >= 3) continue;
            model.set(who, { slot: before.slot, attendance: step.attendance });
          }
        }
      }
      const now = await read(interviewId);
      expect(now.slots.map(({ booked }) => booked)).toEqual([taken("09:00"), taken("09:30")]);
      const count = (attendance: string) => [...model.values()].filter((one) => one.attendance === attendance).length;
      expect([now.attended, now.absent]).toEqual([count("attended"), count("absent")]);
    }),
    { numRuns: 25 },
  );
  expect(await findings()).toEqual([]);
});

/** A visitor's request, as API Gateway hands it on. */
async function visit(path: string, phone?: string) {
  const token = path.split("/").at(-1) ?? "";
  const handler = direct.functions.http.visitor as unknown as (
    event: object,
  ) => Promise<{ statusCode: number; body: string }>;
  return handler({
    routeKey: `${phone === undefined ? "GET" : "POST"} /check-in/{token}`,
    headers: { "accept-language": "zh-CN" },
    pathParameters: { token },
    requestContext: { requestId: "visit" },
    ...(phone === undefined
      ? {}
      : { body: Buffer.from(new URLSearchParams({ phone }).toString()).toString("base64"), isBase64Encoded: true }),
  });
}

test("the code at the door: on the day, for those on the list, once or twice, and by its newest link", async () => {
  const place = "<script>alert(1)</script>";
  const { interviewId } = await plan({ place });
  const params = { orderId, interviewId };
  const phone = "19900000777";
  const { candidateId } = await owner.call(createCandidate, { body: { name: "汪小洋", phone, consent: true } });
  const [own = "" as ApplicationId] = await recommendAll(owner, positionId, [candidateId]);
  await invite(interviewId, [...applications.slice(150, 153), own]);
  const { path } = await owner.call(getCheckInLink, { params });
  expect((await visit(path)).statusCode).toBe(403);
  clock = new Date(`${DAY}T00:30:00Z`);
  const form = await visit(path);
  expect(form.statusCode).toBe(200);
  expect(form.body).not.toContain("<script>");
  expect(form.body).toContain("&lt;script&gt;");
  expect(Buffer.byteLength(form.body)).toBeLessThan(6000);

  expect((await visit(path, "123")).body).toContain("请填写 11 位手机号");
  const unknown = await visit(path, "13900000000");
  expect(unknown.statusCode).toBe(422);
  expect(unknown.body).toContain("名单里没有这个手机号");
  const done = await visit(path, ` ${phone.slice(0, 3)} ${phone.slice(3)}`);
  expect(done.body).toContain("签到成功");
  expect(done.body).toContain("汪**");
  expect((await visit(path, phone)).statusCode).toBe(200);
  expect(await read(interviewId)).toMatchObject({ attended: 1, absent: 0 });
  const { items } = await owner.call(listInterviewees, { params, query: {} });
  expect(items.filter(({ attendance }) => attendance === "attended")).toMatchObject([{ markedBy: "checkIn" }]);

  const renewed = await owner.call(renewCheckInLink, { params });
  expect((await visit(path)).statusCode).toBe(404);
  expect((await visit(renewed.path)).statusCode).toBe(200);
  const forged = renewed.path.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
  expect((await visit(forged)).statusCode).toBe(404);
  const elsewhere = renewed.path.replace(/agn_\w+/, "agn_00000000000000000000000002");
  expect((await visit(elsewhere, phone)).statusCode).toBe(404);
  expect(await findings()).toEqual([]);
});

test("whoever tries numbers out at the door is stopped for the minute, the right ones included", async () => {
  const { interviewId } = await plan();
  const { path } = await owner.call(getCheckInLink, { params: { orderId, interviewId } });
  for (let guess = 0; guess < 30; guess += 1) {
    expect((await visit(path, `138${String(guess).padStart(8, "0")}`)).statusCode).toBe(422);
  }
  expect((await visit(path, "13800000000")).statusCode).toBe(429);
  // However many are sent at once, no more than that are answered.
  clock = new Date(clock.getTime() + 61_000);
  const guesses = Array.from({ length: 80 }, (_, guess) => visit(path, `137${String(guess).padStart(8, "0")}`));
  const answered = (await Promise.all(guesses)).filter(({ statusCode }) => statusCode === 422);
  expect(answered.length).toBeLessThanOrEqual(30);
  clock = new Date(clock.getTime() + 61_000);
  expect((await visit(path)).statusCode).toBe(200);
});
