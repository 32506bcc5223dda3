import * as z from "zod/mini";
import { AGENCY_OWNER, endpoint, IN_CHARGE, PageQuery, pageOf } from "./endpoint.ts";
import { AgencyId, MemberId, ParkId, PartnerId } from "./scalar.ts";

const OrganisationKind = z.enum(["park", "agency", "partner"]);
export const Role = z.enum(["administrator", "evaluator", "owner", "recruiter", "coordinator"]);
export type Role = z.infer<typeof Role>;

/** A park's, an agency's or a partner's id. */
export const OrganisationId = z.union([ParkId, AgencyId, PartnerId]);

/** A person's place in one organisation. */
export const Membership = z.lazy(() =>
  z
    .object({
      organisationId: OrganisationId,
      kind: OrganisationKind,
      name: z.string(),
      role: Role,
      /** The park an agency lives in, or a partner works with; a park's own id. */
      parkId: ParkId,
    })
    .register(z.globalRegistry, { id: "Membership" }),
);
export type Membership = z.infer<typeof Membership>;

export const Me = z.lazy(() =>
  z
    .object({
      subject: z.string(),
      /** As colleagues' lists name this person. */
      memberId: MemberId,
      /** The organisation this request acts for; absent when none is chosen or there is none. */
      membership: z.optional(Membership),
      memberships: z.array(Membership),
    })
    .register(z.globalRegistry, { id: "Me" }),
);
export type Me = z.infer<typeof Me>;

export const getMe = endpoint({
  id: "getMe",
  method: "GET",
  path: "/me",
  tag: "member",
  summary: "Who I am, and in which organisations",
  permits: "signedIn",
  result: () => Me,
});

/** One of an organisation's people, as the others see them. */
export const Member = z.lazy(() =>
  z
    .object({
      memberId: MemberId,
      /** The e-mail that was invited. */
      name: z.string(),
      role: Role,
    })
    .register(z.globalRegistry, { id: "Member" }),
);
export type Member = z.infer<typeof Member>;

export const listMembers = endpoint({
  id: "listMembers",
  method: "GET",
  path: "/members",
  tag: "member",
  summary: "The organisation's people, in no order; somebody who has just joined follows within seconds",
  permits: { agency: ["owner", "recruiter"], park: ["administrator"], partner: ["coordinator"] },
  query: () => PageQuery,
  result: () => pageOf(Member),
});

const colleague = () => z.object({ memberId: MemberId });

export const changeMemberRole = endpoint({
  id: "changeMemberRole",
  method: "PATCH",
  path: "/members/{memberId}",
  tag: "member",
  summary: "An owner makes a colleague an owner or a recruiter; in effect within a minute",
  permits: AGENCY_OWNER,
  keys: "never",
  params: colleague,
  body: () => z.object({ role: z.enum(["recruiter", "owner"], { error: "option" }) }),
  result: () => Member,
  errors: ["member.self"],
});

export const removeMember = endpoint({
  id: "removeMember",
  method: "DELETE",
  path: "/members/{memberId}",
  tag: "member",
  summary:
    "An owner, park administrator or coordinator takes a colleague out; in effect within a minute, links from before included",
  permits: IN_CHARGE,
  keys: "never",
  params: colleague,
  result: () => Member,
  errors: ["member.self"],
});

export const transferOwnership = endpoint({
  id: "transferOwnership",
  method: "POST",
  path: "/members/{memberId}/ownership",
  tag: "member",
  summary: "An owner makes a colleague the owner and becomes a recruiter, as one act; in effect within a minute",
  permits: AGENCY_OWNER,
  keys: "never",
  params: colleague,
  result: () => Member,
  status: 200,
  errors: ["member.self"],
});
