import type { FeeRule } from "@shanhai/contract/fee-rule";
import type { CalendarDate, Fen, PlacementId, PositionId } from "@shanhai/contract/scalar";
import { plusDays } from "@shanhai/domain/calendar";
import type { BillableFacts } from "@shanhai/domain/fee";

/* People on the job and fee rules, as tests of fees and of statements make them. */

export const day = (text: string) => text as CalendarDate;
export const START = day("2026-01-01");
const terms = { vatRate: 600 } as const;
export const perHead = (guarantee: FeeRule["guarantee"] = "none"): FeeRule => ({
  kind: "perHead",
  fen: 100_000 as Fen,
  guarantee,
  ...terms,
});
export const monthly: FeeRule = { kind: "monthly", fen: 30_000 as Fen, capMonths: 3, guarantee: "none", ...terms };
export const milestones = (guarantee: FeeRule["guarantee"] = "none"): FeeRule => ({
  kind: "milestones",
  day7: 10_000 as Fen,
  day30: 20_000 as Fen,
  day90: 30_000 as Fen,
  guarantee,
  ...terms,
});

let made = 0;
export function placement(facts: Partial<Record<keyof BillableFacts, unknown>> = {}): BillableFacts {
  made += 1;
  const arrivalDate = (facts.arrivalDate ?? START) as CalendarDate;
  return {
    placementId: `plc_${String(made).padStart(26, "0")}` as PlacementId,
    positionId: "pos_1" as PositionId,
    candidateName: `求职者${made}`,
    positionTitle: "操作工",
    arrivalDate,
    guaranteeUntil: plusDays(arrivalDate, 29),
    ...facts,
  } as BillableFacts;
}
export const until = (to: string, from: string = START) => ({ from: day(from), to: day(to) });
