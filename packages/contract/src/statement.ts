import * as z from "zod/mini";
import { AGENCY, AGENCY_OWNER, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { FeeRule } from "./fee-rule.ts";
import {
  CalendarDate,
  EnterpriseId,
  Instant,
  idsOf,
  OrderId,
  PlacementId,
  StatementId,
  StatementLineId,
  text,
  Version,
} from "./scalar.ts";

/**
 * `drafting` and `removing` last as long as a request takes: a statement of many lines is written, and removed, in parts.
 * One that was cut off is completed by the retry, or removed.
 */
export const StatementStatus = z
  .enum(["drafting", "draft", "sent", "confirmed", "disputed", "settled", "removing"])
  .register(z.globalRegistry, { id: "StatementStatus" });
export type StatementStatus = z.infer<typeof StatementStatus>;

/** What a line is for. A placement has at most one line of a kind (and month) in a statement. */
const LineKind = z.enum(["arrival", "month", "day7", "day30", "day90", "refund"]);
export type LineKind = z.infer<typeof LineKind>;

/**
 * Why a line has its amount: `due` by the rule; `replacement`, free because the leaver's seat has cost it; `refund` for a
 * leaver inside the guarantee; `correction` of what was billed, by the difference to what is due; `resubmitted`, due again
 * after the line that was in dispute stayed out of its settled statement.
 */
const LineReason = z.enum(["due", "replacement", "refund", "correction", "resubmitted"]);
export type LineReason = z.infer<typeof LineReason>;

/** Whole 分, negative for what goes back to the enterprise. */
const Amount = z.int().register(z.globalRegistry, { id: "Amount", description: "Money in 分 (1/100 yuan), signed" });

/** Net, VAT and gross in 分. VAT is rounded once, half up, on the net total. */
const Totals = z.object({ net: Amount, vat: Amount, gross: Amount }).register(z.globalRegistry, { id: "Totals" });
export type Totals = z.infer<typeof Totals>;

/** The facts that a line's amount follows from; what its reason in words is filled with. */
const LineBasis = z
  .object({
    /** The day it fell due: arrival, first day of the month, 7, 30 or 90 days later, or the day of leaving. */
    date: CalendarDate,
    month: z.optional(z.int()),
    leftDate: z.optional(CalendarDate),
    guaranteeDays: z.optional(z.int()),
    /** Days of the guarantee not on the job; the day of leaving is one of them. */
    unserved: z.optional(z.int()),
    /** Who is replaced. */
    replaces: z.optional(z.string()),
    /** 分 billed before, and due now. */
    before: z.optional(Amount),
    after: z.optional(Amount),
    /** The statement whose disputed line is billed again. */
    statementId: z.optional(StatementId),
    /** It fell due before the period, and was not known then. */
    late: z.optional(z.literal(true)),
  })
  .register(z.globalRegistry, { id: "LineBasis" });
export type LineBasis = z.infer<typeof LineBasis>;

export const StatementLine = z.lazy(() =>
  z
    .object({
      lineId: StatementLineId,
      placementId: PlacementId,
      candidateName: z.string(),
      positionTitle: z.string(),
      kind: LineKind,
      reason: LineReason,
      amount: Amount,
      basis: LineBasis,
      /** Frozen: not part of what is settled. */
      disputed: z.boolean(),
    })
    .register(z.globalRegistry, { id: "StatementLine" }),
);
export type StatementLine = z.infer<typeof StatementLine>;

export const Statement = z.lazy(() =>
  z
    .object({
      statementId: StatementId,
      orderId: OrderId,
      orderTitle: z.string(),
      enterpriseId: EnterpriseId,
      enterpriseName: z.string(),
      agencyName: z.string(),
      from: CalendarDate,
      to: CalendarDate,
      rule: FeeRule,
      status: StatementStatus,
      lines: z.int(),
      totals: Totals,
      /** Lines in dispute, and what is left without them. */
      disputed: z.int(),
      undisputed: Totals,
      /** SHA-256 of the statement's canonical form: the same facts give the same. */
      contentHash: z.string(),
      /** Who took it where, oldest first; the last thirty. */
      steps: z.array(
        z
          .object({ to: StatementStatus, by: z.string(), at: Instant, note: z.optional(z.string()) })
          .register(z.globalRegistry, { id: "StatementStep" }),
      ),
      version: Version,
      createdAt: Instant,
      updatedAt: Instant,
    })
    .register(z.globalRegistry, { id: "Statement" }),
);
export type Statement = z.infer<typeof Statement>;

export const createStatement = endpoint({
  id: "createStatement",
  method: "POST",
  path: "/orders/{orderId}/statements",
  tag: "settlement",
  summary: "Draft the order's statement for a period: all that fell due by its end and was not billed yet",
  permits: AGENCY,
  params: () => z.object({ orderId: OrderId }),
  body: () =>
    z
      .object({ from: CalendarDate, to: CalendarDate })
      .check(z.refine((period) => period.from <= period.to, { path: ["to"], error: "period.order" })),
  result: () => Statement,
  errors: [
    "feeRule.missing",
    "statement.overlap",
    "statement.unfinished",
    "statement.empty",
    "statement.long",
    "statement.state",
  ],
});

export const listStatements = endpoint({
  id: "listStatements",
  method: "GET",
  path: "/statements",
  tag: "settlement",
  summary: "Statements, newest first; of one order, or all",
  permits: AGENCY,
  query: () => z.extend(PageQuery, { orderId: z.optional(OrderId) }),
  result: () => pageOf(Statement),
});

const params = z.object({ statementId: StatementId });

export const getStatement = endpoint({
  id: "getStatement",
  method: "GET",
  path: "/statements/{statementId}",
  tag: "settlement",
  summary: "One statement: period, rule, totals, steps",
  permits: AGENCY,
  params: () => params,
  result: () => Statement,
});

export const listStatementLines = endpoint({
  id: "listStatementLines",
  method: "GET",
  path: "/statements/{statementId}/lines",
  tag: "settlement",
  summary: "The statement's lines: placement, kind, reason, amount in 分; newest placements first",
  permits: AGENCY,
  params: () => params,
  query: () => PageQuery,
  result: () => pageOf(StatementLine),
});

/** Lines that may be in dispute at once: a statement wrong in more of them goes back to draft. */
export const MOST_DISPUTED = 500;

/** Lines that one step may name. */
export const MOST_NAMED = 90;

const StatementStepTo = z.enum(["draft", "sent", "confirmed", "disputed", "settled"], { error: "option" });
export type StatementStepTo = z.infer<typeof StatementStepTo>;

/** Who may take a statement where: colleagues draft and send; the enterprise's yes and the money are the owner's. */
const STEP_PERMITS: Record<StatementStepTo, { agency: readonly string[] }> = {
  draft: AGENCY,
  sent: AGENCY,
  disputed: AGENCY,
  confirmed: AGENCY_OWNER,
  settled: AGENCY_OWNER,
};

/** Whether this role may take a statement there. */
export function mayTakeStep(to: StatementStepTo, role: string): boolean {
  return STEP_PERMITS[to].agency.includes(role);
}

export const transitStatement = endpoint({
  id: "transitStatement",
  method: "POST",
  path: "/statements/{statementId}/transitions",
  tag: "settlement",
  summary: "Take a statement to its next status; a dispute names the lines it freezes",
  permits: AGENCY,
  params: () => params,
  body: () =>
    z.object({
      to: StatementStepTo,
      version: Version,
      note: z.optional(text(500, { lines: true })),
      /** Lines to freeze; those in dispute already stay so. */
      lineIds: z.optional(idsOf(StatementLineId, MOST_NAMED)),
    }),
  status: 200,
  result: () => Statement,
  errors: ["stale", "forbidden", "statement.transition"],
});

export const deleteStatement = endpoint({
  id: "deleteStatement",
  method: "DELETE",
  path: "/statements/{statementId}",
  tag: "settlement",
  summary: "Remove a draft; only the order's last statement can go, since later ones build on it",
  permits: AGENCY,
  params: () => params,
  result: () => z.object({ statementId: StatementId }),
  errors: ["statement.state", "statement.notLast"],
});

export const exportStatement = endpoint({
  id: "exportStatement",
  method: "POST",
  path: "/statements/{statementId}/files",
  tag: "settlement",
  summary: "Where to download the statement as PDF or XLSX, in Chinese; valid for 15 minutes",
  permits: AGENCY,
  params: () => params,
  body: () => z.object({ format: z.enum(["pdf", "xlsx"], { error: "option" }) }),
  result: () => z.object({ url: z.string() }),
  errors: ["statement.state"],
  whileStopped: true,
});
