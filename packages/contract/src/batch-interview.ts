import * as z from "zod/mini";
import { Application } from "./application.ts";
import { AGENCY, AGENCY_OWNER, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { Question } from "./question-set.ts";
import { Rating } from "./rating.ts";
import {
  ApplicationId,
  BatchInterviewId,
  Instant,
  idsOf,
  MemberId,
  OrderId,
  PositionId,
  QuestionSetId,
  text,
  Version,
} from "./scalar.ts";

/** People of one batch: as many as its sheet shows at once. */
export const MOST_INTERVIEWED = 200;
/** Who rates a batch; each person is rated by two of them. */
const MOST_RATERS = 10;

/** How far two raters' weighted scores may lie apart, of 1 to 5. */
const Tolerance = () =>
  z.number({ error: "range" }).check(z.minimum(0.1, { error: "range" }), z.maximum(4, { error: "range" }));
const BatchStatus = z.enum(["open", "closed"], { error: "option" });

/** 批量面试: people of one position, rated by the same questions, each by two raters who do not see each other's scores. */
export const BatchInterview = z.lazy(() =>
  z
    .object({
      batchInterviewId: BatchInterviewId,
      orderId: OrderId,
      positionId: PositionId,
      positionTitle: z.string(),
      enterpriseName: z.string(),
      title: z.string(),
      questionSetId: QuestionSetId,
      questionSetTitle: z.string(),
      questionSetVersion: Version,
      /** As they were when the batch began. */
      questions: z.array(Question),
      /** `successorId`: who rates in the place of one who left; what was submitted before stays. */
      raters: z.array(z.object({ memberId: MemberId, name: z.string(), successorId: z.optional(MemberId) })),
      tolerance: z.number(),
      people: z.int(),
      status: BatchStatus,
      version: Version,
      createdAt: Instant,
      updatedAt: Instant,
    })
    .register(z.globalRegistry, { id: "BatchInterview" }),
);
export type BatchInterview = z.infer<typeof BatchInterview>;

/**
 * `rating`: a rater is not done; `agreed`: all are, within the tolerance; `differing`: beyond it, and unsettled; `settled`: by a
 * third rating, or on a score with its reason.
 */
const RowStatus = z.enum(["rating", "agreed", "differing", "settled"]);

/** One person on the sheet. What others gave is there once every rater of the row has submitted, and not before. */
export const SheetRow = z.lazy(() =>
  z
    .object({
      applicationId: ApplicationId,
      number: z.int(),
      /** As it is now, to be moved on from here. */
      application: Application,
      raters: z.array(z.object({ memberId: MemberId, submitted: z.boolean(), third: z.optional(z.boolean()) })),
      ratings: z.array(Rating),
      status: RowStatus,
      /** Weighted, 1 to 5; none while a rater is not done. */
      score: z.optional(z.number()),
      /** How far the first two lie apart. */
      spread: z.optional(z.number()),
      /** Among those with a score that stands; the same score is the same rank. */
      rank: z.optional(z.int()),
      settlement: z.optional(z.object({ score: z.number(), reason: z.string(), by: z.string(), at: Instant })),
      /** Whether the person asked to be assessed by people alone. */
      byPeople: z.boolean(),
      version: Version,
    })
    .register(z.globalRegistry, { id: "SheetRow" }),
);
export type SheetRow = z.infer<typeof SheetRow>;

const params = z.object({ batchInterviewId: BatchInterviewId });
export const batchParams = params;
export const rowParams = z.extend(params, { applicationId: ApplicationId });

export const createBatchInterview = endpoint({
  id: "createBatchInterview",
  method: "POST",
  path: "/batch-interviews",
  tag: "rating",
  summary: "Begin a batch of interviews for a position: its questions are frozen as they are now",
  permits: AGENCY,
  body: () =>
    z.object({
      positionId: PositionId,
      title: text(100),
      questionSetId: QuestionSetId,
      raterIds: idsOf(MemberId, MOST_RATERS).check(z.minLength(2, { error: "short" })),
      tolerance: z._default(Tolerance(), 1),
    }),
  result: () => BatchInterview,
  errors: ["order.closed", "order.draft", "questionSet.archived"],
});

export const listBatchInterviews = endpoint({
  id: "listBatchInterviews",
  method: "GET",
  path: "/batch-interviews",
  tag: "rating",
  summary: "Batches of interviews, the latest first: all, or those of one order",
  permits: AGENCY,
  query: () => z.extend(PageQuery, { orderId: z.optional(OrderId) }),
  result: () => pageOf(BatchInterview),
});

export const getBatchInterview = endpoint({
  id: "getBatchInterview",
  method: "GET",
  path: "/batch-interviews/{batchInterviewId}",
  tag: "rating",
  summary: "One batch with its questions and raters",
  permits: AGENCY,
  params: () => params,
  result: () => BatchInterview,
});

export const updateBatchInterview = endpoint({
  id: "updateBatchInterview",
  method: "PATCH",
  path: "/batch-interviews/{batchInterviewId}",
  tag: "rating",
  summary: "Change a batch's title, close it to further ratings or open it again",
  permits: AGENCY,
  params: () => params,
  body: () =>
    z.object({
      version: Version,
      title: z.optional(text(100)),
      status: z.optional(BatchStatus),
    }),
  result: () => BatchInterview,
  errors: ["stale"],
});

export const replaceRater = endpoint({
  id: "replaceRater",
  method: "POST",
  path: "/batch-interviews/{batchInterviewId}/replacements",
  tag: "rating",
  summary: "Have a colleague rate whoever still waits for a rater who left; what was submitted stays",
  permits: AGENCY_OWNER,
  params: () => params,
  body: () => z.object({ version: Version, memberId: MemberId, successorId: MemberId }),
  result: () => BatchInterview,
  status: 200,
  errors: ["stale", "batch.closed", "rating.successor"],
});

const AddResult = z.lazy(() =>
  z
    .object({
      applicationId: ApplicationId,
      /** `existing`: in the batch already; `full`: it has its 200; `invalid`: of another position, or no longer on its way. */
      outcome: z.enum(["added", "existing", "full", "invalid", "notFound"]),
    })
    .register(z.globalRegistry, { id: "BatchAddResult" }),
);
export type AddResult = z.infer<typeof AddResult>;

export const addToBatch = endpoint({
  id: "addToBatch",
  method: "POST",
  path: "/batch-interviews/{batchInterviewId}/people",
  tag: "rating",
  summary: "Take up to 200 applicants in; each is given two raters in turn, so that all rate as many",
  permits: AGENCY,
  params: () => params,
  body: () => z.object({ applicationIds: idsOf(ApplicationId, MOST_INTERVIEWED) }),
  result: () => z.object({ results: z.array(AddResult) }),
  status: 200,
  errors: ["batch.closed"],
});

export const getSheet = endpoint({
  id: "getSheet",
  method: "GET",
  path: "/batch-interviews/{batchInterviewId}/sheet",
  tag: "rating",
  summary: "Everybody in the batch with own scores, and with others' once all raters of the row have submitted",
  permits: AGENCY,
  keys: "never",
  params: () => params,
  result: () => z.object({ batch: BatchInterview, rows: z.array(SheetRow) }),
});
