import * as z from "zod/mini";
import { AGENCY, endpoint, PARTNER, PageQuery, pageOf } from "./endpoint.ts";
import { PARTNER_KINDS } from "./partner.ts";
import { CalendarDate, DivisionCode, Fen, Instant, PartnerId, PostingId } from "./scalar.ts";
import { SkillLevel } from "./skill-level.ts";

/** 专属岗位: what is on the board for one partner's people alone, as they see it. */
export const PartnerPosting = z.lazy(() =>
  z
    .object({
      postingId: PostingId,
      title: z.string(),
      agencyName: z.string(),
      enterpriseName: z.string(),
      occupation: z.string(),
      /** Seats, and how many are open still. */
      headcount: z.int(),
      open: z.int(),
      /** 分 per month. */
      payMin: Fen,
      /** 分 per month. */
      payMax: Fen,
      place: z.string(),
      divisionName: z.string(),
      skillLevel: z.optional(SkillLevel),
      careerPath: z.optional(z.string()),
      requirements: z.optional(z.string()),
      benefits: z.optional(z.array(z.string())),
      description: z.optional(z.string()),
      /** The last day on which it is shown. */
      shownThrough: CalendarDate,
      refreshedAt: Instant,
    })
    .register(z.globalRegistry, { id: "PartnerPosting" }),
);
export type PartnerPosting = z.infer<typeof PartnerPosting>;

export const listPartnerPostings = endpoint({
  id: "listPartnerPostings",
  method: "GET",
  path: "/partner/postings",
  tag: "partner",
  summary: "Postings for my organisation's people alone, what was refreshed last first; of one division if told",
  permits: PARTNER,
  needs: "postings",
  query: () => z.extend(PageQuery, { division: z.optional(DivisionCode) }),
  result: () => pageOf(PartnerPosting),
  errors: ["agreement.notInForce"],
});

/** A partner whose people may be addressed, and the last day on which they are, as agreements stand. */
const Audience = z.lazy(() =>
  z
    .object({ partnerId: PartnerId, name: z.string(), kind: z.enum(PARTNER_KINDS), until: CalendarDate })
    .register(z.globalRegistry, { id: "Audience" }),
);
export type Audience = z.infer<typeof Audience>;

export const listAudiences = endpoint({
  id: "listAudiences",
  method: "GET",
  path: "/audiences",
  tag: "posting",
  summary:
    "The park's partners to whose people alone a posting may be addressed today, or which may train cohorts; by name",
  permits: AGENCY,
  query: () => z.object({ opens: z._default(z.enum(["postings", "cohorts"], { error: "option" }), "postings") }),
  result: () => z.object({ items: z.array(Audience) }),
});
