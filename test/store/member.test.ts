import { listMembers, removeMember } from "@shanhai/contract/member";
import { memberIdOf } from "@shanhai/store/keys/owner";
import { type MemberRecord, membershipsOf, putMembership } from "@shanhai/store/member";
import { mintMemberScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";
import { joinAgency } from "../pipeline.ts";
import { changeOf, itemsOf, tell } from "../stream.ts";

let direct: Direct;

beforeAll(async () => {
  direct = await startDirect({ now: () => new Date("2026-11-23T02:00:00Z") });
});
afterAll(() => direct?.stop());

const members = () => direct.platform.open(mintMemberScope());

/** A membership as accepting an invitation writes it, and as the stream tells it. */
async function join(subject: string, decidedAt: string) {
  const record = {
    ...{ organisationId: agencyId(1), kind: "agency", name: "机构1", role: "recruiter", parkId: PARK },
    ...{ subject, email: `${subject}@b.test`, decidedAt },
  } as MemberRecord;
  expect(await putMembership(members(), record)).toBe(true);
  const item = (await itemsOf(direct)).find((one) => one.subject === subject && String(one.pk).startsWith("U#"));
  const change = changeOf(undefined, item);
  await tell(direct, [change]);
  return { record, change };
}

const names = async () => (await direct.owner().call(listMembers, { query: {} })).items.map(({ name }) => name);

test("a removal that the stream tells late, twice, or among older news ends the same: out", async () => {
  await joinAgency(direct, "owner1", 1, "owner");
  const { record, change } = await join("leaver", "2026-11-01T00:00:00.000Z");
  expect(await names()).toContain("leaver@b.test");
  await direct.owner().call(removeMember, { params: { memberId: memberIdOf("leaver") } });
  // The membership is told once more: for a moment the agency sees a copy of it again.
  await tell(direct, [change]);
  const before = (await itemsOf(direct)).find(({ subject, pk }) => subject === "leaver" && String(pk).startsWith("U#"));
  const former = (await itemsOf(direct)).find(({ pk }) => String(pk).includes("#formerMember"));
  const removal = changeOf(undefined, former);
  await tell(direct, [removal, removal]);
  expect(await membershipsOf(members(), "leaver")).toEqual([]);
  const tombstone = (await itemsOf(direct)).find(
    ({ subject, pk }) => subject === "leaver" && String(pk).startsWith("U#"),
  );
  expect(tombstone).toMatchObject({ removed: true, ttl: expect.any(Number) });
  const ended = changeOf(before, tombstone);
  await tell(direct, [ended, ended]);
  expect(await names()).not.toContain("leaver@b.test");
  // The old link is tried: it writes nothing.
  expect(await putMembership(members(), record)).toBe(false);
  expect(await membershipsOf(members(), "leaver")).toEqual([]);
  // Invited anew he is in, and what was told of the removal does not take him out again.
  const again = await join("leaver", "2026-11-23T03:00:00.000Z");
  await tell(direct, [removal, ended, again.change]);
  expect(await membershipsOf(members(), "leaver")).toMatchObject([{ role: "recruiter" }]);
  expect(await names()).toContain("leaver@b.test");
});
