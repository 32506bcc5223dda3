import type { ParsedOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/talent-map";
import type { TalentMap, TalentOccupation, TalentSeat } from "@shanhai/contract/talent-map";
import type { Act } from "@shanhai/domain/act";
import { found } from "@shanhai/domain/app-error";
import { laterMonth, monthOf } from "@shanhai/domain/calendar";
import { type SeatCell, talentMonths } from "@shanhai/domain/talent-cell";
import * as domain from "@shanhai/domain/talent-map";
import { isWithin } from "@shanhai/domain/within";
import type { Request } from "@shanhai/http/serve";
import { getPark, getParkOrders } from "@shanhai/store/park";
import { listArrivalCells, listSupply } from "@shanhai/store/park-supply";
import type { Table } from "@shanhai/store/table";
import { listDemanded, listLive, listSeats, listTalentMarks } from "@shanhai/store/talent";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { ParkScope, PartnerScope, TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

type Query = ParsedOf<typeof contract.getTalentMap>["query"];
export type TalentScope = ParkScope | TenantScope | PartnerScope;

/** The park's counts: its own request, or that of an agency or a partner whose verified membership names it. */
const countsOf = (platform: Platform, scope: TalentScope): Table<ParkScope> =>
  platform.open(scope.kind === "park" ? scope : mintParkScope(scope.parkId));

/** What a map is made of: four pages of counts, whatever the number of people and orders. */
async function readFacts(table: Table<ParkScope>, query: Query, today: Act["today"]): Promise<domain.TalentFacts> {
  const division = query.division ?? found(await getPark(table)).division;
  const last = monthOf(today);
  const months = Array.from({ length: query.months }, (_, index) => laterMonth(last, index - query.months + 1));
  const first = months[0] ?? last;
  const [live, demanded, arrivals, supply] = await Promise.all([
    listLive(table),
    listDemanded(table, first, last),
    listArrivalCells(table, first, last),
    listSupply(table, query.by, division),
  ]);
  const names = new Map([...live, ...demanded].map(({ of, name }) => [of.division, name]));
  return { division, names, months, live, asked: talentMonths(demanded, arrivals), supply };
}

const isSeat = (cell: { noun: string }): cell is SeatCell => cell.noun === "talentSeat";

export async function mapFor(
  scope: TalentScope,
  query: Query,
  act: Pick<Act, "today">,
  platform: Platform,
): Promise<TalentMap> {
  const table = countsOf(platform, scope);
  const [facts, marks] = await Promise.all([
    readFacts(table, query, act.today),
    scope.kind === "tenant" ? listTalentMarks(table, scope.id) : undefined,
  ]);
  const own = marks?.flatMap(({ cells }) => cells.filter(isSeat));
  return domain.talentMap({ ...facts, own }, { partner: scope.kind === "partner" });
}

export async function get(
  { act, scope, input }: Request<typeof contract.getTalentMap>,
  platform: Platform,
): Promise<TalentMap> {
  return mapFor(scope, input.query, act, platform);
}

/** Positions that are listed. */
const MOST_SEATS = 100;

async function nameSeats(
  table: Table<ParkScope>,
  seats: readonly (SeatCell & { name: string })[],
): Promise<TalentSeat[]> {
  const orders = await getParkOrders(table, [...new Set(seats.map(({ of }) => of.orderId))]);
  const byId = new Map(orders.map((order) => [order.orderId, order]));
  return seats.map(({ name, of: { chain, division, orderId, positionId }, counts: { open, payMin, payMax } }) => {
    const order = byId.get(orderId);
    const { title, enterpriseName, agencyName } = order ?? {};
    const names = order ? { title, enterpriseName, agencyName } : {};
    return { orderId, positionId, ...names, chain, division, divisionName: name, open, payMin, payMax } as TalentSeat;
  });
}

export async function getOccupation(
  { act, scope, input }: Request<typeof contract.getTalentOccupation>,
  platform: Platform,
): Promise<TalentOccupation> {
  const { occupation, chain, ...query } = input.query;
  const table = countsOf(platform, scope);
  const [facts, seats] = await Promise.all([
    readFacts(table, query, act.today),
    scope.kind === "partner" ? [] : listSeats(table, occupation),
  ]);
  const counts = domain.talentOccupation(facts, { occupation, chain, partner: scope.kind === "partner" });
  // An agency sees its own positions; whose the others are is not said.
  const listed = seats
    .filter(({ of }) => (chain === undefined || of.chain === chain) && isWithin(of.division, facts.division))
    .filter(({ of }) => scope.kind === "park" || of.agencyId === scope.id)
    .sort((one, two) => two.counts.open - one.counts.open)
    .slice(0, MOST_SEATS);
  const others = {
    positions: Math.max(0, counts.positions - listed.length),
    open: Math.max(0, counts.open - listed.reduce((sum, seat) => sum + seat.counts.open, 0)),
  };
  return { ...counts, seats: await nameSeats(table, listed), others };
}
