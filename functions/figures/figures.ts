import type { ParsedOf, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/figures";
import type { Period, PeriodFigures, Ranking } from "@shanhai/contract/figures";
import type { Act } from "@shanhai/domain/act";
import { found } from "@shanhai/domain/app-error";
import { monthOf } from "@shanhai/domain/calendar";
import { figuresOfPeriods, monthsOf, periodsUpTo, rankAgencies } from "@shanhai/domain/figures";
import type { Request } from "@shanhai/http/serve";
import { getAgencyMonths, getMonths } from "@shanhai/store/figures";
import { getPark } from "@shanhai/store/park";
import type { Table } from "@shanhai/store/table";
import type { ParkScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

/** The park's figures of the periods that were asked for, on a screen or in a file. */
export async function periodsOf(
  table: Table<ParkScope>,
  { by, to, periods: count }: ParsedOf<typeof contract.getFigures>["query"],
  act: Act,
): Promise<PeriodFigures[]> {
  const periods = periodsUpTo(to ?? monthOf(act.today), by, count);
  const [from] = monthsOf(periods[0] as Period);
  const [park, months] = await Promise.all([getPark(table), getMonths(table, from)]);
  return figuresOfPeriods(periods, found(park), months, act.today);
}

export async function get(
  { act, scope, input }: Request<typeof contract.getFigures>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getFigures>> {
  return { items: await periodsOf(platform.open(scope), input.query, act) };
}

/** The park's agencies by one figure, on a screen or in a file. */
export async function rankingOf(
  table: Table<ParkScope>,
  { period, by, limit }: ParsedOf<typeof contract.getRanking>["query"],
): Promise<Ranking> {
  const [from, to] = monthsOf(period);
  return rankAgencies(period, await getAgencyMonths(table, from, to), by, limit);
}

export async function rank(
  { scope, input }: Request<typeof contract.getRanking>,
  platform: Platform,
): Promise<Ranking> {
  return rankingOf(platform.open(scope), input.query);
}
