import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { createCohort, getCohort, getCohortFigures, transitCohort, updateCohort } from "@shanhai/contract/cohort";
import { enrolGraduates, moveEnrolments, sendGraduates } from "@shanhai/contract/enrolment";
import { acceptIntroductions, listOfferedGraduates } from "@shanhai/contract/introduction";
import { moveApplications } from "@shanhai/contract/move";
import { getPartnerCohort, transitPartnerCohort } from "@shanhai/contract/partner-cohort";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { graduatesOf, orderOf, planOf, schoolIn } from "../cohort.ts";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";
import { changeOf, itemsOf } from "../stream.ts";

/* What follows between agency, school and park: told twice, late or out of order, it ends the same, and a recount proves it. */

let laptop: TestLaptop;
let administrator: Person;
let owner: Person;

beforeAll(async () => {
  laptop = await startTestLaptop();
  administrator = await laptop.park("衢州园区", "330800", "admin@one.test");
  ({ owner } = await laptop.agency(administrator, "川思", 1, "owner@a.test"));
  await laptop.drain();
});
afterAll(() => laptop?.stop());

const table = () => ({ client: embeddedDocumentClient(laptop.endpoint), name: TABLE_NAME });
const findings = async () => (await verifyTable(table().client, TABLE_NAME, { followed: true })).findings;

async function drain() {
  for (let round = 0; round < 4; round += 1) await laptop.drain();
}

/** Every item of these nouns as it is now: to be told of again, later. */
async function told() {
  const about = /^[TN]#[^#]+#(cohort|application)(#|$)/;
  return (await itemsOf({ table: table() as never })).filter(({ pk }) => about.test(String(pk)));
}

test("every state that a cohort ever had, told again in any order, changes nothing on any side", async () => {
  const { teacher, partnerId } = await schoolIn(laptop, administrator);
  const { orderId, positionIds } = await orderOf(owner, [5]);
  const plan = planOf(positionIds, 2);
  const states: Record<string, unknown>[] = [];
  const keep = async () => {
    await drain();
    states.push(...(await told()));
  };
  const draft = await owner.call(createCohort, { params: { orderId }, body: { partnerId, ...plan } });
  const params = { orderId, cohortId: draft.cohortId };
  await keep();
  await owner.call(transitCohort, { params, body: { to: "proposed", version: 1 } });
  await keep();
  await teacher.call(transitPartnerCohort, { params, body: { to: "declined", reason: "r", version: 2 } });
  await keep();
  await owner.call(updateCohort, { params, body: { version: 3, ...plan, title: "改" } });
  await owner.call(transitCohort, { params, body: { to: "proposed", version: 4 } });
  await keep();
  await teacher.call(transitPartnerCohort, { params, body: { to: "running", version: 5 } });
  const graduateIds = await graduatesOf(teacher, 2, { recipients: ["川思"] });
  await teacher.call(enrolGraduates, { params, body: { seat: 0, graduateIds } });
  await keep();
  for (const to of ["training", "graduated"] as const)
    await teacher.call(moveEnrolments, { params, body: { graduateIds, to } });
  await teacher.call(sendGraduates, { params, body: { graduateIds } });
  await keep();
  const { items } = await owner.call(listOfferedGraduates, { query: {} });
  const introductionIds = items.map(({ introductionId }) => introductionId);
  const { results } = await owner.call(acceptIntroductions, { body: { introductionIds } });
  await keep();
  const applicationIds = results.map(({ applicationId }) => applicationId as never);
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const) {
    await owner.call(moveApplications, { params: { orderId }, body: { applicationIds, to } });
    await keep();
  }
  const sides = async () => [
    await owner.call(getCohort, { params }),
    await teacher.call(getPartnerCohort, { params }),
    await administrator.call(getCohortFigures, { params: { partnerId } }),
  ];
  const before = await sides();
  expect(before[0]).toMatchObject({
    title: "改",
    seats: [{ graduated: 2, sent: 2, applied: 2, onboarded: 2, onJob: 2 }],
  });
  for (const order of [states, states.toReversed()]) {
    const Records = order.map((item) => changeOf(undefined, item));
    const { batchItemFailures } = (await laptop.functions.project({ Records }, {} as never)) ?? {};
    expect(batchItemFailures).toEqual([]);
    await drain();
    expect(await sides()).toEqual(before);
  }
  expect(await findings()).toEqual([]);
});

test("a recount names every count that its rows contradict", async () => {
  const items = await itemsOf({ table: table() as never });
  const find = (place: RegExp) => items.find(({ pk }) => place.test(String(pk))) ?? {};
  const spoil = async (item: Record<string, unknown>, change: object) => {
    await table().client.send(new PutCommand({ TableName: TABLE_NAME, Item: { ...item, ...change } }));
    const found = await findings();
    await table().client.send(new PutCommand({ TableName: TABLE_NAME, Item: item }));
    // What follows from either write would mend the next one.
    await drain();
    return found.join("\n");
  };
  const [agency, school] = [find(/^T#[^#]+#cohort#/), find(/^N#[^#]+#cohort$/)];
  const answer = school.answer as { counts: object[] };
  const counts = [{ ...answer.counts[0], graduated: 1 }];
  expect(await spoil(school, { answer: { ...answer, counts } })).toContain("counted");
  expect(await spoil(agency, { outcome: [{ applied: 2, onboarded: 2, onJob: 1 }] })).toContain("outcome");
  expect(await spoil(agency, { answerVersion: 1 })).toContain("the school has another copy");
  expect(await spoil(find(/^P#[^#]+#cohort#/), { graduated: 9 })).toContain("the park has other counts");
  expect(await spoil(find(/^T#[^#]+#cohortApplication#/), { onJob: 0 })).toContain("not counted as it is");
  expect(await spoil(find(/^N#[^#]+#enrolment#/), { status: "training" })).toContain("not named there");
  await drain();
  expect(await findings()).toEqual([]);
});
