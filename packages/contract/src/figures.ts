import * as z from "zod/mini";
import { endpoint, PARK } from "./endpoint.ts";
import { CheckDay } from "./placement.ts";
import { AgencyId, CalendarMonth, wholeParam } from "./scalar.ts";

/** A month as YYYY-MM, or a quarter as YYYY-Qn. */
export const Period = z
  .string()
  .check(z.regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2]|Q[1-4])$/, { error: "period.form" }))
  .brand<"Period">()
  .register(z.globalRegistry, { id: "Period", description: "A month as YYYY-MM, or a quarter as YYYY-Qn" });
export type Period = z.infer<typeof Period>;

/** The park in one month or quarter. Sums of filings, orders and arrivals; nothing here is about one person. */
export const PeriodFigures = z.lazy(() =>
  z
    .object({
      period: Period,
      /** Filings that count, of all months of the period. */
      filings: z.int(),
      /** In 分. */
      revenue: z.int(),
      /** In 分. */
      tax: z.int(),
      /** Orders first opened in the period, without those cancelled, and the people they ask for. */
      orders: z.int(),
      headcount: z.int(),
      /** People who arrived on a job in the period. */
      arrivals: z.int(),
      /** Of those who arrived in the period: how many have reached the day by today, and were still there. */
      retention: z.array(z.object({ day: CheckDay, reached: z.int(), present: z.int() })),
      /** Agencies that had joined by the end of the period, and those of them from outside the park's city. */
      agencies: z.int(),
      agenciesFromOutside: z.int(),
    })
    .register(z.globalRegistry, { id: "PeriodFigures" }),
);
export type PeriodFigures = z.infer<typeof PeriodFigures>;

/** Which periods are asked for. */
export const figuresQuery = () => ({
  by: z._default(z.enum(["month", "quarter"], { error: "option" }), "month"),
  /** The last month; this one unless told. */
  to: z.optional(CalendarMonth),
  periods: z._default(wholeParam(1, 24, "periods"), 12),
});

export const getFigures = endpoint({
  id: "getFigures",
  method: "GET",
  path: "/figures",
  tag: "figures",
  summary: "The park's figures by month or quarter, oldest first",
  permits: PARK,
  query: () => z.object(figuresQuery()),
  result: () => z.object({ items: z.array(PeriodFigures) }),
});

/** What agencies can be ranked by. */
const RANKING_FIGURES = ["revenue", "tax", "arrivals"] as const;
export const RankingFigure = z.enum(RANKING_FIGURES, { error: "option" });
export type RankingFigure = z.infer<typeof RankingFigure>;

const sums = () => ({ revenue: z.int(), tax: z.int(), arrivals: z.int() });

/** Agencies by one figure of a period, the greatest first. */
export const Ranking = z.lazy(() =>
  z
    .object({
      period: Period,
      /** Agencies with equal figures share a rank. */
      items: z.array(z.object({ rank: z.int(), agencyId: AgencyId, agencyName: z.string(), ...sums() })),
      /** Of all agencies, those not shown included. */
      total: z.object({ agencies: z.int(), ...sums() }),
    })
    .register(z.globalRegistry, { id: "Ranking" }),
);
export type Ranking = z.infer<typeof Ranking>;

export const getRanking = endpoint({
  id: "getRanking",
  method: "GET",
  path: "/figures/ranking",
  tag: "figures",
  summary: "The park's agencies by revenue, tax or arrivals of a month or quarter",
  permits: PARK,
  query: () =>
    z.object({
      period: Period,
      by: z._default(RankingFigure, "revenue"),
      limit: z._default(wholeParam(1, 100, "limit"), 20),
    }),
  result: () => Ranking,
});
