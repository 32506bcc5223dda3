import { listApplications, recommendCandidates } from "@shanhai/contract/application";
import { createCandidate, getCandidate, listCandidates } from "@shanhai/contract/candidate";
import { recordService } from "@shanhai/contract/care-service";
import { sendMessage } from "@shanhai/contract/conversation";
import { mergeCandidates } from "@shanhai/contract/merge";
import { moveApplications } from "@shanhai/contract/move";
import { getOrder } from "@shanhai/contract/order";
import { leavePlacement, listPlacements } from "@shanhai/contract/placement";
import { enterPark } from "@shanhai/store/park";
import { verifyTable } from "@shanhai/store/verify";
import { mintSharedScope } from "@shanhai/tenancy/mint";
import type { Scope } from "@shanhai/tenancy/scope";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { agencyId, type Direct, startDirect } from "../direct.ts";
import { jobsOf, type PostedJob } from "../jobs.ts";
import type { Person } from "../laptop.ts";
import { numberIn, seekerOf, visit } from "../own.ts";
import { follow, itemsOf } from "../stream.ts";
import { faulty } from "./faults.ts";

/*
 * Somebody who proved their phone has themselves erased: nothing of them is left in the whole table, counts stand, others are as
 * they were; cut off anywhere it goes on; who is at work stays until they leave.
 */

const faults = faulty();
let clock: Date;
let direct: Direct;
let owner: Person;
let other: Person;
let jobs: ReturnType<typeof jobsOf>;
let seeker: ReturnType<typeof seekerOf>;
let phones = 0;

const pass = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000);
};

beforeAll(async () => {
  clock = new Date("2026-11-27T02:00:00Z");
  const documentClient = (endpoint: string, _scope: Scope) => faults.client(endpoint);
  direct = await startDirect({ now: () => clock, documentClient });
  const park = { name: "衢州园区", division: "330800", administratorEmail: "a@b.test" };
  const { parkId } = await direct.functions.provision(park);
  // The clock goes to the parks that the stream told of.
  await enterPark(direct.platform.open(mintSharedScope()), parkId);
  jobs = jobsOf(direct, parkId);
  [owner, other] = [1, 2].map((number) => direct.ownerOf(agencyId(number), parkId)) as [Person, Person];
  seeker = seekerOf(direct, jobs.linkOf(), () => pass(10));
});
afterAll(() => direct?.stop());
beforeEach(async () => {
  faults.clear();
  pass(2 * 60 * 60);
  await Promise.all([jobs.license(1), jobs.license(2)]);
});

const fresh = () => {
  phones += 1;
  return `1990030${String(phones).padStart(4, "0")}`;
};
const findings = async () => {
  const { findings: found } = await verifyTable(direct.table.client, direct.table.name);
  // The board's postings are put there without a stream, and so have no posting of an agency behind them.
  return found.filter((one) => !JSON.stringify(one).includes("oard"));
};
const applicationsOf = async ({ positionId }: PostedJob, by = owner) =>
  (await by.call(listApplications, { params: { positionId }, query: { limit: 10 } })).items;

/** Opens the erasure's page, and sends its form. */
async function erase(own: string, more: Record<string, string> = { confirm: "yes" }) {
  const { body } = await visit(direct, `${own}/erasure`);
  const form = { request: numberIn(body), ...more };
  pass(5);
  const answer = await visit(direct, `${own}/erasure`, form);
  return {
    question: body,
    form,
    answer,
    receipt: async () => (await visit(direct, answer.headers.location ?? "")).body,
  };
}

const NAME = "欧阳若琳";
const ID_NUMBER = "11010519491231002X";

describe("erasing", () => {
  test("leaves nothing of the person in the whole table, however they were known; and everything of others", async () => {
    const [worked, open, elsewhere] = [await jobs.post(), await jobs.post(), await jobs.post({}, 2)];
    const [phone, second, bystander] = [fresh(), fresh(), fresh()];
    const person = {
      name: NAME,
      phone,
      idNumber: ID_NUMBER,
      note: "喜欢夜班",
      occupation: "叉车司机",
      consent: true as const,
    };
    const { candidateId, version } = await owner.call(createCandidate, { body: person });
    const twin = await owner.call(createCandidate, { body: { name: NAME, phone: second, consent: true } });
    const { results } = await owner.call(recommendCandidates, {
      params: { positionId: worked.positionId },
      body: { candidateIds: [twin.candidateId] },
    });
    await owner.call(mergeCandidates, {
      params: { candidateId },
      body: { otherId: twin.candidateId, version, otherVersion: twin.version },
    });
    const applicationIds = results.flatMap(({ applicationId }) => applicationId ?? []);
    for (const to of ["screened", "interviewed", "offered", "onboarded"] as const) {
      await owner.call(moveApplications, { params: worked, body: { applicationIds, to } });
    }
    const [placement] = (await owner.call(listPlacements, { query: { orderId: worked.orderId } })).items;
    const params = { placementId: placement?.placementId ?? "" };
    const care = { kind: "housing" as const, date: "2026-11-27", note: `${NAME}住 3 号楼` };
    await owner.call(recordService, { params, body: care });
    const leaving = { date: "2026-11-27", reason: `${NAME}要回家`, version: 2 };
    await owner.call(leavePlacement, { params, body: leaving });
    await seeker.apply(open.postingId, phone, NAME);
    await seeker.apply(elsewhere.postingId, phone, NAME);
    await seeker.apply(open.postingId, bystander, "旁人");
    const spoken = (await applicationsOf(open)).find(({ candidateName }) => candidateName === NAME);
    await owner.call(sendMessage, {
      params: { applicationId: spoken?.applicationId ?? "" },
      body: { text: `${NAME}，周一来面试` },
    });
    await follow(direct);
    const before = await itemsOf(direct);

    const own = await seeker.prove(phone);
    const { question, answer, receipt } = await erase(own);
    expect(question).toContain("机构1");
    expect(question).toContain("机构2");
    expect(answer.statusCode).toBe(303);
    const shown = await receipt();
    expect(shown).toContain("删除回执");
    expect(shown.match(/个人信息已删除/g)).toHaveLength(2);
    expect(shown).not.toMatch(/1990030|\*\*\*\*/);
    expect((await visit(direct, own)).body).toContain("没有报名记录");

    await follow(direct, before);
    pass(25 * 60 * 60);
    await direct.functions.daily();
    const left = (await itemsOf(direct)).filter(({ pk }) => !String(pk).includes("#idempotency#"));
    const where = (mark: string) => left.filter((item) => JSON.stringify(item).includes(mark)).map(({ pk }) => pk);
    for (const mark of [
      ...[NAME, phone, second, ID_NUMBER, "1101**********002X"],
      ...["喜欢夜班", "叉车司机", "住 3 号楼", "要回家", "周一来面试"],
    ]) {
      expect(where(mark), mark).toEqual([]);
    }
    // What still knows the ids are records without a person, when and where one arrived, and the note that they were erased.
    const nouns = [candidateId, twin.candidateId].flatMap((id) =>
      where(id).map((pk) => (String(pk).startsWith("A#") ? "audit" : String(pk).split("#")[2])),
    );
    expect([...new Set(nouns)].sort()).toEqual(["application", "audit", "erasure", "inUse", "placement", "supplyOf"]);
    expect(await findings()).toEqual([]);
    const [application] = await applicationsOf(open);
    expect((await applicationsOf(open)).map(({ candidateName, stage }) => [candidateName, stage]).sort()).toEqual([
      ["—", "withdrawn"],
      ["旁人", "recommended"],
    ]);
    expect(application).not.toHaveProperty("candidatePhone", expect.stringContaining(phone.slice(7)));
    expect(await applicationsOf(elsewhere, other)).toMatchObject([{ candidateName: "—", stage: "withdrawn" }]);
    const { positions } = await owner.call(getOrder, { params: { orderId: open.orderId } });
    expect(positions).toMatchObject([{ stages: { recommended: 1, withdrawn: 1 } }]);
    expect((await owner.call(listPlacements, { query: { orderId: worked.orderId } })).items).toMatchObject([
      { candidateName: "—", status: "left", leftDate: "2026-11-27" },
    ]);
    await expect(owner.call(getCandidate, { params: { candidateId } })).rejects.toMatchObject({
      problem: { status: 404 },
    });
    expect((await owner.call(listCandidates, { query: { limit: 100 } })).items.map(({ name }) => name)).toContain(
      "旁人",
    );
  });

  test("who was erased may come again, and is somebody new", async () => {
    const job = await jobs.post();
    const phone = fresh();
    await seeker.apply(job.postingId, phone);
    await erase(await seeker.prove(phone));
    pass(60);
    await seeker.apply(job.postingId, phone, "新来的");
    expect((await visit(direct, await seeker.prove(phone))).body).toContain("在这里报了 1 个岗位");
    pass(25 * 60 * 60);
    await direct.functions.daily();
    const names = (await applicationsOf(job)).map(({ candidateName }) => candidateName);
    expect(names.sort()).toEqual(["—", "新来的"]);
    expect(await findings()).toEqual([]);
  });

  test("needs the tick, and a phone that is proven; sent twice it is done once, with one receipt", async () => {
    const job = await jobs.post();
    const phone = fresh();
    await seeker.apply(job.postingId, phone);
    const own = await seeker.prove(phone);
    const without = await erase(own, {});
    expect([without.answer.statusCode, without.answer.body.includes("请先勾选")]).toEqual([422, true]);
    expect((await visit(direct, `${own}x/erasure`, { confirm: "yes" })).statusCode).toBe(404);
    const forged = await visit(direct, `${own}/erasure`, { confirm: "yes", request: "forged" });
    expect(forged.statusCode).toBe(422);
    expect((await applicationsOf(job))[0]?.candidateName).toBe("汪小洋");
    const { form, answer, receipt } = await erase(own);
    const first = await receipt();
    const again = await Promise.all([1, 2].map(() => visit(direct, `${own}/erasure`, form)));
    expect(again.map(({ headers }) => headers.location)).toEqual([answer.headers.location, answer.headers.location]);
    expect(await receipt()).toBe(first);
    // Of another phone neither form nor receipt is there.
    const others = await seeker.prove(fresh());
    const elsewhere = answer.headers.location?.split("?")[1] ?? "";
    expect((await visit(direct, `${others}/erasure?${elsewhere}`)).body).toContain("删除我的个人信息");
    expect((await visit(direct, `${others}/erasure`, form)).statusCode).toBe(422);
    expect((await visit(direct, `${own}/erasure?receipt=../x`)).body).toContain("删除我的个人信息");
  });

  test("of somebody at work is refused there until they have left, and done elsewhere", async () => {
    const [job, foreign] = [await jobs.post(), await jobs.post({}, 2)];
    const phone = fresh();
    for (const { postingId } of [job, foreign]) await seeker.apply(postingId, phone);
    const applicationIds = (await applicationsOf(job)).map(({ applicationId }) => applicationId);
    for (const to of ["screened", "interviewed", "offered", "onboarded"] as const) {
      await owner.call(moveApplications, { params: job, body: { applicationIds, to } });
    }
    await follow(direct);
    const shown = await (await erase(await seeker.prove(phone))).receipt();
    expect(shown.match(/您正在岗/g)).toHaveLength(1);
    expect(shown.match(/个人信息已删除/g)).toHaveLength(1);
    await direct.functions.daily();
    expect(await applicationsOf(job)).toMatchObject([{ candidateName: "汪小洋", stage: "onboarded" }]);
    expect(await applicationsOf(foreign, other)).toMatchObject([{ candidateName: "—" }]);
    const [placement] = (await owner.call(listPlacements, { query: { orderId: job.orderId } })).items;
    const params = { placementId: placement?.placementId ?? "" };
    await owner.call(leavePlacement, {
      params,
      body: { date: placement?.arrivalDate ?? "", reason: "回家", version: 1 },
    });
    pass(120);
    expect(await (await erase(await seeker.prove(phone))).receipt()).toContain("个人信息已删除");
    expect((await applicationsOf(job))[0]?.candidateName).toBe("—");
  });

  test("cut off at any write, before it or after, is finished by sending the form again, or by the clock", async () => {
    for (const when of ["before", "after"] as const) {
      for (let write = 1; ; write += 1) {
        const [job, foreign] = [await jobs.post(), await jobs.post({}, 2)];
        const phone = fresh();
        pass(60 * 60);
        for (const { postingId } of [job, foreign]) await seeker.apply(postingId, phone);
        const own = await seeker.prove(phone);
        faults.breakTransaction(write, when);
        const { form, answer, question } = await erase(own);
        faults.clear();
        const whole = answer.statusCode === 303;
        expect(question).toContain("机构2");
        if (!whole && write % 2 === 1) {
          expect((await visit(direct, `${own}/erasure`, form)).statusCode).toBe(303);
        } else if (!whole) await direct.functions.daily();
        const [one] = await applicationsOf(job);
        const [two] = await applicationsOf(foreign, other);
        const began = whole || write % 2 === 1;
        // What the clock goes on with is what the park had noted; the rest was never begun.
        if (began) expect([one?.candidateName, two?.candidateName], `${when} ${write}`).toEqual(["—", "—"]);
        for (const application of [one, two]) {
          const erased = application?.candidateName === "—";
          expect(application?.stage).toBe(erased ? "withdrawn" : "recommended");
        }
        if (whole) break;
      }
    }
    expect(await findings()).toEqual([]);
  }, 120_000);
});
