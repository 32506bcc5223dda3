import type { AgencyId, CalendarMonth, OrderId } from "@shanhai/contract/scalar";
import type { AgencyRecord } from "@shanhai/domain/agency";
import { monthOf } from "@shanhai/domain/calendar";
import { canonical } from "@shanhai/domain/canonical";
import {
  type AgencyMonth,
  type FilingFacts,
  filingFacts,
  filingSums,
  type MonthCounters,
  noCounters,
  orderMonth,
  orderSums,
} from "@shanhai/domain/figures";
import {
  isFromOutside,
  isParksBusiness,
  type ParkOrderRecord,
  type ParkRecord,
  sumFigures,
} from "@shanhai/domain/park";
import type { ParkScope, TenantScope } from "@shanhai/tenancy/scope";
import { allFilings } from "./filing.ts";
import { agencyKey, parkKey, partition } from "./keys/owner.ts";
import { agencyArrivalsKey, agencyMonthKey, parkMonthKey, parkOrderKey } from "./keys/park.ts";
import { orderFacts, type StoredOrder } from "./order.ts";
import { type ArrivalsCopy, arrivalsIn, dayCounters } from "./projection-figures.ts";
import {
  type FunnelSource,
  FunnelSums,
  funnelPartitions,
  keptFunnelSources,
  readFunnelSources,
} from "./rebuild-funnel.ts";
import { allArrivals } from "./retention.ts";
import { getRecord, type Key, queryItems, recordOf, type Table } from "./table.ts";
import { transact, type Write } from "./write.ts";

type Item = Record<string, unknown>;

/** What a rebuild found: figures that were right, that were put right, and that nothing stands behind and are gone. */
export interface Rebuilt {
  kept: number;
  written: number;
  removed: number;
}

/** Which part of an item follows from sources: the whole of it, or some attributes of a record that is more than figures. */
interface Expected {
  key: Key;
  figures: Item;
  /** Other attributes of the item are somebody else's, and stay. */
  partly?: true;
}

/** One agency's sources, as its own partitions have them. */
interface Sources {
  agency: AgencyRecord;
  filings: (FilingFacts & { month: CalendarMonth })[];
  arrivals: { month: CalendarMonth; revision: number; days: Record<string, number> }[];
  orders: ParkOrderRecord[];
  funnel: FunnelSource[];
}

/** At most this many of a park's items are written in one transaction. */
const AT_ONCE = 50;
const ALL = Number.MAX_SAFE_INTEGER;

async function readSources(table: Table<TenantScope>, agency: AgencyRecord): Promise<Sources> {
  const [filings, arrivals, orders, funnel] = await Promise.all([
    allFilings(table),
    allArrivals(table),
    queryItems(table, { partition: partition(table.scope, "order"), limit: ALL }),
    readFunnelSources(table),
  ]);
  const { agencyId, name: agencyName } = agency;
  const facts = orders.map((item) => ({ ...orderFacts(recordOf<StoredOrder>(item)), agencyId, agencyName }));
  return {
    agency,
    filings,
    arrivals: arrivals.flatMap(({ month, stored }) =>
      stored.revision === undefined ? [] : [{ month, revision: stored.revision, days: dayCounters(stored) }],
    ),
    orders: facts.filter(isParksBusiness),
    funnel,
  };
}

/** Of an agency that is erased, or being erased, nothing is left but what the park has kept of it: that counts as it is. */
function keptSources(scope: ParkScope, items: readonly (Item & Key)[], agency: AgencyRecord): Sources {
  const { agencyId } = agency;
  const month = "2000-01" as CalendarMonth;
  const arrivals = agencyArrivalsKey(scope, month, agencyId).pk;
  const months = agencyMonthKey(scope, month, agencyId).pk;
  const orders = parkOrderKey(scope, "" as OrderId).pk;
  const own = items.filter(({ sk, agencyId: of }) => of === agencyId || sk.endsWith(`#${agencyId}`));
  return {
    agency,
    filings: own
      .filter(({ pk }) => pk === months)
      .map((item) => recordOf<AgencyMonth>(item))
      .flatMap(({ month: of, filing }) => (filing ? [{ ...filing, month: of }] : [])),
    arrivals: own
      .filter(({ pk }) => pk === arrivals)
      .map((item) => ({ month: item.sk.slice(0, 7) as CalendarMonth, ...recordOf<ArrivalsCopy>(item) })),
    orders: own.filter(({ pk }) => pk === orders).map((item) => recordOf<ParkOrderRecord>(item)),
    funnel: keptFunnelSources(scope, items, agencyId),
  };
}

/** The figures of a park, made of its agencies' sources alone. */
class Figures {
  readonly #scope: ParkScope;
  readonly #division: string;
  readonly #months = new Map<CalendarMonth, MonthCounters & Record<string, number>>();
  readonly #agencyMonths = new Map<string, AgencyMonth>();
  readonly #expected: Expected[] = [];
  readonly #funnel: FunnelSums;
  readonly #orders: ParkOrderRecord[] = [];
  readonly #park = { agencies: 0, agenciesFromOutside: 0, filings: 0, revenue: 0, tax: 0 };

  constructor(scope: ParkScope, division: string) {
    this.#scope = scope;
    this.#division = division;
    this.#funnel = new FunnelSums(scope);
  }

  #add(sums: Record<string, number>, change: Readonly<Record<string, number>>): void {
    for (const [name, by] of Object.entries(change)) sums[name] = (sums[name] ?? 0) + by;
  }

  #month(month: CalendarMonth) {
    const known = this.#months.get(month) ?? { ...noCounters() };
    this.#months.set(month, known);
    return known;
  }

  #agencyMonth({ agencyId, name: agencyName }: AgencyRecord, month: CalendarMonth): AgencyMonth {
    const place = `${month}#${agencyId}`;
    const known = this.#agencyMonths.get(place) ?? { agencyId, agencyName, month };
    this.#agencyMonths.set(place, known);
    return known;
  }

  addAgency({ agency, filings, arrivals, orders, funnel }: Sources): void {
    this.#funnel.addAgency(agency.agencyId, funnel);
    const outside = isFromOutside(agency.homeDivision, this.#division) ? 1 : 0;
    this.#add(this.#park, { agencies: 1, agenciesFromOutside: outside });
    this.#add(this.#month(monthOf(agency.createdAt)), { joined: 1, joinedFromOutside: outside });
    for (const filing of filings) {
      this.#agencyMonth(agency, filing.month).filing = filingFacts(filing);
      const sums = filingSums(filing);
      this.#add(this.#month(filing.month), sums);
      this.#add(this.#park, sums);
    }
    for (const { month, ...copy } of arrivals) {
      this.#agencyMonth(agency, month).arrivals = arrivalsIn(copy.days);
      this.#add(this.#month(month), copy.days);
      this.#expected.push({ key: agencyArrivalsKey(this.#scope, month, agency.agencyId), figures: { ...copy } });
    }
    for (const order of orders) {
      this.#add(this.#month(orderMonth(order)), orderSums(order));
      this.#expected.push({ key: parkOrderKey(this.#scope, order.orderId), figures: { ...order }, partly: true });
    }
    this.#orders.push(...orders);
    const figures = { ...sumFigures(orders), counted: true };
    this.#expected.push({ key: agencyKey(this.#scope, agency.agencyId), figures, partly: true });
  }

  expected(): Expected[] {
    return [
      ...this.#expected,
      ...this.#funnel.expected(),
      ...[...this.#months].map(([month, sums]) => ({ key: parkMonthKey(this.#scope, month), figures: sums })),
      ...[...this.#agencyMonths.values()].map((one) => ({
        key: agencyMonthKey(this.#scope, one.month, one.agencyId),
        figures: { ...one },
      })),
      { key: parkKey(this.#scope), figures: { ...this.#park, ...sumFigures(this.#orders) }, partly: true },
    ];
  }
}

const place = ({ pk, sk }: Key) => `${pk} ${sk}`;

/** Every item of the park that is made of figures, or has some; whatever made it. */
async function readItems(table: Table<ParkScope>): Promise<(Item & Key)[]> {
  const { scope } = table;
  const [month, id] = ["2000-01" as CalendarMonth, "" as AgencyId];
  const partitions = [
    partition(scope, "agency"),
    parkKey(scope).pk,
    parkOrderKey(scope, "" as OrderId).pk,
    parkMonthKey(scope, month).pk,
    agencyMonthKey(scope, month, id).pk,
    agencyArrivalsKey(scope, month, id).pk,
    ...funnelPartitions(scope),
  ];
  const found = await Promise.all(partitions.map((one) => queryItems(table, { partition: one, limit: ALL })));
  return found.flat() as (Item & Key)[];
}

/** The write that makes an item what its sources say; undefined where it is already. */
function repair({ key, figures, partly }: Expected, item: Item | undefined): Write | undefined {
  const now = item && recordOf<Item>(item);
  const known = partly ? now && Object.fromEntries(Object.keys(figures).map((name) => [name, now[name]])) : now;
  if (known && canonical(known) === canonical(figures)) return undefined;
  return partly ? { update: key, set: figures } : { put: key, record: figures };
}

/**
 * Makes a park's figures anew from its agencies' own records: filings, arrivals by day, orders, funnels; and writes those that
 * differ. What it makes is byte for byte what the stream's projections make. Reads everything of the park, so it is for
 * operators; while it runs, projections must rest, and may then go on where they stopped: whatever they deliver late was
 * counted in its newest version, and counts once. Scores of evaluations are not among these figures and stay as they are.
 */
export async function rebuildFigures(
  table: Table<ParkScope>,
  openTenant: (agency: AgencyId) => Table<TenantScope>,
): Promise<Rebuilt> {
  const park = await getRecord<ParkRecord>(table, parkKey(table.scope));
  if (!park) throw new Error(`There is no park ${table.scope.id}`);
  const items = await readItems(table);
  const agencies = items.filter(({ pk }) => pk === partition(table.scope, "agency"));
  const figures = new Figures(table.scope, park.division);
  for (const item of agencies) {
    const agency = recordOf<AgencyRecord>(item);
    figures.addAgency(
      agency.erasing || agency.erasedAt
        ? keptSources(table.scope, items, agency)
        : await readSources(openTenant(agency.agencyId), agency),
    );
  }
  const expected = figures.expected();
  const byPlace = new Map(items.map((item) => [place(item), item]));
  const repairs = expected.flatMap((one) => repair(one, byPlace.get(place(one.key))) ?? []);
  const wanted = new Set(expected.map(({ key }) => place(key)));
  const orphans = items.filter((item) => !wanted.has(place(item)));
  const writes = [...repairs, ...orphans.map(({ pk, sk }) => ({ remove: { pk, sk } }))];
  for (let start = 0; start < writes.length; start += AT_ONCE) {
    await transact(table, writes.slice(start, start + AT_ONCE));
  }
  return { kept: expected.length - repairs.length, written: repairs.length, removed: orphans.length };
}
