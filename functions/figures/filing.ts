import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/filing";
import type { DueFilings, Filing, ParkFilings } from "@shanhai/contract/filing";
import type { CalendarMonth } from "@shanhai/contract/scalar";
import { found } from "@shanhai/domain/app-error";
import { parkFilings } from "@shanhai/domain/figures";
import { correctFiling, dueFilings, fileMonth, withdrawFiling } from "@shanhai/domain/filing";
import type { Request } from "@shanhai/http/serve";
import { getAgencyMonths, listAgencyNames } from "@shanhai/store/figures";
import * as store from "@shanhai/store/filing";
import { getStanding } from "@shanhai/store/standing";
import type { Table } from "@shanhai/store/table";
import type { ParkScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createFiling>,
  platform: Platform,
): Promise<Filing> {
  const table = platform.open(scope);
  const current = await store.getFiling(table, input.body.month);
  return store.saveFiling(table, act, fileMonth(current, input.body, act));
}

export async function list(
  { scope, input }: Request<typeof contract.listFilings>,
  platform: Platform,
): Promise<Page<Filing>> {
  return store.listFilings(platform.open(scope), input.query);
}

export async function get(
  { scope, input }: Request<typeof contract.getFiling>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getFiling>> {
  const table = platform.open(scope);
  const { month } = input.params;
  const [filing, corrections] = await Promise.all([store.getFiling(table, month), store.listCorrections(table, month)]);
  return { ...found(filing), corrections };
}

export async function correct(
  { act, scope, input }: Request<typeof contract.correctFiling>,
  platform: Platform,
): Promise<Filing> {
  const table = platform.open(scope);
  const current = found(await store.getFiling(table, input.params.month));
  return store.saveFiling(table, act, correctFiling(current, input.body, act));
}

export async function withdraw(
  { act, scope, input }: Request<typeof contract.withdrawFiling>,
  platform: Platform,
): Promise<Filing> {
  const table = platform.open(scope);
  const current = found(await store.getFiling(table, input.params.month));
  return store.saveFiling(table, act, withdrawFiling(current, input.body, act));
}

export async function listDue(
  { act, scope }: Request<typeof contract.listDueFilings>,
  platform: Platform,
): Promise<DueFilings> {
  const table = platform.open(scope);
  const [standing, filed] = await Promise.all([getStanding(table), store.filedMonths(table)]);
  return dueFilings(standing?.joinedAt, filed, act.today);
}

/** Who has filed a month, on a screen or in a file. */
export async function filingsOf(table: Table<ParkScope>, month: CalendarMonth): Promise<ParkFilings> {
  const [agencies, months] = await Promise.all([listAgencyNames(table), getAgencyMonths(table, month, month)]);
  return parkFilings(month, agencies, months);
}

export async function listOfPark(
  { scope, input }: Request<typeof contract.listParkFilings>,
  platform: Platform,
): Promise<ParkFilings> {
  return filingsOf(platform.open(scope), input.query.month);
}
