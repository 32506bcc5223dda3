import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { AgencyId, MemberId, ParkId } from "./scalar.ts";

const OrganisationKind = z.enum(["park", "agency"]);
export const Role = z.enum(["administrator", "evaluator", "owner", "recruiter"]);
export type Role = z.infer<typeof Role>;

/** A person's place in one organisation. */
export const Membership = z.lazy(() =>
  z
    .object({
      organisationId: z.union([ParkId, AgencyId]),
      kind: OrganisationKind,
      name: z.string(),
      role: Role,
      /** The park an agency lives in; a park's own id. */
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
  summary: "The agency's people, in no order; somebody who has just joined follows within seconds",
  permits: AGENCY,
  query: () => PageQuery,
  result: () => pageOf(Member),
});
