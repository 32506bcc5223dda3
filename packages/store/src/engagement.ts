import type { AgencyStatus } from "@shanhai/contract/agency";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Engagement, EngagementFigures, EngagementStatus } from "@shanhai/contract/engagement";
import type { CalendarDate, EngagementId, EnterpriseId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import { factsOf, figuresOf, type ParkEngagementRecord, placeOf } from "@shanhai/domain/engagement";
import type { OwnerScope, ParkScope, TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { useRecord } from "./in-use.ts";
import {
  engagedKey,
  engagementCountKey,
  engagementCounts,
  engagementKey,
  engagementsShown,
  engagementsWith,
} from "./keys/event.ts";
import { agencyKey } from "./keys/owner.ts";
import { listEarliest, listNewest } from "./listing.ts";
import { orStale } from "./replace.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";
import { Refused, transact, type Write } from "./write.ts";

/** Where the index lists it: while it is open by the day that is due, then by the day it ended; apart once its agency has left. */
function listingOf(
  scope: OwnerScope,
  { engagementId, due, endedOn }: Pick<Engagement, "engagementId" | "due" | "endedOn">,
  agencyLeft = false,
) {
  return {
    gsi1pk: engagementsShown(scope, due ? (agencyLeft ? "left" : "open") : "ended"),
    gsi1sk: `${due ?? endedOn}#${engagementId}`,
  };
}

/** With the park, which is told of it by way of the stream. */
interface StoredEngagement extends Engagement {
  parkId: string;
}

const readEngagement = ({ parkId: _park, ...engagement }: StoredEngagement): Engagement => engagement;

function putEngagement(scope: TenantScope, engagement: Engagement): Write {
  const { engagementId, enterpriseId, version } = engagement;
  return {
    put: engagementKey(scope, engagementId),
    listing: {
      ...listingOf(scope, engagement),
      gsi2pk: engagementsWith(scope, enterpriseId),
      gsi2sk: engagementId,
    },
    record: { ...engagement, parkId: scope.parkId } satisfies StoredEngagement,
    condition: version === 1 ? { absent: true } : { equals: { version: version - 1 } },
  };
}

/** What holds that a client has one open engagement at a time: taken when it opens, given back when it ends. */
function claim(
  scope: TenantItemsScope,
  from: EngagementStatus | undefined,
  { status, enterpriseId, engagementId }: Engagement,
): Write[] {
  const [held, holds] = [from === "open", status === "open"];
  if (held === holds) return [];
  const key = engagedKey(scope, enterpriseId);
  return holds
    ? [{ put: key, record: { engagementId }, condition: { absent: true } }]
    : [{ remove: key, condition: { equals: { engagementId } } }];
}

/** The writes that open an engagement: refused where its client has one, or was taken out meanwhile. */
export function openingOf(scope: TenantScope, record: Engagement): Write[] {
  return [putEngagement(scope, record), ...claim(scope, undefined, record), useRecord(scope, record.enterpriseId)];
}

/** The engagement that is open with a client, and the write that holds it to be open still. */
export async function findOpenEngagement(
  table: Table<TenantScope>,
  client: EnterpriseId,
): Promise<{ engagementId: EngagementId; stillOpen: Write } | undefined> {
  const check = engagedKey(table.scope, client);
  const held = await getRecord<{ engagementId: EngagementId }>(table, check);
  return held && { ...held, stillOpen: { check, condition: { equals: held } } };
}

/** Keeps a new engagement. Throws `engagement.open` when the client has one, `notFound` when it was taken out meanwhile. */
export async function insertEngagement(table: Table<TenantScope>, act: Act, record: Engagement): Promise<Engagement> {
  const { scope } = table;
  const { engagementId, enterpriseId } = record;
  try {
    return await commit(table, act, {
      writes: openingOf(scope, record),
      records: [engagementId, enterpriseId],
      result: record,
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new AppError(error.at(1) ? "engagement.open" : "notFound");
  }
}

/** Saves an engagement over the version it was made from. Throws `stale`, or `engagement.open` where another is open. */
export async function saveEngagement(
  table: Table<TenantScope>,
  act: Act,
  before: Engagement,
  after: Engagement,
  detail: Record<string, unknown> = {},
): Promise<Engagement> {
  const { scope } = table;
  const save = commit(table, act, {
    writes: [putEngagement(scope, after), ...claim(scope, before.status, after)],
    records: [after.engagementId, after.enterpriseId],
    result: after,
    detail,
  });
  try {
    return await orStale(save, (item) => readEngagement(recordOf(item)));
  } catch (error) {
    throw error instanceof Refused ? new AppError("engagement.open") : error;
  }
}

export async function getEngagement(table: Table<TenantScope>, id: EngagementId): Promise<Engagement | undefined> {
  const stored = await getRecord<StoredEngagement>(table, engagementKey(table.scope, id));
  return stored && readEngagement(stored);
}

export type Shown = "open" | "overdue" | "ended";

/** An owner's engagements: open ones by the day that is due, the overdue (due before today) of them, or those that ended. */
async function listShown<T>(
  table: Table<OwnerScope>,
  show: Shown,
  today: CalendarDate,
  page: PageQuery,
): Promise<Page<T>> {
  const partitions = [engagementsShown(table.scope, show === "ended" ? "ended" : "open")];
  const list = { name: `engagement:${show}`, partitions, index: "listing" } as const;
  if (show === "ended") return listNewest(table, list, page);
  // What is due today sorts behind the bare day.
  return listEarliest(table, { ...list, upTo: show === "overdue" ? today : "~" }, page);
}

export async function listEngagements(
  table: Table<TenantScope>,
  show: Shown,
  today: CalendarDate,
  page: PageQuery,
): Promise<Page<Engagement>> {
  const found = await listShown<StoredEngagement>(table, show, today, page);
  return { ...found, items: found.items.map(readEngagement) };
}

export async function listParkEngagements(
  table: Table<ParkScope>,
  show: Shown,
  today: CalendarDate,
  page: PageQuery,
): Promise<Page<ParkEngagementRecord>> {
  return listShown(table, show, today, page);
}

/** Every engagement with one client, newest first. */
export async function listEngagementsWith(
  table: Table<TenantScope>,
  id: EnterpriseId,
  page: PageQuery,
): Promise<Page<Engagement>> {
  const partitions = [engagementsWith(table.scope, id)];
  const found = await listNewest<StoredEngagement>(
    table,
    { name: `engagement:${id}`, partitions, index: "assigned" },
    page,
  );
  return { ...found, items: found.items.map(readEngagement) };
}

/**
 * Keeps an engagement's facts for the park and moves its figures, once a version and whenever its agency has left or come back:
 * by way of the stream.
 */
export async function projectEngagement(
  table: Table<ParkScope>,
  agency: Parameters<typeof factsOf>[1]["agencyId"],
  engagement: Engagement,
): Promise<void> {
  const { scope } = table;
  const key = engagementKey(scope, engagement.engagementId);
  // The mark first: whoever read an older state of the agency is refused.
  const before = await getRecord<ParkEngagementRecord>(table, key);
  const known = await getRecord<{ name: string; status: AgencyStatus }>(table, agencyKey(scope, agency));
  const left = known?.status === "left";
  // Those kept before this was said have not left.
  const { agencyLeft = false } = before ?? {};
  if (
    before &&
    (before.revision > engagement.version || (before.revision === engagement.version && agencyLeft === left))
  )
    return;
  const facts = factsOf(engagement, { agencyId: agency, name: known?.name ?? "", left });
  const asRead =
    before?.agencyLeft === undefined
      ? { equals: { revision: before?.revision }, missing: ["agencyLeft"] }
      : { equals: { revision: before.revision, agencyLeft } };
  const moves = new Map<string, Record<string, number>>();
  const count = ({ group, day }: ReturnType<typeof placeOf>, by: 1 | -1) => {
    const days = moves.get(group) ?? {};
    days[day] = (days[day] ?? 0) + by;
    moves.set(group, days);
  };
  if (before) count(placeOf(before), -1);
  count(placeOf(facts), 1);
  await transact(table, [
    {
      put: key,
      listing: listingOf(scope, facts, left),
      record: facts,
      condition: before ? asRead : { absent: true },
    },
    ...[...moves].map(([group, days]) => ({ update: engagementCountKey(scope, group), count: days })),
  ]);
}

/** Every engagement of an agency, as it is now. */
export async function allEngagements(table: Table<TenantScope>): Promise<Engagement[]> {
  const { pk } = engagementKey(table.scope, "" as EngagementId);
  const items = await queryItems(table, { partition: pk, limit: Number.MAX_SAFE_INTEGER });
  return items.map((item) => readEngagement(recordOf(item)));
}

/** A group is a step and month; in a hundred years they are fewer. */
const MOST_GROUPS = 10_000;

/** The park's figures as of today: one query of counters, however many engagements. */
export async function getEngagementFigures(table: Table<ParkScope>, today: CalendarDate): Promise<EngagementFigures> {
  const items = await queryItems(table, { partition: engagementCounts(table.scope), limit: MOST_GROUPS });
  const counts = items.flatMap(({ pk: _pk, sk, ...days }) =>
    Object.entries(days).map(([day, count]) => [String(sk), day, Number(count)] as const),
  );
  return figuresOf(counts, today);
}
