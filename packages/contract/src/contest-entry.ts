import * as z from "zod/mini";
import { endpoint, PARK, PARK_ADMINISTRATOR } from "./endpoint.ts";
import { eventParams } from "./event.ts";
import { AgencyId, ContestEntryId, EventId, Instant, text, upTo } from "./scalar.ts";

/** What judges score, 0–100 each; the weights sum to 100. */
export const CONTEST_CRITERIA = [
  { criterionId: "novelty", weight: 30 },
  { criterionId: "value", weight: 30 },
  { criterionId: "feasibility", weight: 25 },
  { criterionId: "presentation", weight: 15 },
] as const;
export type CriterionId = (typeof CONTEST_CRITERIA)[number]["criterionId"];

/** 参赛项目 of a contest (创新大赛). */
export const ContestEntry = z.lazy(() =>
  z
    .object({
      entryId: ContestEntryId,
      eventId: EventId,
      title: z.string(),
      team: z.string(),
      /** The agency of the park whose entry it is: who belongs to it does not judge it. */
      agencyId: z.optional(AgencyId),
      contact: z.optional(z.string()),
      summary: z.string(),
      /** Judges who have scored it. */
      judges: z.int(),
      /**
       * Mean of the judges' weighted scores, 0–100 with one decimal, and the place by it: equal scores share one. Absent before the
       * first score, and for judges until the contest was held, so that nobody scores by what others did.
       */
      score: z.optional(z.number()),
      rank: z.optional(z.int()),
      /** The asking judge's own scores, by criterion. */
      own: z.optional(z.record(z.string(), z.number())),
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "ContestEntry" }),
);
export type ContestEntry = z.infer<typeof ContestEntry>;

const entryParams = z.object({ eventId: EventId, entryId: ContestEntryId });

export const createContestEntry = endpoint({
  id: "createContestEntry",
  method: "POST",
  path: "/events/{eventId}/entries",
  tag: "event",
  summary: "Enter a team's project in a contest",
  permits: PARK_ADMINISTRATOR,
  params: () => eventParams,
  body: () =>
    z.object({
      title: text(100),
      team: text(100),
      agencyId: z.optional(AgencyId),
      contact: z.optional(text(100)),
      summary: text(1000, { lines: true }),
    }),
  result: () => ContestEntry,
  errors: ["event.notContest", "event.entriesFull", "event.cancelled"],
});

export const listContestEntries = endpoint({
  id: "listContestEntries",
  method: "GET",
  path: "/events/{eventId}/entries",
  tag: "event",
  summary:
    "All entries of a contest: by place for the administrator and once it was held, in the order of entering for judges",
  permits: PARK,
  params: () => eventParams,
  result: () => z.object({ items: z.array(ContestEntry) }),
});

export const removeContestEntry = endpoint({
  id: "removeContestEntry",
  method: "DELETE",
  path: "/events/{eventId}/entries/{entryId}",
  tag: "event",
  summary: "Take out an entry that nobody has scored",
  permits: PARK_ADMINISTRATOR,
  params: () => entryParams,
  result: () => ContestEntry,
  errors: ["contestEntry.scored"],
});

const Score = z.number({ error: "score" }).check(z.minimum(0, { error: "score" }), z.maximum(100, { error: "score" }));

export const scoreContestEntry = endpoint({
  id: "scoreContestEntry",
  method: "POST",
  path: "/events/{eventId}/entries/{entryId}/scores",
  tag: "event",
  summary: "Score an entry on every criterion; scoring again replaces one's own scores, until the contest was held",
  permits: { park: ["evaluator"] },
  keys: "never",
  params: () => entryParams,
  body: () => z.object({ scores: z.record(upTo(30), Score) }),
  result: () => ContestEntry,
  status: 200,
  errors: ["evaluator.conflictOfInterest", "event.notOpen", "event.cancelled", "event.notContest"],
});
