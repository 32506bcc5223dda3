import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { ApplicationId, CalendarDate, Instant, idsOf, listOf, MoveId, OrderId, text, Version } from "./scalar.ts";
import { Stage } from "./stage.ts";

/**
 * What became of one row: `moved`; `conflict` (changed since the version seen, no open seat, or, when undoing, something
 * was recorded of its placement since); `invalid` (its stage does not lead there, or it belongs to another order);
 * `notFound`.
 */
const MoveOutcome = z.enum(["moved", "conflict", "invalid", "notFound"]);

const MoveCause = z.enum(["version", "seat", "stage", "order", "placement"]);
export type MoveCause = z.infer<typeof MoveCause>;

export const MoveResult = z.lazy(() =>
  z
    .object({
      applicationId: ApplicationId,
      outcome: MoveOutcome,
      /** Why it was not moved. */
      cause: z.optional(MoveCause),
      /** The row as it is now: stage and version after the act. */
      stage: z.optional(Stage),
      version: z.optional(Version),
    })
    .register(z.globalRegistry, { id: "MoveResult" }),
);
export type MoveResult = z.infer<typeof MoveResult>;

export const Move = z.lazy(() =>
  z
    .object({
      moveId: MoveId,
      orderId: OrderId,
      to: Stage,
      date: z.optional(CalendarDate),
      reason: z.optional(z.string()),
      by: z.string(),
      requested: z.int(),
      /** So far, while it runs. */
      moved: z.int(),
      status: z.enum(["running", "done", "undone"]),
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "Move" }),
);
export type Move = z.infer<typeof Move>;

/** Applications that one act may move. */
export const MOST_MOVED = 5000;

/** How long a move can be undone, in milliseconds: others have relied on it after a day. */
export const UNDO_WITHIN_MS = 24 * 60 * 60 * 1000;

const params = z.object({ orderId: OrderId });

export const moveApplications = endpoint({
  id: "moveApplications",
  method: "POST",
  path: "/orders/{orderId}/moves",
  tag: "pipeline",
  summary: "Move up to 5,000 applications to a stage in one act; previewed, reported row by row, undoable",
  permits: AGENCY,
  params: () => params,
  body: () =>
    z
      .object({
        applicationIds: idsOf(ApplicationId, MOST_MOVED),
        /** The version seen of each application, in the same order, or by its id; a newer one is a conflict. */
        versions: z.optional(
          z.union([listOf(Version, MOST_MOVED), z.record(ApplicationId, Version)], { error: "version" }),
        ),
        to: Stage,
        /** Arrival date when moving to onboarded; today in Asia/Shanghai unless given. */
        date: z.optional(CalendarDate),
        reason: z.optional(text(200, { lines: true })),
        preview: z._default(z.boolean({ error: "type" }), false),
      })
      .check(
        z.refine((move) => !Array.isArray(move.versions) || move.versions.length === move.applicationIds.length, {
          path: ["versions"],
          error: "versions.length",
        }),
        z.refine((move) => !["rejected", "withdrawn"].includes(move.to) || Boolean(move.reason), {
          path: ["reason"],
          error: "reason",
        }),
      ),
  result: () => z.object({ moveId: z.optional(MoveId), preview: z.boolean(), results: z.array(MoveResult) }),
  errors: ["order.closed", "order.draft", "move.undone"],
});

export const undoMove = endpoint({
  id: "undoMove",
  method: "DELETE",
  path: "/orders/{orderId}/moves/{moveId}",
  tag: "pipeline",
  summary: "Undo a move within a day; rows that changed since are spared and named",
  permits: AGENCY,
  params: () => z.extend(params, { moveId: MoveId }),
  result: () => z.object({ moveId: MoveId, results: z.array(MoveResult) }),
  errors: ["move.late", "order.closed", "order.draft"],
});

export const listMoves = endpoint({
  id: "listMoves",
  method: "GET",
  path: "/orders/{orderId}/moves",
  tag: "pipeline",
  summary: "The order's bulk acts, newest first",
  permits: AGENCY,
  params: () => params,
  query: () => PageQuery,
  result: () => pageOf(Move),
});
