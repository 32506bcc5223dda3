import type { ChainOrNone } from "@shanhai/contract/chain";
import type { Position } from "@shanhai/contract/position";
import type { AgencyId, CalendarMonth, OrderId, PositionId } from "@shanhai/contract/scalar";
import { sumCells } from "./cell.ts";
import { divisionOfPlace } from "./division.ts";
import { occupationKey } from "./occupation.ts";
import { type OrderRecord, readOrder } from "./order.ts";
import { askedIn } from "./raise.ts";
import { UNSTATED } from "./within.ts";

/** By what demand is counted: the client's chain, the occupation by its key, and the division (six digits, or `-`). */
export interface TalentOf {
  chain: ChainOrNone;
  occupation: string;
  division: string;
}

/**
 * What was asked for and who came, of a month in Asia/Shanghai. `demanded`: seats of orders that were opened in it, and of positions
 * and headcounts that were added to open orders in it; nothing of drafts and of cancelled orders. `filled`: people who arrived in
 * it, those who have left since included.
 */
export interface TalentMonth extends TalentOf {
  month: CalendarMonth;
  demanded: number;
  filled: number;
}

/** Seats that were asked for in a month. */
export type DemandedCell = {
  noun: "talentMonth";
  of: TalentOf & { month: CalendarMonth };
  counts: { demanded: number };
};
/** As it is now: positions with open seats, those seats, and under `pay<yuan>` how many of them pay what, by 500 yuan. */
export type LiveCell = {
  noun: "talentLive";
  of: TalentOf;
  counts: { positions: number; open: number; [pay: `pay${number}`]: number };
};
/** One position's open seats: the row behind a count. Without words, so that nothing need follow when a title changes. */
export type SeatCell = {
  noun: "talentSeat";
  of: TalentOf & { agencyId: AgencyId; orderId: OrderId; positionId: PositionId };
  counts: { open: number; payMin: number; payMax: number };
};
/** Once kept, with what its division is called. */
export type OrderCell = (DemandedCell | LiveCell | SeatCell) & { name?: string };

/** The division that a place names; `-` where it names none. */
export const placed = (place: string | undefined): string => (place && divisionOfPlace(place)) || UNSTATED;

const STEP = 500;
const TOP = 50_000;
/** The step of 500 yuan that a position pays in, by the middle of what it offers; what pays more than 50,000 is of the last one. */
const stepOf = ({ payMin, payMax }: Pick<Position, "payMin" | "payMax">) =>
  Math.min(TOP, Math.floor((payMin + payMax) / 200 / STEP) * STEP);

/** The middle one of all seats' pay, in yuan, to the middle of its step; undefined where there is none. */
export function medianPay(counts: Readonly<Record<string, number>>): number | undefined {
  const steps = Object.entries(counts)
    .flatMap(([name, seats]) => (/^pay\d+$/.test(name) && seats > 0 ? [[Number(name.slice(3)), seats] as const] : []))
    .sort(([one], [other]) => one - other);
  let left = steps.reduce((sum, [, seats]) => sum + seats, 0) / 2;
  for (const [step, seats] of steps) {
    left -= seats;
    if (left <= 0) return step + STEP / 2;
  }
  return undefined;
}

/** What an order counts: what it asked for by month while it is not cancelled, and its open seats while it is open. */
export function orderCells(
  order: Pick<OrderRecord, "orderId" | "status" | "openedAt" | "createdAt" | "headcount" | "open">,
  positions: readonly Position[],
  { agencyId, chain }: { agencyId: AgencyId; chain: ChainOrNone },
): OrderCell[] {
  if (order.status === "draft" || order.status === "cancelled") return [];
  const { status } = readOrder(order as OrderRecord);
  const cells = positions.flatMap((position): OrderCell[] => {
    const { positionId, open, payMin, payMax } = position;
    const of = { chain, occupation: occupationKey(position.occupation), division: placed(position.place) };
    const asked = [...askedIn(position, order.openedAt ?? order.createdAt)].map(
      ([month, demanded]): DemandedCell => ({ noun: "talentMonth", of: { month, ...of }, counts: { demanded } }),
    );
    if (status !== "open" || open <= 0) return asked;
    const pay: Record<`pay${number}`, number> = { [`pay${stepOf(position)}`]: open };
    const seat = { ...of, agencyId, orderId: order.orderId, positionId };
    return [
      ...asked,
      { noun: "talentLive", of, counts: { positions: 1, open, ...pay } },
      { noun: "talentSeat", of: seat, counts: { open, payMin, payMax } },
    ];
  });
  return sumCells<OrderCell>(cells);
}

/** By what an item's counts are told from others. */
export function readTalentOf(item: Readonly<Record<string, unknown>>): TalentOf {
  const text = (name: string) => String(item[name] ?? "");
  return { chain: text("chain") as ChainOrNone, occupation: text("occupation"), division: text("division") };
}

/** Months as they are forecast from and drawn: what was asked for beside who came, each of chain, occupation and division once. */
export function talentMonths(
  demanded: readonly DemandedCell[],
  arrivals: readonly { of: TalentOf & { month: CalendarMonth }; counts: { filled: number } }[],
): TalentMonth[] {
  const months = new Map<string, TalentMonth>();
  for (const { of, counts } of [...demanded, ...arrivals]) {
    const { month, chain, occupation, division } = of;
    const name = [month, chain, division, occupation].join("\n");
    const known = months.get(name) ?? { month, chain, occupation, division, demanded: 0, filled: 0 };
    const { demanded: asked = 0, filled = 0 } = counts as { demanded?: number; filled?: number };
    months.set(name, { ...known, demanded: known.demanded + asked, filled: known.filled + filled });
  }
  return [...months.values()];
}
