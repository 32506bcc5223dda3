import type { FeeRule } from "@shanhai/contract/fee-rule";
import type { CalendarDate, PlacementId, PositionId } from "@shanhai/contract/scalar";
import type { LineBasis, LineKind, LineReason } from "@shanhai/contract/statement";
import { daysBetween, plusDays, plusMonths } from "./calendar.ts";

/** What a fee follows from: a placement's facts as they were on a day. */
export interface BillableFacts {
  placementId: PlacementId;
  positionId: PositionId;
  candidateName: string;
  positionTitle: string;
  arrivalDate: CalendarDate;
  guaranteeUntil: CalendarDate;
  leftDate?: CalendarDate | undefined;
  insideGuarantee?: boolean | undefined;
}

/** One thing that is due, or goes back, for a placement. */
export interface Fee {
  kind: LineKind;
  reason: LineReason;
  /** 分, negative for a refund. */
  amount: number;
  basis: LineBasis;
}

/** The fees of a placement by their codes: `arrival`, `month01`, `day07`, `refund`. */
export type Fees = ReadonlyMap<string, Fee>;

/**
 * The facts as of the end of a day: who arrives later is not there yet, who leaves later has not left. So a statement made
 * late for an earlier period is the same as one made in time.
 */
export function factsAsOf(placements: readonly BillableFacts[], day: CalendarDate): BillableFacts[] {
  return placements
    .filter(({ arrivalDate }) => arrivalDate <= day)
    .map((one) => {
      const { placementId, positionId, candidateName, positionTitle, arrivalDate, guaranteeUntil } = one;
      const left = one.leftDate !== undefined && one.leftDate <= day;
      const { leftDate, insideGuarantee } = left ? one : {};
      return {
        placementId,
        positionId,
        candidateName,
        positionTitle,
        arrivalDate,
        guaranteeUntil,
        leftDate,
        insideGuarantee,
      };
    })
    .sort((a, b) => compare(a.arrivalDate, b.arrivalDate) || compare(a.placementId, b.placementId));
}

export const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** `numerator / denominator` to the nearest whole number, half up; both whole, the denominator above zero. */
export function divideHalfUp(numerator: bigint, denominator: bigint): number {
  const doubled = 2n * numerator + denominator;
  const divisor = 2n * denominator;
  const quotient = doubled / divisor;
  // BigInt division goes towards zero; half up goes down below it.
  return Number(doubled % divisor < 0n ? quotient - 1n : quotient);
}

const MILESTONES = [
  ["day7", "day07", 7],
  ["day30", "day30", 30],
  ["day90", "day90", 90],
] as const;

/**
 * What somebody's time on the job earns by a day, whatever became of the guarantee. The arrival day is day 1; the day of
 * leaving is not on the job. A month counts once it has started, a milestone once its days are full.
 */
function earned(rule: FeeRule, { arrivalDate, leftDate }: BillableFacts, day: CalendarDate): Map<string, Fee> {
  const fees = new Map<string, Fee>();
  const reached = (date: CalendarDate) => date <= day && (leftDate === undefined || date < leftDate);
  const due = (code: string, kind: LineKind, amount: number, basis: LineBasis) => {
    if (amount > 0) fees.set(code, { kind, reason: "due", amount, basis });
  };
  switch (rule.kind) {
    case "perHead":
      // Arriving is what is paid for, even for a day.
      due("arrival", "arrival", rule.fen, { date: arrivalDate });
      break;
    case "monthly":
      for (let month = 1; month <= rule.capMonths; month += 1) {
        const date = plusMonths(arrivalDate, month - 1);
        if (!reached(date)) break;
        due(`month${String(month).padStart(2, "0")}`, "month", rule.fen, { date, month });
      }
      break;
    case "milestones":
      for (const [kind, code, days] of MILESTONES) {
        // So many whole days later: whoever leaves on that day has been there for all of them.
        const date = plusDays(arrivalDate, days);
        if (date <= day && (leftDate === undefined || date <= leftDate)) due(code, kind, rule[kind], { date });
      }
      break;
  }
  return fees;
}

/** What a leaver inside the guarantee gives back: of what was due, the share of the guarantee's days not served. */
function refund(facts: BillableFacts, due: Iterable<Fee>): Fee | undefined {
  const { arrivalDate, leftDate, guaranteeUntil } = facts;
  if (!leftDate || !facts.insideGuarantee) return undefined;
  const guaranteeDays = daysBetween(arrivalDate, guaranteeUntil) + 1;
  const unserved = guaranteeDays - daysBetween(arrivalDate, leftDate);
  let paid = 0n;
  for (const { amount } of due) paid += BigInt(amount);
  if (guaranteeDays < 1 || unserved < 1 || paid === 0n) return undefined;
  const amount = divideHalfUp(-paid * BigInt(unserved), BigInt(guaranteeDays));
  return { kind: "refund", reason: "refund", amount, basis: { date: leftDate, leftDate, guaranteeDays, unserved } };
}

/**
 * Everything that the rule gives for these placements by the end of a day, by placement and code. Where the guarantee is a
 * replacement, a leaver inside it is replaced by the next arrival in the same position, earliest leaver first; what the seat
 * has cost already is free for the replacement, through any number of leavers. `facts` are those of `factsAsOf`.
 */
export function feesDue(rule: FeeRule, facts: readonly BillableFacts[], day: CalendarDate): Map<PlacementId, Fees> {
  const due = new Map<PlacementId, Fees>();
  /** Leavers of a position whose seat waits for a replacement, with what that seat has cost. */
  const waiting = new Map<PositionId, { leaver: BillableFacts; leftDate: CalendarDate; paid: ReadonlySet<string> }[]>();
  for (const one of facts) {
    const fees = earned(rule, one, day);
    if (rule.guarantee === "proRata") {
      const back = refund(one, fees.values());
      if (back) fees.set("refund", back);
    }
    if (rule.guarantee === "replacement") {
      const seats = waiting.get(one.positionId) ?? [];
      waiting.set(one.positionId, seats);
      const [seat] = seats
        .filter(({ leftDate }) => leftDate <= one.arrivalDate)
        .sort((a, b) => compare(a.leftDate, b.leftDate) || compare(a.leaver.placementId, b.leaver.placementId));
      if (seat) seats.splice(seats.indexOf(seat), 1);
      for (const [code, fee] of fees) {
        if (!seat?.paid.has(code)) continue;
        const basis = { ...fee.basis, replaces: seat.leaver.candidateName };
        fees.set(code, { ...fee, reason: "replacement", amount: 0, basis });
      }
      const { leftDate } = one;
      if (leftDate && one.insideGuarantee)
        seats.push({ leaver: one, leftDate, paid: new Set([...(seat?.paid ?? []), ...fees.keys()]) });
    }
    due.set(one.placementId, fees);
  }
  return due;
}
