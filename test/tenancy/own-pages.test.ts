import { listApplications, recommendCandidates } from "@shanhai/contract/application";
import { createCandidate, getCandidate } from "@shanhai/contract/candidate";
import type { Instant } from "@shanhai/contract/scalar";
import { enterPark } from "@shanhai/store/park";
import { mintSharedScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencyId, type Direct, startDirect } from "../direct.ts";
import { jobsOf } from "../jobs.ts";
import type { Person } from "../laptop.ts";
import { numberIn, seekerOf, visit } from "../own.ts";
import { replay } from "./iam-replay.ts";
import { createRecorder } from "./recorder.ts";
import { scopePolicies } from "./scope-policies.ts";

/*
 * What a proven phone opens and what it does not: the agencies that it applied to by this park's board, and none that has the same
 * number otherwise. Each call of all this is replayed against the roles, and counted.
 */

const PHONE = "19900500001";
const recorder = createRecorder();
let clock = new Date("2026-11-27T02:00:00Z");
let direct: Direct;
let applied: Person;
let bystander: Person;
let jobs: ReturnType<typeof jobsOf>;
let seeker: ReturnType<typeof seekerOf>;

const pass = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000);
};

beforeAll(async () => {
  direct = await startDirect({ now: () => clock, documentClient: recorder.documentClient });
  const park = { name: "衢州园区", division: "330800", administratorEmail: "a@b.test" };
  const { parkId } = await direct.functions.provision(park);
  await enterPark(direct.platform.open(mintSharedScope()), parkId);
  jobs = jobsOf(direct, parkId);
  seeker = seekerOf(direct, jobs.linkOf(), () => pass(10));
  [applied, bystander] = [1, 2].map((number) => direct.ownerOf(agencyId(number), parkId)) as [Person, Person];
  await Promise.all([jobs.license(1), jobs.license(2)]);
});
afterAll(() => direct?.stop());

/** How many requests of the table something takes. */
async function requestsOf<T>(run: () => Promise<T>): Promise<[T, number]> {
  const before = recorder.spent().requests;
  const answer = await run();
  return [answer, recorder.spent().requests - before];
}

test("an agency that has the number from elsewhere is neither shown nor erased from; nor is what another agency recommended", async () => {
  const [job, foreign] = [await jobs.post({ title: "焊工" }), await jobs.post({ title: "别处的岗位" }, 2)];
  const { candidateId } = await bystander.call(createCandidate, {
    body: { name: "汪小洋", phone: PHONE, consent: true },
  });
  const params = { positionId: foreign.positionId };
  await bystander.call(recommendCandidates, { params, body: { candidateIds: [candidateId] } });
  await seeker.apply(job.postingId, PHONE);
  const own = await seeker.prove(PHONE);
  const [page, requests] = await requestsOf(() => visit(direct, own));
  expect(page.body).toContain("焊工");
  expect(page.body).not.toContain("别处的岗位");
  // Traces, jobs, the alert; and at each agency who has the phone, the person, the applications.
  expect(requests).toBeLessThanOrEqual(6);
  const { items } = await bystander.call(listApplications, { params, query: { limit: 10 } });
  const application = items[0]?.applicationId ?? "";
  expect((await visit(direct, own, { application })).statusCode).toBe(422);
  const { body } = await visit(direct, `${own}/erasure`);
  expect(body).toContain("机构1");
  expect(body).not.toContain("机构2");
  pass(5);
  await visit(direct, `${own}/erasure`, { request: numberIn(body), confirm: "yes" });
  expect(await bystander.call(getCandidate, { params: { candidateId } })).toMatchObject({
    name: "汪小洋",
    phone: PHONE,
  });
  const left = await applied.call(listApplications, { params: { positionId: job.positionId }, query: { limit: 10 } });
  expect(left.items).toMatchObject([{ candidateName: "—" }]);
});

test("asking for a code and typing it cost the same whoever's phone it is, and little", async () => {
  for (const phone of [PHONE, "19900500002"]) {
    pass(120);
    const [{ body }, opening] = await requestsOf(() => visit(direct, seeker.page));
    pass(10);
    const form = { request: numberIn(body), step: "send", phone };
    const [sent, sending] = await requestsOf(() => visit(direct, seeker.page, form));
    const code = seeker.codes(phone)[0] ?? "";
    const [confirmed, typing] = await requestsOf(() => seeker.confirm(phone, code, numberIn(sent.body)));
    expect(confirmed.statusCode).toBe(303);
    // Six counters and the code; one counter, the try, that it is spent.
    expect([opening, sending, typing]).toEqual([0, 7, 3]);
  }
});

test("every call of these pages and of the morning's run is its scope's own by the roles of the stacks", async () => {
  const fields: [string, string][] = [
    ["for", "alert"],
    ["division", "330800"],
    ["consent", "yes"],
    ["phone", PHONE],
  ];
  pass(120);
  const { body } = await visit(direct, seeker.page);
  pass(10);
  const send = [...fields, ["request", numberIn(body)], ["step", "send"]] as [string, string][];
  const sent = await visit(direct, seeker.page, new URLSearchParams(send));
  const typed = [
    ["request", numberIn(sent.body)],
    ["step", "check"],
    ["code", seeker.codes(PHONE)[0]],
  ];
  const { headers } = await visit(
    direct,
    seeker.page,
    new URLSearchParams([...fields, ...typed] as [string, string][]),
  );
  const [path = ""] = (headers.location ?? "").split("?");
  expect(path).toMatch(/^\/s\//);
  pass(1);
  await jobs.show({ firstShownAt: clock.toISOString() as Instant });
  await direct.functions.tellJobs();
  expect(direct.platform.sms.sent(PHONE)[0]?.message.kind).toBe("newJobs");
  expect((await visit(direct, path)).statusCode).toBe(200);
  for (const act of ["renew", "stop"]) await visit(direct, path, { act });
  pass(25 * 60 * 60);
  await direct.functions.daily();
  expect(new Set(recorder.calls.map(({ scope }) => scope.kind))).toEqual(new Set(["tenant", "park", "shared"]));
  expect(await replay(recorder.calls, scopePolicies())).toEqual([]);
}, 120_000);
