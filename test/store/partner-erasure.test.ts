import { listAuditEntries } from "@shanhai/contract/audit-entry";
import { listContactRequests } from "@shanhai/contract/contact-request";
import { createGraduate, listGraduates } from "@shanhai/contract/graduate";
import { createIntention, listIntentions } from "@shanhai/contract/intention";
import { createProspect, getProspect, recordProspectConsent } from "@shanhai/contract/prospect";
import { createProspectProposal, listProspectProposals } from "@shanhai/contract/prospect-proposal";
import { createRoster, listRosters } from "@shanhai/contract/roster";
import { listPendingPartners } from "@shanhai/store/erasure";
import { introductionKey, introductionsOf } from "@shanhai/store/keys/partner";
import { enterPark } from "@shanhai/store/park";
import { transact } from "@shanhai/store/write";
import { mintParkScope, mintSharedScope } from "@shanhai/tenancy/mint";
import type { Scope } from "@shanhai/tenancy/scope";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import { jobsOf } from "../jobs.ts";
import { numberIn, seekerOf, visit } from "../own.ts";
import { stationIn } from "../station.ts";
import { itemsOf } from "../stream.ts";
import { faulty } from "./faults.ts";

/* Somebody erased by phone is gone from their park's rosters and stations' lists with the next night, and nobody is told who knew them. */

const faults = faulty();
let clock: Date;
let direct: Direct;
let parkId: string;
let seeker: ReturnType<typeof seekerOf>;
let station: Awaited<ReturnType<typeof stationIn>>;
let school: Awaited<ReturnType<typeof stationIn>>;
let elsewhere: Awaited<ReturnType<typeof stationIn>>;
let rosterId: string;
let phones = 0;

const pass = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000);
};
async function open(name: string) {
  const park = await direct.functions.provision({ name, division: "330800", administratorEmail: "a@b.test" });
  await enterPark(direct.platform.open(mintSharedScope()), park.parkId);
  return park.parkId;
}

beforeAll(async () => {
  clock = new Date("2026-11-27T02:00:00Z");
  const documentClient = (endpoint: string, _scope: Scope) => faults.client(endpoint);
  direct = await startDirect({ documentClient, now: () => clock });
  parkId = await open("衢州园区");
  const jobs = jobsOf(direct, parkId as never);
  seeker = seekerOf(direct, jobs.linkOf(), () => pass(10));
  station = await stationIn(direct, parkId);
  school = await stationIn(direct, parkId, { name: "平凉学院", opens: ["rosters", "postings"] });
  elsewhere = await stationIn(direct, await open("别的园区"));
  ({ rosterId } = await school.coordinator.call(createRoster, { body: { name: "2026届" } }));
});
afterAll(() => direct?.stop());
beforeEach(() => {
  faults.clear();
  pass(2 * 60 * 60);
});

const fresh = () => {
  phones += 1;
  return `1990050${String(phones).padStart(4, "0")}`;
};
async function known(phone: string, name: string) {
  const said = { body: { name, phone, means: "oral" as const, consent: true as const } };
  await station.coordinator.call(createIntention, said);
  await elsewhere.coordinator.call(createIntention, said);
  const body = { name, phone, consent: true as const };
  return school.coordinator.call(createGraduate, { params: { rosterId }, body });
}
async function erase(phone: string) {
  const own = await seeker.prove(phone);
  const { body } = await visit(direct, `${own}/erasure`);
  pass(5);
  const answer = await visit(direct, `${own}/erasure`, { request: numberIn(body), confirm: "yes" });
  return (await visit(direct, answer.headers.location ?? "")).body.replace(/<dl>.*<\/dl>/, "");
}
const pending = () => listPendingPartners(direct.platform.open(mintParkScope(parkId)));
const intentions = async ({ coordinator } = station) =>
  (await coordinator.call(listIntentions, { query: { limit: 100 } })).items.map(({ name }) => name);
const graduates = async () =>
  (await school.coordinator.call(listGraduates, { params: { rosterId }, query: { limit: 100 } })).items.map(
    ({ name }) => name,
  );

test("the night takes who had themselves erased off rosters and lists of their park, with the counts, and nobody else", async () => {
  const [phone, bystander] = [fresh(), fresh()];
  const { graduateId } = await known(phone, "慕容雪");
  await known(bystander, "旁人");
  // As a recommendation keeps it.
  const introductionId = `ntr_${"1".repeat(26)}` as never;
  await transact(school.table, [
    {
      put: introductionKey(school.table.scope, introductionId),
      record: { introductionId, graduateId, graduateName: "慕容雪" },
      listing: { gsi1pk: introductionsOf(school.table.scope, "made"), gsi1sk: "2026" },
    },
  ]);
  // The receipt is the same for who is known nowhere.
  expect(await erase(phone)).toBe(await erase(fresh()));
  const noted = await pending();
  expect(noted).toHaveLength(2);
  expect(JSON.stringify(noted)).not.toContain(phone);
  expect(await graduates()).toContain("慕容雪");

  await direct.functions.daily();
  expect(await pending()).toEqual([]);
  expect(await intentions()).toEqual(["旁人"]);
  expect(await graduates()).toEqual(["旁人"]);
  const [roster] = (await school.coordinator.call(listRosters, { query: {} })).items;
  expect(roster).toMatchObject({ graduates: 1 });
  // Another park was not asked.
  expect((await intentions(elsewhere)).sort()).toEqual(["慕容雪", "旁人"]);
  const left = (await itemsOf(direct)).filter(
    ({ pk }) => !String(pk).includes("#idempotency#") && !String(pk).startsWith(`N#${elsewhere.partnerId}#`),
  );
  for (const mark of ["慕容雪", phone])
    expect(
      left.filter((item) => JSON.stringify(item).includes(mark)).map(({ pk }) => pk),
      mark,
    ).toEqual([]);
  const { items } = await school.coordinator.call(listAuditEntries, { query: {} });
  expect(items[0]).toMatchObject({ action: "erasePerson", records: expect.arrayContaining([graduateId]) });
});

test("whom to ask at a prospect is gone from the park's pool and from what an ally proposed; the organisations stay", async () => {
  const [phone, bystander] = [fresh(), fresh()];
  const ally = await stationIn(direct, parkId, { name: "友好园区", opens: ["prospects"] });
  const staff = direct.staff("administrator", parkId);
  const facts = { kind: "enterprise" as const, division: "330100" };
  const made = [];
  for (const [name, number] of [
    ["司徒静", phone],
    ["旁人", bystander],
  ] as const) {
    const proposed = { ...facts, organisation: "荐来的企业", contactName: name, phone: number };
    const said = { ...proposed, consent: true as const, means: "message" as const };
    await ally.coordinator.call(createProspectProposal, { body: said });
    const body = { ...facts, organisation: "企业", contact: { name, phone: number } };
    const { prospectId, version } = await staff.call(createProspect, { body });
    const consent = { version, partnerId: ally.partnerId, means: "message" as const };
    made.push(await staff.call(recordProspectConsent, { params: { prospectId }, body: consent }));
  }
  await erase(phone);
  await direct.functions.daily();

  const [gone, stays] = await Promise.all(
    made.map(({ prospectId }) => staff.call(getProspect, { params: { prospectId } })),
  );
  expect(gone).toMatchObject({ organisation: "企业", consents: [] });
  expect(gone).not.toHaveProperty("contact");
  expect(stays).toMatchObject({ contact: { phone: bystander }, consents: [{ partnerId: ally.partnerId }] });
  const proposals = await ally.coordinator.call(listProspectProposals, { query: { limit: 100 } });
  const told = proposals.items.map(({ contactName, phone: shown }) => [contactName, shown]);
  expect(told.sort()).toEqual([
    ["—", ""],
    ["旁人", `199****${bystander.slice(-4)}`],
  ]);
  const request = await staff.call(listContactRequests, { query: { status: "answered" } });
  expect(request.items.map(({ status }) => status).sort()).toEqual(["granted", "withdrawn"]);
  const items = (await itemsOf(direct)).filter(({ pk }) => !String(pk).includes("#idempotency#"));
  const left = items.filter((item) => ["司徒静", phone].some((mark) => JSON.stringify(item).includes(mark)));
  expect(left.map(({ pk }) => pk)).toEqual([]);
});

test("a night that is cut off at any write is made up for by the next", async () => {
  for (const when of ["before", "after"] as const) {
    for (let write = 1; ; write += 1) {
      const phone = fresh();
      await known(phone, `某人${phone}`);
      await erase(phone);
      faults.breakTransaction(write, when);
      const failed = await direct.functions.daily().then(
        () => false,
        () => true,
      );
      faults.clear();
      if (failed) await direct.functions.daily();
      expect(await pending()).toEqual([]);
      expect([...(await intentions()), ...(await graduates())]).not.toContain(`某人${phone}`);
      if (!failed) break;
      pass(60 * 60);
    }
  }
}, 120_000);
