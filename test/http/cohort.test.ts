import { transitAgreement } from "@shanhai/contract/agreement";
import { listApplications } from "@shanhai/contract/application";
import {
  createCohort,
  getCohort,
  getCohortFigures,
  listCohorts,
  transitCohort,
  updateCohort,
} from "@shanhai/contract/cohort";
import { enrolGraduates, listEnrolments, moveEnrolments, sendGraduates } from "@shanhai/contract/enrolment";
import { getGraduate, removeGraduate } from "@shanhai/contract/graduate";
import { acceptIntroductions, listOfferedGraduates } from "@shanhai/contract/introduction";
import { moveApplications, undoMove } from "@shanhai/contract/move";
import {
  getPartnerCohort,
  listPartnerCohorts,
  recordPhase,
  transitPartnerCohort,
} from "@shanhai/contract/partner-cohort";
import { listAudiences } from "@shanhai/contract/partner-posting";
import { leavePlacement, listPlacements } from "@shanhai/contract/placement";
import type { CohortId, GraduateId } from "@shanhai/contract/scalar";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { graduatesOf, orderOf, planOf, proposed, schoolIn } from "../cohort.ts";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";

/* 技能人才订单班: planned from an order, trained by a school, and its graduates at the order's positions. */

const clock = new Date("2026-11-23T01:00:00Z").getTime();
const today = shanghaiDate(new Date(clock));
let laptop: TestLaptop;
let administrator: Person;
let owner: Person;
let otherOwner: Person;

beforeAll(async () => {
  laptop = await startTestLaptop({ now: () => new Date(clock) });
  administrator = await laptop.park("衢州园区", "330800", "admin@one.test");
  ({ owner } = await laptop.agency(administrator, "川思", 1, "owner@a.test"));
  ({ owner: otherOwner } = await laptop.agency(administrator, "别家", 2, "owner@b.test"));
  await drain();
});
afterAll(() => laptop?.stop());
afterEach(async () => {
  await drain();
  const table = embeddedDocumentClient(laptop.endpoint);
  expect((await verifyTable(table, TABLE_NAME, { followed: true })).findings).toEqual([]);
});

async function drain() {
  for (let round = 0; round < 4; round += 1) await laptop.drain();
}
const problem = (code: string, more: object = {}) => ({ problem: { code, ...more } });
const outcomes = (results: readonly { outcome: string }[]) => results.map(({ outcome }) => outcome);
const school = (options: Parameters<typeof schoolIn>[2] = {}) => schoolIn(laptop, administrator, { today, ...options });

/** A cohort that its school accepted. */
async function running(seats = 2) {
  const made = await school();
  const asked = await proposed(laptop, owner, { partnerId: made.partnerId, seats, today });
  await made.teacher.call(transitPartnerCohort, { params: asked.cohort, body: { to: "running", version: 2 } });
  await drain();
  return { ...made, ...asked };
}

const enrol = (teacher: Person, params: { cohortId: CohortId }, graduateIds: GraduateId[], agreed = true) =>
  teacher.call(enrolGraduates, {
    params,
    body: { seat: 0, graduateIds, ...(agreed ? { consent: { means: "written" as const } } : {}) },
  });
const move = (
  teacher: Person,
  params: { cohortId: CohortId },
  graduateIds: GraduateId[],
  to: "enrolled" | "training" | "graduated" | "dropped",
  key?: string,
) =>
  teacher.call(moveEnrolments, {
    params,
    body: { graduateIds, to, ...(to === "dropped" ? { reason: "转专业" } : {}) },
    ...(key ? { idempotencyKey: key } : {}),
  });

test("a plan is a draft of the agency's until it is proposed; declined, it is changed and proposed again", async () => {
  const { teacher, partnerId } = await school();
  const { orderId, positionIds } = await orderOf(owner, [5, 1]);
  const plan = planOf(positionIds.slice(0, 1), 3, today);
  const draft = await owner.call(createCohort, { params: { orderId }, body: { partnerId, ...plan } });
  expect(draft).toMatchObject({ status: "draft", version: 1, seats: [{ title: "维修工1", seats: 3, enrolled: 0 }] });
  const params = { orderId, cohortId: draft.cohortId };
  await drain();
  expect((await teacher.call(listPartnerCohorts, { query: {} })).items).toEqual([]);
  await owner.call(transitCohort, { params, body: { to: "proposed", version: 1 } });
  await drain();
  const [seen] = (await teacher.call(listPartnerCohorts, { query: {} })).items;
  expect(seen).toMatchObject({ status: "proposed", agencyName: "川思", enterpriseName: "卡游", version: 2 });
  expect(JSON.stringify(seen)).not.toMatch(/agn_|ord_|pos_/);
  await expect(owner.call(updateCohort, { params, body: { version: 2, ...plan } })).rejects.toMatchObject(
    problem("cohort.state", { status: 409 }),
  );
  const no = { to: "declined" as const, reason: "学时太少", version: 2 };
  await teacher.call(transitPartnerCohort, { params, body: no });
  // Said once, and for this proposal.
  await expect(
    teacher.call(transitPartnerCohort, { params, body: { to: "running", version: 3 } }),
  ).rejects.toMatchObject(problem("cohort.state"));
  await drain();
  expect(await owner.call(getCohort, { params })).toMatchObject({ status: "declined", reason: "学时太少", version: 3 });
  const changed = { ...planOf(positionIds, 1, today), title: "改过的订单班" };
  await owner.call(updateCohort, { params, body: { version: 3, ...changed } });
  await drain();
  expect(await teacher.call(getPartnerCohort, { params })).toMatchObject({ title: "机电维修订单班" });
  await owner.call(transitCohort, { params, body: { to: "proposed", version: 4 } });
  await drain();
  const again = await teacher.call(getPartnerCohort, { params });
  expect(again).toMatchObject({ status: "proposed", title: "改过的订单班", version: 5 });
  expect(again.seats).toHaveLength(2);
  await expect(
    teacher.call(transitPartnerCohort, { params, body: { to: "running", version: 2 } }),
  ).rejects.toMatchObject(problem("stale", { current: { version: 5 } }));
  await teacher.call(transitPartnerCohort, { params, body: { to: "running", version: 5 } });
  await drain();
  expect((await owner.call(listCohorts, { params, query: {} })).items).toMatchObject([{ status: "running" }]);
});

test("a plan asks for no more seats than are open and no other cohort plans, and for a school that cohorts are open to", async () => {
  const [{ partnerId, teacher }, closed] = [await school(), await school({ opens: ["rosters"] })];
  const { orderId, positionIds } = await orderOf(owner, [5]);
  const stranger = await orderOf(owner, [9]);
  const plan = (seats: number, ids = positionIds) => ({ partnerId, ...planOf(ids, seats, today) });
  const create = (body: ReturnType<typeof plan>) => owner.call(createCohort, { params: { orderId }, body });
  await expect(create(plan(6))).rejects.toMatchObject(
    problem("cohort.seats", {
      detail: "岗位“维修工1”空缺 5 人，其他订单班已计划 0 人，本班最多计划 5 人。",
      issues: [{ field: "seats.0.seats" }],
    }),
  );
  await expect(create(plan(1, stranger.positionIds))).rejects.toMatchObject(
    problem("invalid", { issues: [{ field: "seats.0.positionId" }] }),
  );
  await expect(create({ ...plan(1), partnerId: closed.partnerId })).rejects.toMatchObject(problem("cohort.school"));
  const [one, two] = [await create(plan(3)), await create(plan(3))];
  const propose = (params: typeof one) =>
    owner.call(transitCohort, { params, body: { to: "proposed", version: params.version } });
  await propose(one);
  await expect(propose(two)).rejects.toMatchObject(problem("cohort.seats"));
  await owner.call(transitCohort, { params: one, body: { to: "cancelled", reason: "客户撤单", version: 2 } });
  await propose(two);
  await drain();
  const seen = (await teacher.call(listPartnerCohorts, { query: {} })).items;
  expect(seen.map(({ status, reason = "" }) => `${status} ${reason}`).sort()).toEqual([
    "cancelled 客户撤单",
    "proposed ",
  ]);
  const audiences = await owner.call(listAudiences, { query: { opens: "cohorts" } });
  expect(audiences.items.map((item) => item.partnerId)).toContain(partnerId);
  expect(audiences.items.map((item) => item.partnerId)).not.toContain(closed.partnerId);
});

test("people are taken in with their consent, once, while there are seats, and in one cohort at a time", async () => {
  const { teacher, partnerId, params } = await running();
  const [first, second, third, fourth] = (await graduatesOf(teacher, 4)) as [
    GraduateId,
    GraduateId,
    GraduateId,
    GraduateId,
  ];
  expect(outcomes((await enrol(teacher, params, [first, second], false)).results)).toEqual(["consent", "consent"]);
  const many = await enrol(teacher, params, [first, second, third]);
  expect(outcomes(many.results)).toEqual(["enrolled", "enrolled", "full"]);
  expect((await teacher.call(getGraduate, { params: { graduateId: first } })).recipients).toMatchObject([
    { name: "川思", means: "written" },
    { name: "卡游" },
  ]);
  expect(outcomes((await enrol(teacher, params, [first])).results)).toEqual(["existing"]);
  const other = await proposed(laptop, owner, { partnerId, today });
  await teacher.call(transitPartnerCohort, { params: other.cohort, body: { to: "running", version: 2 } });
  expect(outcomes((await enrol(teacher, other.params, [first, fourth])).results)).toEqual(["elsewhere", "enrolled"]);
  // Whoever drops out leaves the seat, and may be trained elsewhere; coming back, the seat is somebody else's.
  expect(outcomes((await move(teacher, params, [first], "dropped")).results)).toEqual(["moved"]);
  expect(outcomes((await enrol(teacher, other.params, [first])).results)).toEqual(["enrolled"]);
  expect(outcomes((await enrol(teacher, params, [third])).results)).toEqual(["enrolled"]);
  expect(outcomes((await move(teacher, params, [first], "training")).results)).toEqual(["elsewhere"]);
  await move(teacher, other.params, [first], "dropped");
  expect(outcomes((await move(teacher, params, [first], "training")).results)).toEqual(["full"]);
  // A cohort that was cancelled holds nobody.
  await drain();
  const { version } = await owner.call(getCohort, { params: other.params });
  await owner.call(transitCohort, { params: other.params, body: { to: "cancelled", reason: "r", version } });
  await drain();
  const last = await proposed(laptop, owner, { partnerId, today });
  await teacher.call(transitPartnerCohort, { params: last.cohort, body: { to: "running", version: 2 } });
  expect(outcomes((await enrol(teacher, last.params, [fourth])).results)).toEqual(["enrolled"]);
  await expect(enrol(teacher, other.params, [third])).rejects.toMatchObject(problem("cohort.state"));
});

test("a bulk act answers row by row, and sent again it answers the same and counts nothing twice", async () => {
  const { teacher, params } = await running(40);
  const people = await graduatesOf(teacher, 40, { recipients: ["川思"] });
  expect(new Set(outcomes((await enrol(teacher, params, people, false)).results))).toEqual(new Set(["enrolled"]));
  const stranger = `grd_${"0".repeat(26)}` as GraduateId;
  const rows = [...people, stranger];
  const first = await move(teacher, params, rows, "training", "once");
  const again = await move(teacher, params, rows, "training", "once");
  expect(again).toEqual(first);
  expect(outcomes(first.results).filter((one) => one === "moved")).toHaveLength(40);
  expect(first.results.at(-1)).toEqual({ graduateId: stranger, outcome: "notFound" });
  expect(outcomes((await move(teacher, params, people.slice(0, 1), "training")).results)).toEqual(["existing"]);
  expect(outcomes((await move(teacher, params, people.slice(0, 1), "dropped")).results)).toEqual(["moved"]);
  expect(outcomes((await move(teacher, params, people.slice(0, 1), "graduated")).results)).toEqual(["state"]);
  const page = await teacher.call(listEnrolments, { params, query: { limit: 30 } });
  expect(page.items).toHaveLength(30);
  expect(page.cursor).toBeTypeOf("string");
  expect((await teacher.call(getPartnerCohort, { params })).seats).toMatchObject([
    { enrolled: 39, training: 39, dropped: 1, graduated: 0 },
  ]);
  await expect(
    teacher.call(moveEnrolments, { params, body: { graduateIds: people.slice(0, 1), to: "dropped" } }),
  ).rejects.toMatchObject(problem("invalid", { issues: [{ field: "reason" }] }));
}, 240_000);

test("graduates flow into the order's position by the way of recommendations; both sides see what became of them", async () => {
  const { teacher, partnerId, params, positionIds } = await running(3);
  const people = (await graduatesOf(teacher, 3)) as [GraduateId, GraduateId, GraduateId];
  await enrol(teacher, params, people);
  const phase = { phase: 0, done: { on: today, completed: 3 } };
  const { version } = await teacher.call(getPartnerCohort, { params });
  const done = await teacher.call(recordPhase, { params, body: { ...phase, version } });
  expect(done.phases[0]).toMatchObject({ title: "理论", doneOn: today, completed: 3 });
  expect(done.phases[1]).not.toHaveProperty("doneOn");
  await drain();
  // Counts and phases are the agency's to see; nobody is.
  const counted = await owner.call(getCohort, { params });
  expect(counted).toMatchObject({ phases: [{ completed: 3 }, {}, {}], seats: [{ enrolled: 3, graduated: 0 }] });
  expect(JSON.stringify(counted)).not.toMatch(/grd_|王小|199/);
  expect((await owner.call(listOfferedGraduates, { query: {} })).items).toEqual([]);

  const send = (ids: GraduateId[]) => teacher.call(sendGraduates, { params, body: { graduateIds: ids } });
  expect(outcomes((await send(people)).results)).toEqual(["state", "state", "state"]);
  await move(teacher, params, people, "training");
  await expect(
    teacher.call(transitPartnerCohort, {
      params,
      body: { to: "finished", version: (await teacher.call(getPartnerCohort, { params })).version },
    }),
  ).rejects.toMatchObject(problem("cohort.unfinished", { detail: expect.stringContaining("3 人") }));
  await move(teacher, params, people.slice(0, 2), "graduated");
  await move(teacher, params, people.slice(2), "dropped");
  const { version: last } = await teacher.call(getPartnerCohort, { params });
  await teacher.call(transitPartnerCohort, { params, body: { to: "finished", version: last } });
  expect(outcomes((await send(people)).results)).toEqual(["sent", "sent", "state"]);
  expect(outcomes((await send(people)).results)).toEqual(["existing", "existing", "state"]);
  await drain();

  const { items } = await owner.call(listOfferedGraduates, { query: {} });
  expect(items).toHaveLength(2);
  expect(items[0]).toMatchObject({ cohort: { title: "机电维修订单班" }, title: "维修工1", profile: { name: "王**" } });
  expect(JSON.stringify(items)).not.toMatch(/1990100|grd_/);
  const introductionIds = items.map(({ introductionId }) => introductionId);
  const strangers = await otherOwner.call(acceptIntroductions, { body: { introductionIds } });
  expect(outcomes(strangers.results)).toEqual(["notFound", "notFound"]);
  const taken = await owner.call(acceptIntroductions, { body: { introductionIds } });
  expect(outcomes(taken.results)).toEqual(["accepted", "accepted"]);
  const applications = (
    await owner.call(listApplications, { params: { positionId: positionIds[0] as never }, query: {} })
  ).items;
  expect(applications[0]?.introduction).toMatchObject({ partnerId, cohort: { cohortId: params.cohortId } });
  await drain();
  const sides = async () => [
    (await owner.call(getCohort, { params })).seats[0],
    (await teacher.call(getPartnerCohort, { params })).seats[0],
    await administrator.call(getCohortFigures, { params: { partnerId } }),
  ];
  for (const side of await sides())
    expect(side).toMatchObject({ enrolled: 2, graduated: 2, dropped: 1, sent: 2, applied: 2, onboarded: 0, onJob: 0 });

  const applicationIds = applications.map(({ applicationId }) => applicationId);
  let moveId: string | undefined;
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const)
    ({ moveId } = await owner.call(moveApplications, { params, body: { applicationIds, to } }));
  await drain();
  for (const side of await sides()) expect(side).toMatchObject({ applied: 2, onboarded: 2, onJob: 2 });
  await owner.call(undoMove, { params: { orderId: params.orderId, moveId: moveId as never } });
  await drain();
  for (const side of await sides()) expect(side).toMatchObject({ applied: 2, onboarded: 0, onJob: 0 });
  await owner.call(moveApplications, { params, body: { applicationIds, to: "onboarded" } });
  const [placement] = (await owner.call(listPlacements, { query: { orderId: params.orderId } })).items;
  const left = { date: today, reason: "家中有事", version: 1 };
  await owner.call(leavePlacement, { params: { placementId: placement?.placementId ?? ("" as never) }, body: left });
  await drain();
  for (const side of await sides()) expect(side).toMatchObject({ applied: 2, onboarded: 2, onJob: 1 });
  const enrolments = await teacher.call(listEnrolments, { params, query: {} });
  expect(enrolments.items.map((one) => one.introduction?.stage).sort()).toEqual(["onboarded", "withdrawn", undefined]);
  expect(outcomes((await enrol(teacher, params, people).catch(() => ({ results: [] }))).results)).toEqual([]);
});

test("a graduate who is taken out of the rosters is nobody's to see; the counts stay", async () => {
  const { teacher, params } = await running();
  const [graduateId = "" as GraduateId] = await graduatesOf(teacher, 1);
  await enrol(teacher, params, [graduateId]);
  await move(teacher, params, [graduateId], "training");
  await move(teacher, params, [graduateId], "graduated");
  await teacher.call(sendGraduates, { params, body: { graduateIds: [graduateId] } });
  await drain();
  await teacher.call(removeGraduate, { params: { graduateId } });
  const [enrolment] = (await teacher.call(listEnrolments, { params, query: {} })).items;
  expect(enrolment).toMatchObject({ graduateId, status: "graduated" });
  expect(enrolment).not.toHaveProperty("graduateName");
  expect((await owner.call(listOfferedGraduates, { query: {} })).items).toEqual([]);
  expect(await owner.call(getCohort, { params })).toMatchObject({ seats: [{ graduated: 1, sent: 1 }] });
});

test("revoked, the cohort is closed to the school and nobody who waits is seen; the agency keeps plan and counts", async () => {
  const { teacher, params, agreement } = await running();
  const people = await graduatesOf(teacher, 2);
  await enrol(teacher, params, people);
  await move(teacher, params, people, "training");
  await move(teacher, params, people.slice(0, 1), "graduated");
  await teacher.call(sendGraduates, { params, body: { graduateIds: people.slice(0, 1) } });
  await drain();
  const [offered] = (await owner.call(listOfferedGraduates, { query: {} })).items;
  expect(offered).toBeDefined();
  const { agreementId, version } = agreement;
  const body = { to: "revoked" as const, reason: "r", version };
  await administrator.call(transitAgreement, { params: { agreementId }, body });
  await drain();
  const closed = problem("agreement.notInForce", { status: 403 });
  await expect(teacher.call(listPartnerCohorts, { query: {} })).rejects.toMatchObject(closed);
  await expect(teacher.call(listEnrolments, { params, query: {} })).rejects.toMatchObject(closed);
  await expect(enrol(teacher, params, people)).rejects.toMatchObject(closed);
  await expect(move(teacher, params, people, "dropped")).rejects.toMatchObject(closed);
  expect((await owner.call(listOfferedGraduates, { query: {} })).items).toEqual([]);
  const introductionIds = [offered?.introductionId ?? ("" as never)];
  expect(outcomes((await owner.call(acceptIntroductions, { body: { introductionIds } })).results)).toEqual(["closed"]);
  const kept = await owner.call(getCohort, { params });
  expect(kept).toMatchObject({ status: "running", seats: [{ enrolled: 2, training: 1, graduated: 1, sent: 1 }] });
  await expect(
    owner.call(createCohort, {
      params,
      body: {
        partnerId: kept.partnerId,
        ...planOf(
          kept.seats.map(({ positionId }) => positionId),
          1,
          today,
        ),
      },
    }),
  ).rejects.toMatchObject(problem("cohort.school"));
});
