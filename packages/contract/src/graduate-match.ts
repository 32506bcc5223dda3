import * as z from "zod/mini";
import { endpoint, PARTNER } from "./endpoint.ts";
import { Graduate } from "./graduate.ts";
import { IntroductionProgress } from "./introduction.ts";
import { PartnerPosting } from "./partner-posting.ts";
import { GraduateId, PostingId } from "./scalar.ts";

/** By what a graduate and a posting are compared, in the order of weight. */
const MATCH_RULES = ["occupation", "major", "level", "place"] as const;

/** One rule, and what of both was compared: people see why somebody is proposed, and why not (PIPL 24). */
const MatchReason = z
  .object({
    rule: z.enum(MATCH_RULES),
    met: z.boolean(),
    /** What the graduate says, and what the posting asks for; left out where nothing is said. */
    graduate: z.optional(z.string()),
    posting: z.optional(z.string()),
  })
  .register(z.globalRegistry, { id: "MatchReason" });
export type MatchReason = z.infer<typeof MatchReason>;

/** A posting of the park's board, and whether it is for this partner's people alone. */
const LinePosting = z.object({ posting: PartnerPosting, exclusive: z.boolean() });

export const listMatchedPostings = endpoint({
  id: "listMatchedPostings",
  method: "GET",
  path: "/partner/matches",
  tag: "roster",
  summary: "Postings with how many of my graduates match each: those for my people alone, then the latest public ones",
  permits: PARTNER,
  needs: "rosters",
  result: () =>
    z.object({
      /** Graduates who were compared. */
      graduates: z.int(),
      items: z.array(
        z.extend(LinePosting, {
          matching: z.int(),
          /** Graduates recommended to it already. */
          introduced: z.int(),
        }),
      ),
    }),
  errors: ["agreement.notInForce"],
});

/** The most graduates that are shown of one posting. */
export const MOST_MATCHES = 100;

export const listMatchingGraduates = endpoint({
  id: "listMatchingGraduates",
  method: "GET",
  path: "/partner/matches/{postingId}",
  tag: "roster",
  summary: "Graduates who match a posting, the best first, each with the reasons",
  permits: PARTNER,
  needs: "rosters",
  params: () => z.object({ postingId: PostingId }),
  result: () =>
    z.extend(LinePosting, {
      /** All who match; up to a hundred of them are shown. */
      total: z.int(),
      items: z.array(
        z.object({
          graduate: Graduate,
          reasons: z.array(MatchReason),
          /** Whether the graduate has named the agency. */
          consented: z.boolean(),
          introduction: z.optional(IntroductionProgress),
        }),
      ),
    }),
  errors: ["agreement.notInForce"],
});

export const listGraduateMatches = endpoint({
  id: "listGraduateMatches",
  method: "GET",
  path: "/partner/graduates/{graduateId}/matches",
  tag: "roster",
  summary: "Postings that match one graduate, the best first, each with the reasons",
  permits: PARTNER,
  needs: "rosters",
  params: () => z.object({ graduateId: GraduateId }),
  result: () =>
    z.object({
      items: z.array(
        z.extend(LinePosting, { reasons: z.array(MatchReason), introduction: z.optional(IntroductionProgress) }),
      ),
    }),
  errors: ["agreement.notInForce"],
});
