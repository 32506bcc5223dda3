import * as z from "zod/mini";
import { endpoint, PARK_ADMINISTRATOR, PageQuery, pageOf } from "./endpoint.ts";
import { Instant, PartnerId, ProspectId, text } from "./scalar.ts";

/** Asked again after an answer, it waits again. `withdrawn`: there was a consent, and the contact took it back. */
export const ContactRequestStatus = z.enum(["waiting", "granted", "declined", "withdrawn"]);
export type ContactRequestStatus = z.infer<typeof ContactRequestStatus>;

/** What passed between the park and one partner about the contact of one prospect: asked, answered, read. */
export const ContactRequest = z.lazy(() =>
  z
    .object({
      prospectId: ProspectId,
      organisation: z.string(),
      partnerId: PartnerId,
      partnerName: z.string(),
      status: ContactRequestStatus,
      /** What the partner wants to speak about; there is none where the park passed the contact on unasked. */
      purpose: z.optional(z.string()),
      askedAt: z.optional(Instant),
      /** Why it was declined. */
      reason: z.optional(z.string()),
      answeredAt: z.optional(Instant),
      /** How often the partner looked at name and phone, and when it last did. */
      readings: z.int(),
      lastReadAt: z.optional(Instant),
    })
    .register(z.globalRegistry, { id: "ContactRequest" }),
);
export type ContactRequest = z.infer<typeof ContactRequest>;

export const listContactRequests = endpoint({
  id: "listContactRequests",
  method: "GET",
  path: "/contact-requests",
  tag: "prospect",
  summary: "Partners that ask for the contact of a prospect: those who wait, or those who were answered; newest first",
  permits: PARK_ADMINISTRATOR,
  query: () =>
    z.extend(PageQuery, { status: z._default(z.enum(["waiting", "answered"], { error: "option" }), "waiting") }),
  result: () => pageOf(ContactRequest),
});

export const declineContactRequest = endpoint({
  id: "declineContactRequest",
  method: "POST",
  path: "/prospects/{prospectId}/refusals",
  tag: "prospect",
  summary: "Say no to a partner that asks for a contact; it sees the reason",
  permits: PARK_ADMINISTRATOR,
  params: () => z.object({ prospectId: ProspectId }),
  body: () => z.object({ partnerId: PartnerId, reason: text(200) }),
  result: () => ContactRequest,
  status: 200,
  errors: ["contactRequest.answered"],
});
