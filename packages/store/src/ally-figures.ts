import type { ResultOf } from "@shanhai/contract/endpoint";
import { PROSPECT_KINDS } from "@shanhai/contract/prospect";
import type { getAllyFigures } from "@shanhai/contract/prospect-proposal";
import type { PartnerId } from "@shanhai/contract/scalar";
import { type ContactRequestRecord, isRequested, requestStatus } from "@shanhai/domain/contact-request";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { contactRequestPartition, proposedPartition, sharedPartition, wonPartition } from "./keys/ally.ts";
import { queryItems, recordOf, type Table } from "./table.ts";

type AllyFigures = ResultOf<typeof getAllyFigures>;

/** Rows of each kind that are counted. */
const MOST = 1000;

/** What passed between a park and one partner, counted from the rows themselves: no counter to keep true. */
export async function readAllyFigures(table: Table<ParkScope>, partner: PartnerId): Promise<AllyFigures> {
  const { scope } = table;
  const rows = (partition: string, only: string[]) => queryItems(table, { partition, limit: MOST, only });
  const shared = PROSPECT_KINDS.flatMap((kind) =>
    (["all", partner] as const).map((whom) => rows(sharedPartition(scope, whom, kind), ["prospectId"])),
  );
  const [won, asked, proposed, ...open] = await Promise.all([
    rows(wonPartition(scope, partner), ["prospectId"]),
    rows(contactRequestPartition(scope, partner), ["byPartner", "byPark"]),
    rows(proposedPartition(scope, partner), ["status"]),
    ...shared,
  ]);
  const all = asked.map((item) => recordOf<ContactRequestRecord>(item));
  const statuses = all.filter(isRequested).map(requestStatus);
  const countOf = (status: string, some: readonly string[]) => some.filter((one) => one === status).length;
  const became = proposed.map(({ status }) => String(status));
  return {
    shared: open.reduce((total, items) => total + items.length, 0),
    requests: {
      waiting: countOf("waiting", statuses),
      granted: countOf("granted", statuses),
      declined: countOf("declined", statuses),
      withdrawn: countOf("withdrawn", statuses),
    },
    readings: all.reduce((total, { byPartner }) => total + (byPartner?.readings ?? 0), 0),
    won: won.length,
    proposals: {
      received: countOf("received", became),
      talking: countOf("talking", became),
      converted: countOf("converted", became),
      lost: countOf("lost", became),
    },
  };
}
