import type { Period, PeriodFigures, Ranking, RankingFigure } from "@shanhai/contract/figures";
import type { Filing, ParkFilings } from "@shanhai/contract/filing";
import type { AgencyId, CalendarDate, CalendarMonth } from "@shanhai/contract/scalar";
import type { AgencyRecord } from "./agency.ts";
import { laterMonth, monthOf } from "./calendar.ts";
import { dueDate } from "./filing.ts";
import { figuresOf, type ParkOrderRecord } from "./park.ts";
import { type Arrivals, retentionOf } from "./retention.ts";

/** What the park knows of an agency's filing: figures and dates, no words. */
export type FilingFacts = Pick<Filing, "status" | "revenue" | "tax" | "filedAt" | "updatedAt" | "version">;

/** An agency's figures of a month, as its park keeps them. */
export interface AgencyMonth {
  agencyId: AgencyId;
  agencyName: string;
  month: CalendarMonth;
  filing?: FilingFacts;
  /** People who arrived in the month. */
  arrivals?: number;
}

/** What is counted of a park's month, apart from arrivals by day. */
export interface MonthCounters {
  filings: number;
  /** In 分. */
  revenue: number;
  /** In 分. */
  tax: number;
  orders: number;
  headcount: number;
  joined: number;
  joinedFromOutside: number;
}

/** A park's month: its counters, and arrivals by day. */
export interface ParkMonth {
  month: CalendarMonth;
  counters: MonthCounters;
  arrivals: Iterable<readonly [CalendarDate, Arrivals]>;
}

export function noCounters(): MonthCounters {
  return { filings: 0, revenue: 0, tax: 0, orders: 0, headcount: 0, joined: 0, joinedFromOutside: 0 };
}

/** The facts of a filing that leave the agency. */
export function filingFacts({ status, revenue, tax, filedAt, updatedAt, version }: FilingFacts): FilingFacts {
  return { status, revenue, tax, filedAt, updatedAt, version };
}

/** What a filing adds to its month and its park: nothing before it is there, and nothing once withdrawn. */
export function filingSums(filing: FilingFacts | undefined): Pick<MonthCounters, "filings" | "revenue" | "tax"> {
  if (filing?.status !== "filed") return { filings: 0, revenue: 0, tax: 0 };
  return { filings: 1, revenue: filing.revenue, tax: filing.tax };
}

/** The month an order counts in: when it was first opened. */
export function orderMonth({ openedAt, createdAt }: Pick<ParkOrderRecord, "openedAt" | "createdAt">): CalendarMonth {
  return monthOf(openedAt ?? createdAt);
}

/** What an order adds to its month. */
export function orderSums(order: ParkOrderRecord | undefined): Pick<MonthCounters, "orders" | "headcount"> {
  const { orders, headcount } = figuresOf(order);
  return { orders, headcount };
}

/** Which agencies have filed a month: those that owe it, since they had joined by its end, and those that filed it all the same. */
export function parkFilings(
  month: CalendarMonth,
  agencies: readonly Pick<AgencyRecord, "agencyId" | "name" | "status" | "createdAt">[],
  months: readonly AgencyMonth[],
): ParkFilings {
  const filed = new Map(months.map(({ agencyId, filing }) => [agencyId, filing]));
  const items = agencies.flatMap(({ agencyId, name: agencyName, status, createdAt }) => {
    const filing = filed.get(agencyId);
    if (filing?.status === "filed") {
      const { status: _status, ...facts } = filing;
      return [{ agencyId, agencyName, filing: facts }];
    }
    return status !== "left" && monthOf(createdAt) <= month ? [{ agencyId, agencyName }] : [];
  });
  items.sort((a, b) => a.agencyName.localeCompare(b.agencyName, "zh"));
  return { month, due: dueDate(month), items };
}

/** The quarter of a month. */
const quarterOf = (month: CalendarMonth) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}` as Period;

/** First and last month of a period. */
export function monthsOf(period: Period): readonly [from: CalendarMonth, to: CalendarMonth] {
  const quarter = /^(\d{4})-Q(\d)$/.exec(period);
  if (!quarter) return [period as string as CalendarMonth, period as string as CalendarMonth];
  const from = `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, "0")}` as CalendarMonth;
  return [from, laterMonth(from, 2)];
}

/** So many periods up to the one with the month, oldest first. */
export function periodsUpTo(to: CalendarMonth, by: "month" | "quarter", count: number): Period[] {
  const periodOf = by === "quarter" ? quarterOf : (month: CalendarMonth) => month as string as Period;
  const step = by === "quarter" ? 3 : 1;
  return Array.from({ length: count }, (_, index) => periodOf(laterMonth(to, (index - count + 1) * step)));
}

/**
 * The park's figures of periods, from its months: all of them from the first period's beginning until now, since how many
 * agencies there were at a period's end is told by those who have joined after it.
 */
export function figuresOfPeriods(
  periods: readonly Period[],
  park: { agencies: number; agenciesFromOutside: number },
  months: readonly ParkMonth[],
  today: CalendarDate,
): PeriodFigures[] {
  return periods.map((period) => {
    const [from, to] = monthsOf(period);
    const own = months.filter(({ month }) => month >= from && month <= to);
    const later = months.filter(({ month }) => month > to);
    const sum = (of: readonly ParkMonth[], name: keyof MonthCounters) =>
      of.reduce((total, { counters }) => total + counters[name], 0);
    const { arrived, points } = retentionOf(
      own.flatMap(({ arrivals }) => [...arrivals]),
      today,
    );
    return {
      period,
      filings: sum(own, "filings"),
      revenue: sum(own, "revenue"),
      tax: sum(own, "tax"),
      orders: sum(own, "orders"),
      headcount: sum(own, "headcount"),
      arrivals: arrived,
      retention: points,
      agencies: park.agencies - sum(later, "joined"),
      agenciesFromOutside: park.agenciesFromOutside - sum(later, "joinedFromOutside"),
    };
  });
}

/** Agencies by one figure of a period, the greatest first and equal ones with one rank; those without any are left out. */
export function rankAgencies(
  period: Period,
  months: readonly AgencyMonth[],
  by: RankingFigure,
  limit: number,
): Ranking {
  const agencies = new Map<AgencyId, Omit<Ranking["items"][number], "rank">>();
  const total = { agencies: 0, revenue: 0, tax: 0, arrivals: 0 };
  for (const { agencyId, agencyName, filing, arrivals = 0 } of months) {
    const known = agencies.get(agencyId) ?? { agencyId, agencyName, revenue: 0, tax: 0, arrivals: 0 };
    agencies.set(agencyId, known);
    const { revenue, tax } = filingSums(filing);
    for (const sums of [known, total]) {
      sums.revenue += revenue;
      sums.tax += tax;
      sums.arrivals += arrivals;
    }
  }
  const ranked = [...agencies.values()]
    .filter((agency) => agency[by] > 0)
    .sort((a, b) => b[by] - a[by] || (a.agencyId < b.agencyId ? -1 : 1));
  let rank = 0;
  const items = ranked.map((agency, index) => {
    if (agency[by] !== ranked[index - 1]?.[by]) rank = index + 1;
    return { rank, ...agency };
  });
  return { period, items: items.slice(0, limit), total: { ...total, agencies: ranked.length } };
}
