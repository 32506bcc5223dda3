import type { VisitRule } from "@shanhai/contract/due-visit";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { CalendarDate, EnterpriseId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { dueSince, EVERY_DAYS, followOrder, noRhythm, type VisitRhythm } from "@shanhai/domain/due-visit";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { dueVisitKey, dueVisitPartitions, visitRhythmKey, visitRuleKey } from "./keys/event.ts";
import { listEarliest } from "./listing.ts";
import type { StoredOrder } from "./order.ts";
import { orStale } from "./replace.ts";
import { getRecord, getRecords, type Table } from "./table.ts";
import { transact, type Write } from "./write.ts";

export async function getVisitRhythm(table: Table<TenantScope>, id: EnterpriseId): Promise<VisitRhythm | undefined> {
  return getRecord(table, visitRhythmKey(table.scope, id));
}

/** The writes that move a client's rhythm, over the version it was read in, and its place in the work list. */
export function moveRhythm(scope: TenantScope, before: VisitRhythm, after: VisitRhythm): Write[] {
  const { enterpriseId } = after;
  const [from, to] = [dueSince(before), dueSince(after)];
  const moved = from !== to;
  return [
    {
      put: visitRhythmKey(scope, enterpriseId),
      record: after,
      condition: before.version === 0 ? { absent: true } : { equals: { version: before.version } },
    },
    ...(moved && from ? [{ remove: dueVisitKey(scope, from, enterpriseId) }] : []),
    ...(moved && to ? [{ put: dueVisitKey(scope, to, enterpriseId), record: { enterpriseId } }] : []),
  ];
}

/**
 * Lets an order's opening or closing move its client's rhythm, by way of the stream. The order is told as it is now, so that
 * a change told twice or late ends the same. Throws `Refused` when a visit came between.
 */
export async function followOrderStatus(
  table: Table<TenantScope>,
  order: StoredOrder,
  day: CalendarDate,
): Promise<void> {
  const { enterpriseId, enterpriseName, orderId, status } = order;
  const before = (await getVisitRhythm(table, enterpriseId)) ?? noRhythm({ enterpriseId, name: enterpriseName });
  const after = followOrder(before, { orderId, isOpen: status === "open", day });
  if (after !== before) await transact(table, moveRhythm(table.scope, before, after));
}

/** Keeps that a follow-up was passed over. Throws `Refused` when the rhythm moved since it was read. */
export async function saveSkip(
  table: Table<TenantScope>,
  act: Act,
  before: VisitRhythm,
  after: VisitRhythm,
  reason: string,
): Promise<{ enterpriseId: EnterpriseId; skippedOn: CalendarDate }> {
  const { enterpriseId } = after;
  return commit(table, act, {
    writes: moveRhythm(table.scope, before, after),
    records: [enterpriseId],
    result: { enterpriseId, skippedOn: act.today },
    detail: { reason },
  });
}

/** Clients whose days are counted from that day or an earlier one, the earliest first. */
export async function listDueVisits(
  table: Table<TenantScope>,
  horizon: CalendarDate,
  page: PageQuery,
): Promise<Page<VisitRhythm>> {
  // `$` follows `#` at once: everything of that day lies below it.
  const list = { name: "dueVisit", partitions: dueVisitPartitions(table.scope), upTo: `${horizon}$` };
  const found = await listEarliest<Pick<VisitRhythm, "enterpriseId">>(table, list, page);
  const rhythms = await getRecords<VisitRhythm>(
    table,
    found.items.map(({ enterpriseId }) => visitRhythmKey(table.scope, enterpriseId)),
  );
  const byId = new Map(rhythms.map((rhythm) => [rhythm.enterpriseId, rhythm]));
  // One that was visited between the two reads has moved on.
  const items = found.items.flatMap(({ enterpriseId }) => byId.get(enterpriseId) ?? []);
  return { ...found, items: items.filter((rhythm) => dueSince(rhythm) !== undefined) };
}

/** The agency's rule; the usual one, of version 0, until somebody changes it. */
export async function getVisitRule(table: Table<TenantScope>): Promise<VisitRule> {
  return (await getRecord(table, visitRuleKey(table.scope))) ?? { everyDays: EVERY_DAYS, version: 0 };
}

/** Saves the rule over the version it was made from. Throws `stale`. */
export async function saveVisitRule(table: Table<TenantScope>, act: Act, rule: VisitRule): Promise<VisitRule> {
  const condition = rule.version === 1 ? { absent: true as const } : { equals: { version: rule.version - 1 } };
  return orStale(
    commit(table, act, {
      writes: [{ put: visitRuleKey(table.scope), record: rule, condition }],
      records: [],
      result: rule,
      detail: { everyDays: rule.everyDays },
    }),
  );
}
