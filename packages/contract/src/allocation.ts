import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { MatchWeights } from "./match.ts";
import {
  AllocationId,
  ApplicationId,
  CandidateId,
  EnterpriseId,
  Instant,
  listOf,
  OrderId,
  PositionId,
  whole,
} from "./scalar.ts";

const MOST_LOCKS = 500;

const AllocationStatus = z
  .enum(["queued", "running", "ready", "applying", "applied", "undoing", "undone", "cancelled", "failed"])
  .register(z.globalRegistry, { id: "AllocationStatus" });

/** Why none came of it: more than one allocation takes in, no open seat, or a fault of ours. */
const AllocationFailure = z.enum(["tooManyPeople", "tooManyPositions", "noSeats", "fault"]);
export type AllocationFailure = z.infer<typeof AllocationFailure>;

const AllocationStep = z.enum(["reading", "assigning", "writing", "applying", "undoing"]);
export type AllocationStep = z.infer<typeof AllocationStep>;

/** A pair that stays whatever it costs. */
const AllocationLock = z.object({ candidateId: CandidateId, positionId: PositionId });
export type AllocationLock = z.infer<typeof AllocationLock>;

/** What stands before and after: today's applications as far as seats go, and the plan. */
const compared = () => z.object({ people: z.int(), score: z.int() });

/** Shares of seats filled or given, of a thousand, over the enterprises. */
const spread = () => z.object({ lowest: z.int(), highest: z.int() });

const AllocationSummary = z.object({
  people: z.int(),
  positions: z.int(),
  seats: z.int(),
  today: compared(),
  plan: compared(),
  spreadToday: spread(),
  spreadPlan: spread(),
  /** Pairs that are new, that move somebody from another position, and that are as they are today. */
  added: z.int(),
  moved: z.int(),
  kept: z.int(),
  /** Who is left over: suits nothing, seats went to others, or was locked to a place that does not work. */
  noFit: z.int(),
  noSeat: z.int(),
  lockFailed: z.int(),
});
export type AllocationSummary = z.infer<typeof AllocationSummary>;

/** Of the rows: recommended, there already, or left as they are since the world went on. */
const AllocationCounts = z.object({ created: z.int(), existing: z.int(), stale: z.int() });
export type AllocationCounts = z.infer<typeof AllocationCounts>;

export const Allocation = z.lazy(() =>
  z
    .object({
      allocationId: AllocationId,
      /** Whose open positions; of all open orders where it is absent. */
      orderIds: z.optional(z.array(OrderId)),
      weights: MatchWeights,
      /** Points that the first quarter of an enterprise's seats is worth more. */
      fairness: z.int(),
      locks: z.array(AllocationLock),
      status: AllocationStatus,
      step: z.optional(AllocationStep),
      /** Of a thousand. */
      progress: z.int(),
      failure: z.optional(AllocationFailure),
      summary: z.optional(AllocationSummary),
      applied: z.optional(AllocationCounts),
      /** Applications taken back, and those spared because they went on. */
      undone: z.optional(z.object({ withdrawn: z.int(), spared: z.int() })),
      by: z.string(),
      createdAt: Instant,
      updatedAt: Instant,
      appliedAt: z.optional(Instant),
    })
    .register(z.globalRegistry, { id: "Allocation" }),
);
export type Allocation = z.infer<typeof Allocation>;

/** An open position before and after. */
export const AllocationPosition = z.lazy(() =>
  z
    .object({
      positionId: PositionId,
      orderId: OrderId,
      enterpriseId: EnterpriseId,
      enterpriseName: z.string(),
      title: z.string(),
      headcount: z.int(),
      filled: z.int(),
      /** Seats that were to be given. */
      open: z.int(),
      /** Of them, for whom there is somebody today, and by the plan. */
      today: z.int(),
      plan: z.int(),
      scoreToday: z.int(),
      scorePlan: z.int(),
    })
    .register(z.globalRegistry, { id: "AllocationPosition" }),
);
export type AllocationPosition = z.infer<typeof AllocationPosition>;

const AllocationKind = z.enum(["added", "moved", "kept", "noSeat", "noFit", "lockFailed"]);
export type AllocationKind = z.infer<typeof AllocationKind>;

/** What applying a pair came to: `stale` with its cause where the world went on since. */
const AllocationOutcome = z.enum(["created", "existing", "stale"]);
const AllocationCause = z.enum(["person", "placed", "position", "seat", "order", "out"]);

export const AllocationRow = z.lazy(() =>
  z
    .object({
      candidateId: CandidateId,
      /** Absent when the person was erased since. */
      candidateName: z.optional(z.string()),
      kind: AllocationKind,
      /** Where to; of who is left over without a seat: where the person would suit best. */
      positionId: z.optional(PositionId),
      score: z.optional(z.int()),
      /** Where the person stands today, and how well that suits. */
      todayPositionId: z.optional(PositionId),
      todayScore: z.optional(z.int()),
      locked: z.optional(z.boolean()),
      outcome: z.optional(AllocationOutcome),
      cause: z.optional(AllocationCause),
      applicationId: z.optional(ApplicationId),
      /** The application's version as applying left it: who went on since is spared by an undo. */
      version: z.optional(z.int()),
      undone: z.optional(z.enum(["withdrawn", "spared"])),
    })
    .register(z.globalRegistry, { id: "AllocationRow" }),
);
export type AllocationRow = z.infer<typeof AllocationRow>;

export const createAllocation = endpoint({
  id: "createAllocation",
  method: "POST",
  path: "/allocations",
  tag: "allocation",
  summary: "Work out who goes where over all open positions; nothing changes until it is applied",
  permits: AGENCY,
  body: () =>
    z.object({
      orderIds: z.optional(listOf(OrderId, 100)),
      fairness: z._default(whole(0, 500, "range"), 100),
      locks: z._default(listOf(AllocationLock, MOST_LOCKS), []),
    }),
  status: 202,
  result: () => Allocation,
});

export const listAllocations = endpoint({
  id: "listAllocations",
  method: "GET",
  path: "/allocations",
  tag: "allocation",
  summary: "Allocations, newest first; they are kept for a month",
  permits: AGENCY,
  query: () => PageQuery,
  result: () => pageOf(Allocation),
});

const params = z.object({ allocationId: AllocationId });

export const getAllocation = endpoint({
  id: "getAllocation",
  method: "GET",
  path: "/allocations/{allocationId}",
  tag: "allocation",
  summary: "One allocation: how far it is, what it gains against today",
  permits: AGENCY,
  params: () => params,
  result: () => Allocation,
});

export const listAllocationPositions = endpoint({
  id: "listAllocationPositions",
  method: "GET",
  path: "/allocations/{allocationId}/positions",
  tag: "allocation",
  summary: "The positions of an allocation, before and after",
  permits: AGENCY,
  params: () => params,
  result: () => z.object({ items: z.array(AllocationPosition) }),
});

export const listAllocationRows = endpoint({
  id: "listAllocationRows",
  method: "GET",
  path: "/allocations/{allocationId}/rows",
  tag: "allocation",
  summary: "Who goes where and who is left over, by position; of one position, or of one kind",
  permits: AGENCY,
  params: () => params,
  query: () =>
    z.extend(PageQuery, {
      positionId: z.optional(PositionId),
      left: z.optional(z.enum(["noSeat", "noFit", "lockFailed"], { error: "option" })),
    }),
  result: () => pageOf(AllocationRow),
});

const act = { method: "POST", tag: "allocation", permits: AGENCY, params: () => params, status: 202 } as const;

export const cancelAllocation = endpoint({
  ...act,
  id: "cancelAllocation",
  path: "/allocations/{allocationId}/cancel",
  summary: "Stop working an allocation out",
  result: () => Allocation,
  errors: ["allocation.state"],
  whileStopped: true,
});

export const applyAllocation = endpoint({
  ...act,
  id: "applyAllocation",
  path: "/allocations/{allocationId}/apply",
  summary: "Recommend every new pair of an allocation; what changed since is reported row by row and left",
  result: () => Allocation,
  errors: ["allocation.state"],
});

export const undoAllocation = endpoint({
  ...act,
  id: "undoAllocation",
  path: "/allocations/{allocationId}/undo",
  summary: "Withdraw within a day what applying recommended; rows that went on since are spared and named",
  result: () => Allocation,
  errors: ["allocation.state", "allocation.late"],
});
