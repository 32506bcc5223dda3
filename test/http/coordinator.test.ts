import { getPartnerHome } from "@shanhai/contract/agreement";
import {
  acceptInvitation,
  inviteCoordinator,
  inviteToPark,
  inviteToPartner,
  listInvitations,
  revokeInvitation,
} from "@shanhai/contract/invitation";
import { getMe, listMembers, removeMember } from "@shanhai/contract/member";
import { createPartner } from "@shanhai/contract/partner";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";

/* Who works for a partner: let in by the park once, then by each other. */

let laptop: TestLaptop;
let administrator: Person;
let clock = new Date("2026-11-23T01:00:00Z").getTime();
let number = 0;

beforeAll(async () => {
  laptop = await startTestLaptop({ now: () => new Date(clock) });
  administrator = await laptop.park("测试园区", "330800", "admin@park.test");
});
afterAll(() => laptop?.stop());
afterEach(async () => {
  await laptop.drain();
  await laptop.drain();
  const table = embeddedDocumentClient(laptop.endpoint);
  expect((await verifyTable(table, TABLE_NAME, { followed: true })).findings).toEqual([]);
});

const problem = (code: string) => ({ problem: { code } });
const tokenOf = (path: string) => path.split("/").at(-1) ?? "";
const accept = (person: Person, path: string) =>
  person.call(acceptInvitation, { body: { token: tokenOf(path), idToken: person.idToken } });

/** The most that anybody has to wait: the stream was delivered, and what authorizers remember is over. */
async function aMinuteLater(): Promise<void> {
  await laptop.drain();
  await laptop.drain();
  clock += 59_000;
}

async function school() {
  number += 1;
  clock += 1000;
  const made = await laptop.partner(administrator, "职业技术学院", "school", `coordinator${number}@school.test`);
  await laptop.drain();
  return made;
}

test("the park lets a partner's first coordinator in and nobody after; its people let in and take out each other", async () => {
  const { partnerId, path, coordinator } = await school();
  expect(await accept(coordinator, path)).toMatchObject({ kind: "partner", role: "coordinator" });
  const params = { partnerId };
  await expect(
    administrator.call(inviteToPartner, { params, body: { email: "more@school.test" } }),
  ).rejects.toMatchObject(problem("partner.hasCoordinator"));
  clock += 1000;
  const invited = await coordinator.call(inviteCoordinator, { body: { email: "colleague@school.test" } });
  const colleague = await laptop.accept(invited.path, "colleague@school.test");
  await laptop.drain();
  const names = async (person: Person) =>
    (await person.call(listMembers, { query: {} })).items.map(({ name, role }) => `${name} ${role}`).sort();
  expect(await names(colleague)).toEqual([
    "colleague@school.test coordinator",
    `coordinator${number}@school.test coordinator`,
  ]);
  clock += 1000;
  const open = await coordinator.call(inviteCoordinator, { body: { email: "late@school.test" } });
  await colleague.call(revokeInvitation, { params: { invitationId: open.invitationId } });
  expect((await coordinator.call(listInvitations, { query: {} })).items.map(({ status }) => status)).toEqual([
    "revoked",
    "accepted",
  ]);
  const me = { memberId: (await colleague.call(getMe, {})).memberId };
  await expect(colleague.call(removeMember, { params: me })).rejects.toMatchObject(problem("member.self"));
  await coordinator.call(removeMember, { params: me });
  await aMinuteLater();
  await expect(colleague.call(getPartnerHome, {})).rejects.toMatchObject(problem("noOrganisation"));
  await expect(accept(colleague, invited.path)).rejects.toMatchObject(problem("invitation.invalid"));
});

test("nobody is the park's administrator and its partner's coordinator; an agency's owner may be both owner and coordinator", async () => {
  const { partner } = await school();
  const second = await administrator.call(inviteToPark, {
    body: { email: `coordinator${number}@school.test`, role: "administrator" },
  });
  const coordinator = await laptop.person(`coordinator${number}@school.test`);
  await expect(accept(coordinator, second.path)).rejects.toMatchObject(problem("invitation.otherSide"));
  const { partnerId } = await administrator.call(createPartner, {
    body: { name: "空单位", kind: "association", division: "330800" },
  });
  const invite = (email: string) => administrator.call(inviteToPartner, { params: { partnerId }, body: { email } });
  const own = await invite("admin@park.test");
  await expect(accept(administrator, own.path)).rejects.toMatchObject(problem("invitation.otherSide"));
  const { owner } = await laptop.agency(administrator, "机构", 5, "owner@both.test");
  await accept(owner, (await invite("owner@both.test")).path);
  const { memberships } = await owner.call(getMe, {});
  expect(memberships.map(({ kind }) => kind).sort()).toEqual(["agency", "partner"]);
  expect(partner.hasCoordinator).toBe(false);
});
