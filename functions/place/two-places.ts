import type { ParsedOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/two-places";
import type { TwoPlaces } from "@shanhai/contract/two-places";
import type { Act } from "@shanhai/domain/act";
import { AppError, found } from "@shanhai/domain/app-error";
import { laterMonth, monthOf } from "@shanhai/domain/calendar";
import { namesOf } from "@shanhai/domain/division";
import { compareTwoPlaces, otherPlace } from "@shanhai/domain/two-places";
import { UNSTATED } from "@shanhai/domain/within";
import type { Request } from "@shanhai/http/serve";
import { listDemand } from "@shanhai/store/demand";
import { getPark } from "@shanhai/store/park";
import { listFlows, listSupply } from "@shanhai/store/park-supply";
import { getPartner, listPartnerPlaces } from "@shanhai/store/partner";
import type { Table } from "@shanhai/store/table";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { ParkScope, PartnerScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

type Query = ParsedOf<typeof contract.compareTwoPlaces>["query"];
export type PlacesScope = ParkScope | PartnerScope;

/** Throws `invalid` for a code that is no division. */
function known(division: string, field: "one" | "two"): string {
  if (!namesOf(division)) throw new AppError("invalid", { issues: [{ field, code: "division.unknown" }] });
  return division;
}

/** The places that were asked for, or the park's own and a partner's: the reader's own place, if it is one. */
async function placesOf(table: Table<ParkScope>, scope: PlacesScope, { one, two }: Query): Promise<[string, string]> {
  const first = one ?? found(await getPark(table)).division;
  if (two) return [known(first, "one"), known(two, "two")];
  const partner = scope.kind === "partner" ? await getPartner(table, scope.id) : undefined;
  const others = partner ? [partner] : await listPartnerPlaces(table);
  return [known(first, "one"), otherPlace(first, others)];
}

/**
 * Seats and people of two places, from the counts of the park: its own request, or that of a partner to which an agreement opens
 * it, whose park its verified membership names.
 */
export async function placesFor(
  scope: PlacesScope,
  query: Query,
  act: Pick<Act, "today">,
  platform: Platform,
): Promise<TwoPlaces> {
  const partner = scope.kind === "partner";
  const table = platform.open(partner ? mintParkScope(scope.parkId) : scope);
  const divisions = await placesOf(table, scope, query);
  const last = monthOf(act.today);
  const months = Array.from({ length: query.months }, (_, index) => laterMonth(last, index - query.months + 1));
  const [demand, one, two, unstated, flows] = await Promise.all([
    listDemand(table),
    listSupply(table, query.by, divisions[0]),
    listSupply(table, query.by, divisions[1]),
    partner ? [] : listSupply(table, query.by, UNSTATED),
    listFlows(table, months[0] ?? last, last),
  ]);
  const facts = { divisions, demand, supply: [one, two] as const, unstated, flows, months };
  return compareTwoPlaces(facts, { ...query, partner });
}

export async function compare(
  { act, scope, input }: Request<typeof contract.compareTwoPlaces>,
  platform: Platform,
): Promise<TwoPlaces> {
  return placesFor(scope, input.query, act, platform);
}
