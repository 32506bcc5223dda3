import type { ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/relay-month";
import { monthOf } from "@shanhai/domain/calendar";
import { readMonth } from "@shanhai/domain/relay-month";
import type { Request } from "@shanhai/http/serve";
import { getPartners } from "@shanhai/store/partner";
import * as store from "@shanhai/store/relay-month";
import type { Platform } from "../platform.ts";

export async function list(
  { scope }: Request<typeof contract.listRelayMonths>,
  platform: Platform,
): Promise<ResultOf<typeof contract.listRelayMonths>> {
  return { items: (await store.listRelayMonths(platform.open(scope))).map(readMonth) };
}

/** What a park sees of its stations: figures, and no person. */
export async function listOfPark(
  { act, scope, input }: Request<typeof contract.listStationMonths>,
  platform: Platform,
): Promise<ResultOf<typeof contract.listStationMonths>> {
  const table = platform.open(scope);
  const month = input.query.month ?? monthOf(act.today);
  const records = await store.listStationMonths(table, month);
  const partners = await getPartners(
    table,
    records.map(({ partnerId }) => partnerId),
  );
  const names = new Map(partners.map(({ partnerId, name }) => [partnerId, name]));
  const items = records.map(({ partnerId, ...record }) => ({
    partnerId,
    name: names.get(partnerId) ?? "",
    ...readMonth(record),
  }));
  return { month, items: items.sort((a, b) => b.applications - a.applications || b.people - a.people) };
}
