import type { CalendarDate, CalendarMonth, Instant } from "@shanhai/contract/scalar";
import { AMOUNTS, type Amounts, type OwnUsage, type ParkUsage, type UsageRow } from "@shanhai/contract/usage";
import { PRICES } from "./prices.ts";

/** A month of one owner, day by day: a day that is counted again takes the place of what was counted before. */
export interface UsageMonth {
  ownerId: string;
  name: string;
  month: CalendarMonth;
  countedAt: Instant;
  days: Readonly<Record<CalendarDate, Amounts>>;
}

const NONE: Amounts = { requests: 0, invocations: 0, gbMs: 0, readUnits: 0, writeUnits: 0, messages: 0 };

/** The sum; parts of units and invocations to a thousandth. */
export function addAmounts(all: readonly Partial<Amounts>[]): Amounts {
  const sum = { ...NONE };
  for (const one of all) for (const name of AMOUNTS) sum[name] += one[name] ?? 0;
  for (const name of AMOUNTS) sum[name] = Math.round(sum[name] * 1000) / 1000;
  return sum;
}

/** At list prices, in millionths of a US dollar. */
function costMicros({ requests, invocations, gbMs, readUnits, writeUnits }: Amounts): number {
  const compute = (gbMs / 1000) * PRICES.gbSecond + invocations * PRICES.invocation;
  const table = readUnits * PRICES.readUnit + writeUnits * PRICES.writeUnit;
  return Math.round(requests * PRICES.request + compute + table);
}

const charged = (amounts: Amounts) => ({ ...amounts, costMicros: costMicros(amounts) });

/** An owner's month, or that of several together. */
export function readUsage(month: CalendarMonth, months: readonly UsageMonth[]): OwnUsage {
  const byDay = new Map<CalendarDate, Amounts[]>();
  for (const { days } of months) {
    for (const [day, amounts] of Object.entries(days) as [CalendarDate, Amounts][])
      byDay.set(day, [...(byDay.get(day) ?? []), amounts]);
  }
  const days = [...byDay].sort().map(([day, all]) => ({ day, ...charged(addAmounts(all)) }));
  const countedAt = months
    .map((one) => one.countedAt)
    .sort()
    .at(-1);
  const { region, asOf } = PRICES;
  return {
    month,
    ...(countedAt ? { countedAt } : {}),
    prices: { region, asOf },
    total: charged(addAmounts(days)),
    days,
  };
}

const KINDS: Readonly<Record<string, UsageRow["kind"]>> = { agn: "agency", ptn: "partner", prk: "park" };

/** A park's month with a row for everybody in it, dearest first. */
export function readParkUsage(month: CalendarMonth, months: readonly UsageMonth[]): ParkUsage {
  const rows = months.map(({ ownerId, name, days }) => {
    const kind = KINDS[ownerId.slice(0, 3)] ?? "park";
    return { ownerId, kind, name, ...charged(addAmounts(Object.values(days))) };
  });
  rows.sort((one, other) => other.costMicros - one.costMicros || one.name.localeCompare(other.name, "zh-CN"));
  return { ...readUsage(month, months), rows };
}
