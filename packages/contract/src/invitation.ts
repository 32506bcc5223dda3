import * as z from "zod/mini";
import { AGENCY_OWNER, endpoint, IN_CHARGE, PARK_ADMINISTRATOR, PARTNER, PageQuery, pageOf } from "./endpoint.ts";
import { Membership, Role } from "./member.ts";
import { AgencyId, Instant, InvitationId, PartnerId } from "./scalar.ts";

export const Email = z.pipe(
  z.string({ error: "required" }).check(z.trim(), z.toLowerCase(), z.maxLength(254, { error: "long" })),
  z.email({ error: "email" }),
);

export const Invitation = z.lazy(() => z.object(invitation()).register(z.globalRegistry, { id: "Invitation" }));
export type Invitation = z.infer<typeof Invitation>;

function invitation() {
  return {
    invitationId: InvitationId,
    organisationId: z.string(),
    organisationName: z.string(),
    email: z.string(),
    role: Role,
    status: z.enum(["pending", "accepted", "revoked"]),
    expiresAt: Instant,
    createdAt: Instant,
  };
}

/** The token is shown once: only its hash is kept. */
const Issued = z.lazy(() =>
  z
    .object({ ...invitation(), token: z.string(), path: z.string() })
    .register(z.globalRegistry, { id: "IssuedInvitation" }),
);

export const inviteToAgency = endpoint({
  id: "inviteToAgency",
  method: "POST",
  path: "/agencies/{agencyId}/invitations",
  tag: "agency",
  summary: "Invite an owner or recruiter of an agency by e-mail; the link works once, for seven days",
  permits: PARK_ADMINISTRATOR,
  keys: "never",
  params: () => z.object({ agencyId: AgencyId }),
  body: () =>
    z.object({ email: Email, role: z._default(z.enum(["owner", "recruiter"], { error: "option" }), "owner") }),
  result: () => Issued,
  errors: ["agency.hasOwner"],
});

export const inviteToPark = endpoint({
  id: "inviteToPark",
  method: "POST",
  path: "/park/invitations",
  tag: "park",
  summary: "Invite an administrator or evaluator of the park by e-mail",
  permits: PARK_ADMINISTRATOR,
  keys: "never",
  body: () =>
    z.object({
      email: Email,
      role: z._default(z.enum(["administrator", "evaluator"], { error: "option" }), "evaluator"),
    }),
  result: () => Issued,
});

export const inviteColleague = endpoint({
  id: "inviteColleague",
  method: "POST",
  path: "/members/invitations",
  tag: "member",
  summary: "An owner invites a colleague into the agency by e-mail; the link works once, for seven days",
  permits: AGENCY_OWNER,
  keys: "never",
  body: () =>
    z.object({
      email: Email,
      role: z._default(z.enum(["recruiter", "owner"], { error: "option" }), "recruiter"),
    }),
  result: () => Issued,
  errors: ["quota.members"],
});

const coordinator = () =>
  z.object({ email: Email, role: z._default(z.enum(["coordinator"], { error: "option" }), "coordinator") });

export const inviteToPartner = endpoint({
  id: "inviteToPartner",
  method: "POST",
  path: "/partners/{partnerId}/invitations",
  tag: "partner",
  summary: "Invite a partner's first coordinator by e-mail; the link works once, for seven days",
  permits: PARK_ADMINISTRATOR,
  keys: "never",
  params: () => z.object({ partnerId: PartnerId }),
  body: coordinator,
  result: () => Issued,
  errors: ["partner.hasCoordinator", "partner.ended"],
});

export const inviteCoordinator = endpoint({
  id: "inviteCoordinator",
  method: "POST",
  path: "/partner/invitations",
  tag: "partner",
  summary: "A partner's coordinator invites a colleague by e-mail; the link works once, for seven days",
  permits: PARTNER,
  keys: "never",
  body: coordinator,
  result: () => Issued,
  errors: ["quota.members"],
});

export const listInvitations = endpoint({
  id: "listInvitations",
  method: "GET",
  path: "/invitations",
  tag: "member",
  summary: "Who has been invited by the organisation, newest first: accepted, taken back and expired ones too",
  permits: IN_CHARGE,
  keys: "never",
  query: () => PageQuery,
  result: () => pageOf(Invitation),
});

export const revokeInvitation = endpoint({
  id: "revokeInvitation",
  method: "DELETE",
  path: "/invitations/{invitationId}",
  tag: "member",
  summary: "Take an invitation back that nobody has accepted: its link works no more",
  permits: IN_CHARGE,
  keys: "never",
  params: () => z.object({ invitationId: InvitationId }),
  result: () => Invitation,
  errors: ["invitation.accepted"],
});

export const acceptInvitation = endpoint({
  id: "acceptInvitation",
  method: "POST",
  path: "/invitations/accept",
  tag: "member",
  summary: "Accept an invitation as the signed-in person; the ID token proves the invited e-mail",
  permits: "signedIn",
  body: () =>
    z.object({
      token: z
        .string({ error: "required" })
        .check(z.minLength(20, { error: "format" }), z.maxLength(500, { error: "long" })),
      idToken: z.string({ error: "required" }).check(z.maxLength(10_000, { error: "long" })),
    }),
  result: () => Membership,
  errors: [
    "invitation.invalid",
    "invitation.expired",
    "invitation.otherPerson",
    "invitation.owner",
    "invitation.otherSide",
  ],
});
