import * as z from "zod";
import { endpoint, PARK_ADMINISTRATOR } from "./endpoint.ts";
import { Membership, Role } from "./member.ts";
import { AgencyId, Instant, InvitationId } from "./scalar.ts";

export const Email = z
  .string({ error: "required" })
  .trim()
  .toLowerCase()
  .max(254, { error: "long" })
  .pipe(z.email({ error: "email" }));

const invitation = () =>
  z.object({
    invitationId: InvitationId,
    organisationId: z.string(),
    organisationName: z.string(),
    email: z.string(),
    role: Role,
    status: z.enum(["pending", "accepted"]),
    expiresAt: Instant,
    createdAt: Instant,
  });

export type Invitation = z.infer<ReturnType<typeof invitation>>;

/** The token is shown once: only its hash is kept. */
const Issued = z.lazy(() =>
  invitation().extend({ token: z.string(), path: z.string() }).meta({ id: "IssuedInvitation" }),
);

export const inviteToAgency = endpoint({
  id: "inviteToAgency",
  method: "POST",
  path: "/agencies/{agencyId}/invitations",
  tag: "agency",
  summary: "Invite an owner or recruiter of an agency by e-mail; the link works once, for seven days",
  permits: PARK_ADMINISTRATOR,
  params: () => z.object({ agencyId: AgencyId }),
  body: () => z.object({ email: Email, role: z.enum(["owner", "recruiter"], { error: "option" }).default("owner") }),
  result: () => Issued,
});

export const inviteToPark = endpoint({
  id: "inviteToPark",
  method: "POST",
  path: "/park/invitations",
  tag: "park",
  summary: "Invite an administrator or evaluator of the park by e-mail",
  permits: PARK_ADMINISTRATOR,
  body: () =>
    z.object({
      email: Email,
      role: z.enum(["administrator", "evaluator"], { error: "option" }).default("evaluator"),
    }),
  result: () => Issued,
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
      token: z.string({ error: "required" }).min(20, { error: "format" }).max(500, { error: "long" }),
      idToken: z.string({ error: "required" }).max(10_000, { error: "long" }),
    }),
  result: () => Membership,
  errors: ["invitation.invalid", "invitation.expired", "invitation.otherPerson"],
});
