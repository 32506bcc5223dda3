import * as z from "zod/mini";
import { ContactRequestStatus } from "./contact-request.ts";
import { endpoint, PARTNER, PageQuery, pageOf } from "./endpoint.ts";
import { ProspectKind } from "./prospect.ts";
import { Instant, ProspectId, text } from "./scalar.ts";

const shared = () => ({
  prospectId: ProspectId,
  organisation: z.string(),
  kind: ProspectKind,
  industry: z.optional(z.string()),
  chain: z.optional(z.string()),
  division: z.string(),
  looksFor: z.optional(z.string()),
  headcount: z.optional(z.int()),
  /** Masked; absent where the park has none. */
  contact: z.optional(z.object({ name: z.string(), phone: z.string() })),
  /** A consent names this partner: name and phone may be asked for in full. */
  contactOpen: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
});

/** A prospect as a partner sees it: name and phone masked, and opened by an act of its own that both sides' audit names. */
export const SharedProspect = z.lazy(() => z.object(shared()).register(z.globalRegistry, { id: "SharedProspect" }));
export type SharedProspect = z.infer<typeof SharedProspect>;

const SharedProspectDetail = z.lazy(() =>
  z
    .object({
      ...shared(),
      /** What I asked for, if I did. */
      request: z.optional(
        z.object({ status: ContactRequestStatus, purpose: z.optional(z.string()), reason: z.optional(z.string()) }),
      ),
    })
    .register(z.globalRegistry, { id: "SharedProspectDetail" }),
);
export type SharedProspectDetail = z.infer<typeof SharedProspectDetail>;

export const listSharedProspects = endpoint({
  id: "listSharedProspects",
  method: "GET",
  path: "/partner/prospects",
  tag: "prospect",
  summary: "共享招商资源库: what the park shares with my organisation now, newest first",
  permits: PARTNER,
  needs: "prospects",
  query: () => z.extend(PageQuery, { kind: z.optional(ProspectKind) }),
  result: () => pageOf(SharedProspect),
  errors: ["agreement.notInForce"],
});

const params = () => z.object({ prospectId: ProspectId });

export const getSharedProspect = endpoint({
  id: "getSharedProspect",
  method: "GET",
  path: "/partner/prospects/{prospectId}",
  tag: "prospect",
  summary: "One shared prospect, and what became of asking for its contact",
  permits: PARTNER,
  needs: "prospects",
  params,
  result: () => SharedProspectDetail,
  errors: ["agreement.notInForce"],
});

export const askForContact = endpoint({
  id: "askForContact",
  method: "POST",
  path: "/partner/prospects/{prospectId}/contact-requests",
  tag: "prospect",
  summary: "Ask the park for a prospect's contact, who is asked first; asking while it waits changes nothing",
  permits: PARTNER,
  needs: "prospects",
  params,
  body: () => z.object({ purpose: text(200) }),
  result: () => SharedProspectDetail,
  status: 200,
  errors: ["agreement.notInForce", "prospect.noContact"],
});

export const revealProspectContact = endpoint({
  id: "revealProspectContact",
  method: "POST",
  path: "/partner/prospects/{prospectId}/contact",
  tag: "prospect",
  summary: "Name and phone in full, where a consent names my organisation; each reading stands in both sides' audit",
  permits: PARTNER,
  needs: "prospects",
  params,
  result: () => z.object({ name: z.string(), phone: z.string() }),
  status: 200,
  errors: ["agreement.notInForce", "prospect.masked"],
});
