import { createAgreement, transitAgreement } from "@shanhai/contract/agreement";
import { listApplications } from "@shanhai/contract/application";
import { listAuditEntries } from "@shanhai/contract/audit-entry";
import { createCandidate, getCandidate, listCandidates, revealCandidate } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createGraduate, getGraduate, removeGraduate, updateGraduate } from "@shanhai/contract/graduate";
import { listGraduateMatches, listMatchedPostings, listMatchingGraduates } from "@shanhai/contract/graduate-match";
import {
  acceptIntroductions,
  declineIntroduction,
  introduceGraduates,
  listIntroductions,
  listOfferedGraduates,
} from "@shanhai/contract/introduction";
import { moveApplications } from "@shanhai/contract/move";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import { createPosting } from "@shanhai/contract/posting";
import { createRoster } from "@shanhai/contract/roster";
import type { AgreementId, GraduateId, PartnerId, PositionId, PostingId } from "@shanhai/contract/scalar";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";

/* 岗位需求直通车: a school's graduates are matched with postings, recommended, taken on by the agency; progress goes back. */

let clock = new Date("2026-11-23T01:00:00Z").getTime();
let laptop: TestLaptop;
let administrator: Person;
let owner: Person;
let otherOwner: Person;
let number = 0;

beforeAll(async () => {
  laptop = await startTestLaptop({ now: () => new Date(clock) });
  administrator = await laptop.park("衢州园区", "330800", "admin@one.test");
  ({ owner } = await laptop.agency(administrator, "川思", 1, "owner@a.test"));
  ({ owner: otherOwner } = await laptop.agency(administrator, "别家", 2, "owner@b.test"));
  await laptop.drain();
});
afterAll(() => laptop?.stop());
afterEach(async () => {
  await drain();
  const table = embeddedDocumentClient(laptop.endpoint);
  expect((await verifyTable(table, TABLE_NAME, { followed: true })).findings).toEqual([]);
});

async function drain() {
  for (let round = 0; round < 3; round += 1) await laptop.drain();
}

/** A school to which an agreement opens the direct line, and one roster of it. */
async function school(opens: ("postings" | "rosters")[] = ["postings", "rosters"]) {
  number += 1;
  clock += 1000;
  const made = await laptop.partner(administrator, `学院${number}`, "school", `teacher${number}@school.test`);
  const body = { number: "1", title: "协议", partnerIds: [made.partnerId], from: "2026-11-23", to: "2026-12-31" };
  const draft = await administrator.call(createAgreement, { body: { ...body, obligations: [], opens } });
  const agreement = await administrator.call(transitAgreement, { params: draft, body: { to: "active", version: 1 } });
  await drain();
  return { ...made, agreement, teacher: made.coordinator };
}

async function revoke({ agreementId, version }: { agreementId: AgreementId; version: number }) {
  const body = { to: "revoked" as const, reason: "r", version };
  await administrator.call(transitAgreement, { params: { agreementId }, body });
  await drain();
}

/** A posting of 川思 for everybody, or one school's people alone. */
async function posting(partnerId?: PartnerId, seats: object = {}) {
  number += 1;
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "卡游", uscc: uscc(100 + number) } });
  const { orderId } = await owner.call(createOrder, { body: { enterpriseId, title: "订单", deadline: "2030-01-01" } });
  const asked = { title: "机电设备维修工", occupation: "机电维修", headcount: 2, payMin: 500_000, payMax: 700_000 };
  const place = { place: "衢州市常山县", skillLevel: "中级工" as const };
  const body = { ...asked, ...place, ...seats };
  const { positionId } = await owner.call(addPosition, { params: { orderId }, body });
  const { postingId } = await owner.call(createPosting, {
    params: { positionId },
    body: {
      ...{ division: "330822", validThrough: "2027-01-20", publish: true, read: ["validThrough" as const] },
      ...(partnerId ? { partnerId } : {}),
    },
  });
  await drain();
  return { enterpriseId, orderId, positionId, postingId };
}

let phones = 19_900_000_100;
async function graduate(teacher: Person, said: object = {}) {
  phones += 1;
  const { rosterId } = await teacher.call(createRoster, { body: { name: "2026届机电", graduatesOn: "2026-06" } });
  const known = { name: "王小明", phone: String(phones), skillLevel: "高级工" as const, major: "机电一体化" };
  const wanted = { occupation: "机电维修", intendedPlace: "衢州", practice: "在校实训两年" };
  return teacher.call(createGraduate, {
    params: { rosterId },
    body: { ...known, ...wanted, ...said, consent: true as const },
  });
}

const introduce = (teacher: Person, postingId: PostingId, graduateIds: GraduateId[], agreed = true) =>
  teacher.call(introduceGraduates, {
    params: { postingId },
    body: { graduateIds, ...(agreed ? { consent: { means: "written" as const } } : {}) },
  });
const offered = async (person: Person, school?: PartnerId) =>
  (await person.call(listOfferedGraduates, { query: {} })).items.filter(
    ({ partnerId }) => partnerId === (school ?? partnerId),
  );
const outcomes = (results: readonly { outcome: string }[]) => results.map(({ outcome }) => outcome);
const applicationsAt = async (positionId: PositionId) =>
  (await owner.call(listApplications, { params: { positionId }, query: {} })).items;

test("graduates and postings are matched by rules that are shown, and both ways alike", async () => {
  const { teacher, partnerId } = await school();
  const own = await posting(partnerId);
  const fits = await graduate(teacher);
  const below = await graduate(teacher, { skillLevel: "初级工" });
  const cook = await graduate(teacher, { occupation: "西餐厨师", major: "烹饪" });
  const elsewhere = await graduate(teacher, { intendedPlace: "平凉" });
  const { items, graduates } = await teacher.call(listMatchedPostings, {});
  expect(graduates).toBe(4);
  expect(items[0]).toMatchObject({ exclusive: true, matching: 2, introduced: 0, posting: { title: "机电设备维修工" } });
  const found = await teacher.call(listMatchingGraduates, { params: own });
  // The place only ranks.
  expect(found.items.map((one) => one.graduate.graduateId)).toEqual([fits.graduateId, elsewhere.graduateId]);
  expect(found.items[0]?.reasons).toEqual([
    { rule: "occupation", met: true, graduate: "机电维修", posting: "机电维修" },
    { rule: "major", met: true, graduate: "机电一体化", posting: "机电设备维修工" },
    { rule: "level", met: true, graduate: "高级工", posting: "中级工" },
    { rule: "place", met: true, graduate: "衢州", posting: "衢州市常山县" },
  ]);
  for (const { graduateId, n } of [
    { ...fits, n: 1 },
    { ...below, n: 0 },
    { ...cook, n: 0 },
  ]) {
    const matches = (await teacher.call(listGraduateMatches, { params: { graduateId } })).items;
    expect(matches.filter(({ exclusive }) => exclusive)).toHaveLength(n);
  }
  expect(JSON.stringify([items, found])).not.toMatch(/agn_|ord_|pos_|ptn_/);
});

test("what is for one school's people is another's neither to see nor to recommend to; the public board is everybody's", async () => {
  const [one, other] = [await school(), await school()];
  const own = await posting(one.partnerId);
  const open = await posting();
  const stranger = await graduate(other.teacher);
  const seen = (await other.teacher.call(listMatchedPostings, {})).items;
  expect(seen.some(({ posting: { postingId } }) => postingId === own.postingId)).toBe(false);
  expect(seen.some(({ posting: { postingId } }) => postingId === open.postingId)).toBe(true);
  const missing = { problem: { code: "notFound", status: 404 } };
  await expect(other.teacher.call(listMatchingGraduates, { params: own })).rejects.toMatchObject(missing);
  await expect(introduce(other.teacher, own.postingId, [stranger.graduateId])).rejects.toMatchObject(missing);
  // Without postings opened, a school has the public board alone.
  const plain = await school(["rosters"]);
  const board = (await plain.teacher.call(listMatchedPostings, {})).items;
  expect(board.every(({ exclusive }) => !exclusive)).toBe(true);
  const mine = await graduate(one.teacher);
  expect(outcomes((await introduce(other.teacher, open.postingId, [mine.graduateId])).results)).toEqual(["notFound"]);
});

test("nobody is recommended without a consent that names the agency; by name or recorded with the act", async () => {
  const { teacher, partnerId } = await school();
  const { postingId } = await posting(partnerId);
  const silent = await graduate(teacher);
  const named = await graduate(teacher, { recipients: ["川思"] });
  const misnamed = await graduate(teacher, { recipients: ["别家", "卡游"] });
  const ids = [silent, named, misnamed].map(({ graduateId }) => graduateId);
  expect(outcomes((await introduce(teacher, postingId, ids, false)).results)).toEqual([
    "consent",
    "introduced",
    "consent",
  ]);
  expect(outcomes((await introduce(teacher, postingId, ids)).results)).toEqual([
    "introduced",
    "existing",
    "introduced",
  ]);
  const { recipients } = await teacher.call(getGraduate, { params: silent });
  expect(recipients).toMatchObject([
    { name: "川思", means: "written", textVersion: "2026-11", by: expect.stringContaining("teacher") },
    { name: "卡游", means: "written" },
  ]);
});

test("a recommended graduate is seen masked by the one agency, taken on as one person, and the stage goes back", async () => {
  const { teacher, partnerId } = await school();
  const { postingId, positionId, orderId, enterpriseId } = await posting(partnerId);
  const one = await graduate(teacher, { idNumber: "11010519491231002X", name: "欧阳明" });
  const known = await graduate(teacher);
  const { candidateId } = await owner.call(createCandidate, {
    body: { name: "王小明", phone: known.phone as never, consent: true },
  });
  await introduce(teacher, postingId, [one.graduateId, known.graduateId]);
  await drain();
  const seen = await offered(owner, partnerId);
  expect(seen.map(({ profile }) => profile?.name).sort()).toEqual(["欧**", "王**"]);
  expect(seen[0]).toMatchObject({ status: "waiting", title: "机电设备维修工", enterpriseName: "卡游", orderId });
  expect(seen[0]?.profile).toMatchObject({ skillLevel: "高级工", major: "机电一体化", practice: "在校实训两年" });
  expect(JSON.stringify(seen)).not.toContain("欧阳");
  expect(JSON.stringify(seen)).not.toContain(one.phone);
  expect(JSON.stringify(seen)).not.toContain("grd_");
  expect(await offered(otherOwner)).toEqual([]);
  expect((await owner.call(listCandidates, { query: {} })).items).toHaveLength(1);

  const introductionIds = seen.map(({ introductionId }) => introductionId);
  const strangers = await otherOwner.call(acceptIntroductions, { body: { introductionIds } });
  expect(outcomes(strangers.results)).toEqual(["notFound", "notFound"]);
  const taken = await owner.call(acceptIntroductions, { body: { introductionIds } });
  expect(outcomes(taken.results)).toEqual(["accepted", "accepted"]);
  const again = await owner.call(acceptIntroductions, { body: { introductionIds } });
  expect(outcomes(again.results)).toEqual(["existing", "existing"]);
  expect(again.results.map((row) => row.candidateId)).toEqual(taken.results.map((row) => row.candidateId));
  // Who was on file already is the same person, with what the school adds.
  const people = (await owner.call(listCandidates, { query: {} })).items;
  expect(people).toHaveLength(2);
  const merged = await owner.call(getCandidate, { params: { candidateId } });
  expect(merged).toMatchObject({ skillLevel: "高级工", recipients: [{ enterpriseId, enterpriseName: "卡游" }] });
  const fresh = people.find(({ name }) => name === "欧阳明");
  expect(fresh).toMatchObject({ phone: one.phone, idNumberMasked: "1101**********002X", occupation: "机电维修" });
  const whole = await owner.call(revealCandidate, {
    params: { candidateId: fresh?.candidateId ?? "" },
    body: { field: "idNumber", reason: "签约" },
  });
  expect(whole.idNumber).toBe("11010519491231002X");
  const applications = await applicationsAt(positionId);
  expect(applications.map(({ stage }) => stage)).toEqual(["recommended", "recommended"]);
  expect(applications[0]?.introduction).toMatchObject({ partnerId, partnerName: expect.stringContaining("学院") });
  await drain();
  expect(await offered(owner, partnerId)).toEqual([]);
  const progress = async () =>
    (await teacher.call(listIntroductions, { query: {} })).items.map(({ status, stage }) => `${status} ${stage}`);
  expect(await progress()).toEqual(["accepted recommended", "accepted recommended"]);

  const move = (applicationId: string, to: "screened" | "rejected") =>
    owner.call(moveApplications, {
      params: { orderId },
      body: { applicationIds: [applicationId as never], to, ...(to === "rejected" ? { reason: "r" } : {}) },
    });
  const of = (who: { graduateId: GraduateId }) => {
    const index = seen.findIndex(({ profile }) => (profile?.name === "欧**") === (who === one));
    return taken.results[index]?.applicationId ?? "";
  };
  await move(of(one), "screened");
  await move(of(known), "rejected");
  await drain();
  expect((await progress()).sort()).toEqual(["accepted rejected", "accepted screened"]);
  const told = await teacher.call(listIntroductions, { query: {} });
  expect(JSON.stringify(told)).not.toMatch(/agn_|ord_|pos_|can_|app_|reason/);
  const audits = async (person: Person, recordId: string) =>
    (await person.call(listAuditEntries, { query: { recordId } })).items.map(({ action }) => action);
  const [introductionId = ""] = introductionIds;
  expect(await audits(owner, introductionId)).toEqual(["acceptIntroductions"]);
  expect((await audits(teacher, introductionId)).sort()).toEqual(["answerIntroduction", "introduceGraduates"]);
});

test("revoked, taken back, removed: who was not taken on is gone from the agency's view at once", async () => {
  const { teacher, partnerId, agreement } = await school();
  const { postingId } = await posting(partnerId);
  const [stays, withdraws, leaves, taken] = [
    await graduate(teacher),
    await graduate(teacher),
    await graduate(teacher),
    await graduate(teacher),
  ];
  const ids = [stays, withdraws, leaves, taken].map(({ graduateId }) => graduateId);
  await introduce(teacher, postingId, ids);
  await drain();
  const all = await offered(owner, partnerId);
  const idOf = (one: { phone?: string | undefined }) =>
    all.find(({ profile }) => profile?.phone?.slice(-4) === one.phone?.slice(-4))?.introductionId ?? ("" as never);
  const accept = async (one: { phone?: string | undefined }) =>
    outcomes((await owner.call(acceptIntroductions, { body: { introductionIds: [idOf(one)] } })).results)[0];
  expect(await accept(taken)).toBe("accepted");
  const now = await teacher.call(getGraduate, { params: withdraws });
  await teacher.call(updateGraduate, {
    params: withdraws,
    body: { version: now.version, recipients: ["卡游"], means: "oral" },
  });
  await teacher.call(removeGraduate, { params: leaves });
  expect((await offered(owner, partnerId)).map(({ introductionId }) => introductionId)).toEqual([idOf(stays)]);
  expect(await accept(withdraws)).toBe("closed");
  expect(await accept(leaves)).toBe("closed");
  await revoke(agreement);
  clock += 59_000;
  expect(await offered(owner, partnerId)).toEqual([]);
  expect(await accept(stays)).toBe("closed");
  const closed = { problem: { code: "agreement.notInForce", status: 403 } };
  await expect(teacher.call(listMatchedPostings, {})).rejects.toMatchObject(closed);
  await expect(introduce(teacher, postingId, ids)).rejects.toMatchObject(closed);
  await expect(teacher.call(listIntroductions, { query: {} })).rejects.toMatchObject(closed);
  // Who was taken on is the agency's own person by the consent that named it.
  const answered = await owner.call(listOfferedGraduates, { query: { status: "answered" } });
  expect(answered.items[0]).toMatchObject({ introductionId: idOf(taken), candidateName: "王小明" });
});

test("a no is told to the school with its reason, once; an order that ended takes nobody on", async () => {
  const { teacher, partnerId } = await school();
  const { postingId } = await posting(partnerId);
  const { graduateId } = await graduate(teacher);
  await introduce(teacher, postingId, [graduateId]);
  await drain();
  const [{ introductionId } = { introductionId: "" as never }] = await offered(owner, partnerId);
  const params = { introductionId };
  await expect(otherOwner.call(declineIntroduction, { params, body: { reason: "r" } })).rejects.toMatchObject({
    problem: { code: "notFound" },
  });
  const declining = { params, body: { reason: "年龄不符" }, idempotencyKey: "decline" };
  const declined = await owner.call(declineIntroduction, declining);
  expect(await owner.call(declineIntroduction, declining)).toEqual(declined);
  await expect(owner.call(declineIntroduction, { params, body: { reason: "再说" } })).rejects.toMatchObject({
    problem: { code: "introduction.answered", status: 409 },
  });
  await drain();
  expect((await teacher.call(listIntroductions, { query: {} })).items).toMatchObject([
    { status: "declined", reason: "年龄不符" },
  ]);
  const late = await owner.call(acceptIntroductions, { body: { introductionIds: [introductionId] } });
  expect(outcomes(late.results)).toEqual(["declined"]);
});
