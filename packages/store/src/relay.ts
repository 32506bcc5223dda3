import type { RelayId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { RelayRecord } from "@shanhai/domain/relay";
import type { RelayMonthRecord } from "@shanhai/domain/relay-month";
import type { PartnerItemsScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { partition } from "./keys/owner.ts";
import { relayKey } from "./keys/partner.ts";
import { moveMonth } from "./relay-month.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";

/** Months that are listed: two years. */
const MOST_RELAYS = 24;

export async function getRelay(table: Table<PartnerItemsScope>, id: RelayId): Promise<RelayRecord | undefined> {
  return getRecord(table, relayKey(table.scope, id));
}

/** The station's relays, the latest month first. Ids are made of months and stand in no order. */
export async function listRelays(table: Table<PartnerItemsScope>): Promise<RelayRecord[]> {
  const items = await queryItems(table, { partition: partition(table.scope, "relay"), limit: 1000 });
  const relays = items.map((item) => recordOf<RelayRecord>(item));
  return relays.sort((one, two) => (one.month > two.month ? -1 : 1)).slice(0, MOST_RELAYS);
}

/** Keeps a relay over the one it was made from, with its month. Throws `Refused` when either changed meanwhile: look again. */
export async function saveRelay(
  table: Table<PartnerItemsScope>,
  act: Act,
  relay: RelayRecord,
  month: RelayMonthRecord,
): Promise<RelayRecord> {
  const { relayId, version } = relay;
  const condition = version === 1 ? { absent: true as const } : { equals: { version: version - 1 } };
  return commit(table, act, {
    writes: [{ put: relayKey(table.scope, relayId), record: relay, condition }, moveMonth(table.scope, month)],
    records: [relayId],
    result: relay,
    detail: { picked: month.postings },
  });
}
