import type { ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/figures";
import type { Period, Ranking } from "@shanhai/contract/figures";
import { found } from "@shanhai/domain/app-error";
import { monthOf } from "@shanhai/domain/calendar";
import { figuresOfPeriods, monthsOf, periodsUpTo, rankAgencies } from "@shanhai/domain/figures";
import type { Request } from "@shanhai/http/serve";
import { getAgencyMonths, getMonths } from "@shanhai/store/figures";
import { getPark } from "@shanhai/store/park";
import type { Platform } from "../platform.ts";

export async function get(
  { act, scope, input }: Request<typeof contract.getFigures>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getFigures>> {
  const table = platform.open(scope);
  const { by, to = monthOf(act.today), periods: count } = input.query;
  const periods = periodsUpTo(to, by, count);
  const [from] = monthsOf(periods[0] as Period);
  const [park, months] = await Promise.all([getPark(table), getMonths(table, from)]);
  return { items: figuresOfPeriods(periods, found(park), months, act.today) };
}

export async function rank(
  { scope, input }: Request<typeof contract.getRanking>,
  platform: Platform,
): Promise<Ranking> {
  const { period, by, limit } = input.query;
  const [from, to] = monthsOf(period);
  return rankAgencies(period, await getAgencyMonths(platform.open(scope), from, to), by, limit);
}
