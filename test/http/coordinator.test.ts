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
import { expect, test } from "vitest";
import type { Person } from "../laptop.ts";
import { openPartnerDesk } from "./partner-desk.ts";

/* Who works for a partner: let in by the park once, then by each other. */

const desk = openPartnerDesk(new Date("2026-11-23T01:00:00Z").getTime());

const problem = (code: string) => ({ problem: { code } });
const tokenOf = (path: string) => path.split("/").at(-1) ?? "";
const accept = (person: Person, path: string) =>
  person.call(acceptInvitation, { body: { token: tokenOf(path), idToken: person.idToken } });

test("the park lets a partner's first coordinator in and nobody after; its people let in and take out each other", async () => {
  const { partnerId, path, coordinator, email } = await desk.school();
  expect(await accept(coordinator, path)).toMatchObject({ kind: "partner", role: "coordinator" });
  const params = { partnerId };
  await expect(
    desk.administrator.call(inviteToPartner, { params, body: { email: "more@school.test" } }),
  ).rejects.toMatchObject(problem("partner.hasCoordinator"));
  desk.now += 1000;
  const invited = await coordinator.call(inviteCoordinator, { body: { email: "colleague@school.test" } });
  const colleague = await desk.laptop.accept(invited.path, "colleague@school.test");
  await desk.laptop.drain();
  const names = async (person: Person) =>
    (await person.call(listMembers, { query: {} })).items.map(({ name, role }) => `${name} ${role}`).sort();
  expect(await names(colleague)).toEqual(["colleague@school.test coordinator", `${email} coordinator`]);
  desk.now += 1000;
  const open = await coordinator.call(inviteCoordinator, { body: { email: "late@school.test" } });
  await colleague.call(revokeInvitation, { params: { invitationId: open.invitationId } });
  expect((await coordinator.call(listInvitations, { query: {} })).items.map(({ status }) => status)).toEqual([
    "revoked",
    "accepted",
  ]);
  const me = { memberId: (await colleague.call(getMe, {})).memberId };
  await expect(colleague.call(removeMember, { params: me })).rejects.toMatchObject(problem("member.self"));
  await coordinator.call(removeMember, { params: me });
  await desk.aMinuteLater();
  await expect(colleague.call(getPartnerHome, {})).rejects.toMatchObject(problem("noOrganisation"));
  await expect(accept(colleague, invited.path)).rejects.toMatchObject(problem("invitation.invalid"));
});

test("nobody is the park's administrator and its partner's coordinator; an agency's owner may be both owner and coordinator", async () => {
  const { partner, email } = await desk.school();
  const second = await desk.administrator.call(inviteToPark, {
    body: { email, role: "administrator" },
  });
  const coordinator = await desk.laptop.person(email);
  await expect(accept(coordinator, second.path)).rejects.toMatchObject(problem("invitation.otherSide"));
  const { partnerId } = await desk.administrator.call(createPartner, {
    body: { name: "空单位", kind: "association", division: "330800" },
  });
  const invite = (email: string) =>
    desk.administrator.call(inviteToPartner, { params: { partnerId }, body: { email } });
  const own = await invite("admin@park.test");
  await expect(accept(desk.administrator, own.path)).rejects.toMatchObject(problem("invitation.otherSide"));
  const { owner } = await desk.laptop.agency(desk.administrator, "机构", 5, "owner@both.test");
  await accept(owner, (await invite("owner@both.test")).path);
  const { memberships } = await owner.call(getMe, {});
  expect(memberships.map(({ kind }) => kind).sort()).toEqual(["agency", "partner"]);
  expect(partner.hasCoordinator).toBe(false);
});
