import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import {
  ApplicationId,
  CalendarDate,
  CandidateId,
  ImportJobId,
  Instant,
  MergeId,
  OrderId,
  PlacementId,
  PositionId,
  Version,
} from "./scalar.ts";
import { Stage } from "./stage.ts";

const at = { at: Instant };
const who = { by: z.optional(z.string()) };

/** One thing that happened to a person. Names of fields, never their values. */
export const TimelineEntry = z.lazy(() =>
  z
    .discriminatedUnion("kind", [
      /** On file from here on, with the consent that was given. */
      z.object({
        ...at,
        kind: z.literal("created"),
        consentVersion: z.string(),
        importJobId: z.optional(ImportJobId),
      }),
      /** With a recipient: to an enterprise that is given name and phone. */
      z.object({
        ...at,
        kind: z.literal("consented"),
        consentVersion: z.string(),
        recipient: z.optional(z.string()),
      }),
      z.object({ ...at, ...who, kind: z.literal("consentWithdrawn"), recipient: z.string() }),
      /** Without `by`: an import saw the person again. */
      z.object({ ...at, ...who, kind: z.literal("edited"), fields: z.array(z.string()), version: Version }),
      z.object({ ...at, ...who, kind: z.enum(["merged", "unmerged"]), mergeId: z.optional(MergeId) }),
      z.object({
        ...at,
        ...who,
        kind: z.literal("application"),
        applicationId: ApplicationId,
        orderId: OrderId,
        positionId: PositionId,
        positionTitle: z.optional(z.string()),
        from: z.optional(Stage),
        stage: Stage,
        reason: z.optional(z.string()),
      }),
      z.object({
        ...at,
        kind: z.enum(["arrived", "left", "arrivalTakenBack", "leavingTakenBack"]),
        placementId: PlacementId,
        orderId: OrderId,
        positionTitle: z.string(),
        /** The day of the arrival or the leaving, in Asia/Shanghai. */
        date: z.optional(CalendarDate),
        reason: z.optional(z.string()),
      }),
    ])
    .register(z.globalRegistry, { id: "TimelineEntry" }),
);
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const listTimeline = endpoint({
  id: "listTimeline",
  method: "GET",
  path: "/candidates/{candidateId}/timeline",
  tag: "candidate",
  summary:
    "What happened to a candidate and to those merged into them, newest first; follows a moment after each change",
  permits: AGENCY,
  params: () => z.object({ candidateId: CandidateId }),
  query: () => PageQuery,
  result: () => pageOf(TimelineEntry),
  errors: ["candidate.merged"],
});
