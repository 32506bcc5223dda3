import type { FeeRule } from "@shanhai/contract/fee-rule";
import type { CalendarDate, PlacementId, StatementId, StatementLineId } from "@shanhai/contract/scalar";
import {
  MOST_DISPUTED,
  mayTakeStep,
  type Statement,
  type StatementLine,
  type StatementStatus,
  type StatementStepTo,
  type Totals,
} from "@shanhai/contract/statement";
import type { Act } from "./act.ts";
import { AppError, sameVersion } from "./app-error.ts";
import { canonical } from "./canonical.ts";
import { type BillableFacts, compare, divideHalfUp, type Fee, factsAsOf, feesDue } from "./fee.ts";
import type { OrderRecord } from "./order.ts";

/** Lines a statement may have: what one request can write in its parts. */
const MOST_LINES = 10_000;

/** A line as kept: what a statement says never changes; which lines are in dispute is written on the statement. */
export type LineRecord = Omit<StatementLine, "disputed">;

/** A line of an earlier statement of the order, as far as it decides what is still due. */
export interface BilledLine extends Pick<LineRecord, "lineId" | "candidateName" | "positionTitle" | "kind" | "amount"> {
  statementId: StatementId;
  /** In dispute when its statement was settled: it was never paid, and does not count as billed. */
  excluded: boolean;
}

/** Placement and fee that a line's id names. */
function readLineId(lineId: StatementLineId): { placementId: PlacementId; code: string } {
  const [, ulid = "", code = ""] = lineId.split("_");
  return { placementId: `plc_${ulid}` as PlacementId, code };
}

/** The id of a placement's line for a fee. */
function lineIdOf(placementId: PlacementId, code: string): StatementLineId {
  return `lin_${placementId.slice(4)}_${code}` as StatementLineId;
}

interface Billed {
  amount: number;
  last: BilledLine;
}

/** What earlier statements billed, by line id: one fee has one id in every statement. */
function sumBilled(earlier: readonly BilledLine[]) {
  const billed = new Map<StatementLineId, Billed>();
  const excluded = new Map<StatementLineId, BilledLine>();
  for (const line of inOrder(earlier)) {
    if (line.excluded) excluded.set(line.lineId, line);
    else billed.set(line.lineId, { amount: (billed.get(line.lineId)?.amount ?? 0) + line.amount, last: line });
  }
  return { billed, excluded };
}

/** By statement, oldest first (their ids begin with the time), then by line. */
const inOrder = (lines: readonly BilledLine[]) =>
  [...lines].sort((a, b) => compare(a.statementId, b.statementId) || compare(a.lineId, b.lineId));

/** The line for a fee that is due, given what was billed of it; nothing when that is right already. */
function lineFor(
  facts: BillableFacts,
  lineId: StatementLineId,
  fee: Fee,
  billed: Billed | undefined,
  excluded: BilledLine | undefined,
  from: CalendarDate,
): LineRecord | undefined {
  const { placementId, candidateName, positionTitle } = facts;
  const who = { lineId, placementId, candidateName, positionTitle, kind: fee.kind };
  if (billed) {
    const { amount: before } = billed;
    if (before === fee.amount) return undefined;
    const basis = { ...fee.basis, before, after: fee.amount };
    return { ...who, reason: "correction", amount: fee.amount - before, basis };
  }
  const late = fee.basis.date < from ? { late: true as const } : {};
  if (excluded) {
    const basis = { ...fee.basis, statementId: excluded.statementId };
    return { ...who, reason: "resubmitted", amount: fee.amount, basis };
  }
  return { ...who, reason: fee.reason, amount: fee.amount, basis: { ...fee.basis, ...late } };
}

/**
 * The lines of a statement: everything due by the period's end that earlier statements did not bill, and for what they did,
 * the difference to what is due by the facts as they are now. Pure and in one order (placement, then fee): the same facts
 * give the same lines. Whatever the periods, all lines so far sum to what the rule gives for the facts at once.
 */
export function computeLines(
  placements: readonly BillableFacts[],
  rule: FeeRule,
  period: { from: CalendarDate; to: CalendarDate },
  earlier: readonly BilledLine[],
): LineRecord[] {
  const facts = factsAsOf(placements, period.to);
  const due = feesDue(rule, facts, period.to);
  const { billed, excluded } = sumBilled(earlier);
  const lines: LineRecord[] = [];
  const seen = new Set<StatementLineId>();
  for (const one of facts) {
    for (const [code, fee] of due.get(one.placementId) ?? []) {
      const lineId = lineIdOf(one.placementId, code);
      seen.add(lineId);
      const line = lineFor(one, lineId, fee, billed.get(lineId), excluded.get(lineId), period.from);
      if (line) lines.push(line);
    }
  }
  // Billed, and by the facts of today not due at all: taken back whole.
  for (const [lineId, { amount, last }] of billed) {
    if (seen.has(lineId) || amount === 0) continue;
    const { candidateName, positionTitle, kind } = last;
    const { placementId, code } = readLineId(lineId);
    const month = kind === "month" ? { month: Number(code.slice(-2)) } : {};
    const basis = { date: period.to, ...month, before: amount, after: 0 };
    const who = { lineId, placementId, candidateName, positionTitle, kind };
    lines.push({ ...who, reason: "correction", amount: -amount, basis });
  }
  return lines.sort((a, b) => compare(a.lineId, b.lineId));
}

/** Net, VAT and gross of a net amount in 分: VAT is rounded once, half up, in whole numbers. */
export function totalsOf(net: number, vatRate: number): Totals {
  const vat = divideHalfUp(BigInt(net) * BigInt(vatRate), 10_000n);
  return { net, vat, gross: net + vat };
}

/** The total of these lines. */
export function sumLines(lines: readonly Pick<LineRecord, "amount">[], vatRate: number): Totals {
  return totalsOf(
    lines.reduce((sum, { amount }) => sum + amount, 0),
    vatRate,
  );
}

/** What a statement says, in its one spelling: its hash is kept on it, and made again from the facts it must be equal. */
export function canonicalStatement(
  statement: Pick<Statement, "orderId" | "from" | "to" | "rule">,
  lines: readonly LineRecord[],
): string {
  const { orderId, from, to, rule } = statement;
  return canonical({ orderId, from, to, rule, totals: sumLines(lines, rule.vatRate), lines });
}

/** What a statement was made from, in one spelling: tells whether the facts have changed since. */
export function canonicalFacts(
  placements: readonly BillableFacts[],
  period: { to: CalendarDate },
  earlier: readonly BilledLine[],
): string {
  const billed = inOrder(earlier).map(({ lineId, statementId, amount, excluded }) => [
    statementId,
    lineId,
    amount,
    excluded,
  ]);
  return canonical([factsAsOf(placements, period.to), billed]);
}

/** A statement as kept. */
export interface StatementRecord extends Omit<Statement, "disputed" | "undisputed"> {
  disputedLines: StatementLineId[];
  /** Net of the lines in dispute, 分. */
  disputedNet: number;
  factsHash: string;
  /** The next part to write, while drafting. */
  part: number;
  /** The end of the order's period before this one, to go back to when this is removed. */
  billedBefore?: CalendarDate | undefined;
}

/** The statement as people see it. */
export function readStatement(record: StatementRecord): Statement {
  const { disputedLines, disputedNet, factsHash: _facts, part: _part, billedBefore: _before, ...statement } = record;
  const undisputed = totalsOf(record.totals.net - disputedNet, record.rule.vatRate);
  return { ...statement, disputed: disputedLines.length, undisputed };
}

/**
 * The order's fee rule, for a new statement of a period. Throws `feeRule.missing`, `statement.overlap`, or `invalid` for a
 * period that is not over: what the future brings is not known.
 */
export function billableRule(order: OrderRecord, period: { from: CalendarDate; to: CalendarDate }, act: Act): FeeRule {
  const { feeRule, billedTo } = order;
  if (!feeRule) throw new AppError("feeRule.missing");
  if (period.to > act.today) throw new AppError("invalid", { issues: [{ field: "to", code: "date.future" }] });
  if (billedTo !== undefined && period.from <= billedTo) {
    throw new AppError("statement.overlap", { billedTo, issues: [{ field: "from", code: "range" }] });
  }
  return feeRule;
}

/** A new statement before its lines are computed and written. */
export function draftStatement(
  order: OrderRecord,
  period: { from: CalendarDate; to: CalendarDate },
  rule: FeeRule,
  agencyName: string,
  act: Act,
): Omit<StatementRecord, "lines" | "totals" | "contentHash" | "factsHash"> {
  const { orderId, title: orderTitle, enterpriseId, enterpriseName, billedTo: billedBefore } = order;
  return {
    statementId: act.newId<StatementId>("stm"),
    orderId,
    orderTitle,
    enterpriseId,
    enterpriseName,
    agencyName,
    from: period.from,
    to: period.to,
    rule,
    status: "drafting",
    disputedLines: [],
    disputedNet: 0,
    steps: [{ to: "draft", by: act.name, at: act.at }],
    part: 0,
    billedBefore,
    version: 1,
    createdAt: act.at,
    updatedAt: act.at,
  };
}

/** Refuses statements of no lines, and of more than one request can write. Throws `statement.empty` or `statement.long`. */
export function countLines(lines: readonly LineRecord[]): number {
  if (lines.length === 0) throw new AppError("statement.empty");
  if (lines.length > MOST_LINES) throw new AppError("statement.long", { max: MOST_LINES });
  return lines.length;
}

/**
 * Where each status leads. `disputed` leads to itself for further lines, back to `sent` when the dispute is withdrawn, and
 * to `settled` without the lines in dispute, which the next statement bills again by the facts of then.
 */
const STEPS: Record<StatementStatus, readonly StatementStepTo[]> = {
  drafting: [],
  draft: ["sent"],
  sent: ["draft", "confirmed", "disputed"],
  disputed: ["disputed", "sent", "settled"],
  confirmed: ["settled"],
  settled: [],
  removing: [],
};

const MOST_STEPS = 30;

interface StepInput<To extends StatementStepTo> {
  to: To;
  version: number;
  note?: string | undefined;
}

/**
 * The statement after a step. `disputing` are the lines that a dispute freezes. Throws `forbidden` where the role may not,
 * `stale`, `statement.transition`, or `invalid` for a dispute that names no line or too many.
 */
export function transitStatement(
  record: StatementRecord,
  step: StepInput<StatementStepTo>,
  disputing: readonly Pick<LineRecord, "lineId" | "amount">[],
  act: Act,
): StatementRecord {
  if (!mayTakeStep(step.to, act.role)) throw new AppError("forbidden");
  return takeStep(record, step, disputing, act);
}

/** The statement after the client itself has answered it, by a link: the same step as when the agency records its answer. Throws likewise. */
export function answerStatement(
  record: StatementRecord,
  step: StepInput<"confirmed" | "disputed">,
  disputing: readonly Pick<LineRecord, "lineId" | "amount">[],
  act: Act,
): StatementRecord {
  return takeStep(record, step, disputing, act);
}

function takeStep(
  record: StatementRecord,
  { to, note, version }: StepInput<StatementStepTo>,
  disputing: readonly Pick<LineRecord, "lineId" | "amount">[],
  act: Act,
): StatementRecord {
  sameVersion(readStatement(record), version);
  if (!STEPS[record.status].includes(to)) throw new AppError("statement.transition", { from: record.status, to });
  const added = disputing.filter(({ lineId }) => !record.disputedLines.includes(lineId));
  const disputed =
    to === "disputed"
      ? {
          disputedLines: [...record.disputedLines, ...added.map(({ lineId }) => lineId)].sort(compare),
          disputedNet: record.disputedNet + added.reduce((sum, { amount }) => sum + amount, 0),
        }
      : to === "sent"
        ? { disputedLines: [], disputedNet: 0 }
        : {};
  if (to === "disputed" && added.length === 0) {
    throw new AppError("invalid", { issues: [{ field: "lineIds", code: "required" }] });
  }
  if ((disputed.disputedLines?.length ?? 0) > MOST_DISPUTED) {
    throw new AppError("invalid", { issues: [{ field: "lineIds", code: "many" }] });
  }
  const taken = { to, by: act.name, at: act.at, ...(note === undefined ? {} : { note }) };
  const steps = [...record.steps, taken].slice(-MOST_STEPS);
  return { ...record, ...disputed, status: to, steps, version: record.version + 1, updatedAt: act.at };
}

/** Refuses to remove what was sent, or what a later statement builds on; a removal once begun goes on. */
export function removable(record: StatementRecord, statementIds: readonly StatementId[]): StatementRecord {
  if (record.status === "removing") return record;
  if (record.status !== "drafting" && record.status !== "draft") {
    throw new AppError("statement.state", { status: record.status });
  }
  if (statementIds.at(-1) !== record.statementId) throw new AppError("statement.notLast");
  return record;
}
