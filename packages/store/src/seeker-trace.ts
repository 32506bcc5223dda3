import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { AgencyId, Instant, PositionId, PostingId } from "@shanhai/contract/scalar";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { writeRepeatable } from "./batch.ts";
import { seekerTraceKey, seekerTraces } from "./keys/seeker.ts";
import { hashSeeker } from "./one-time-code.ts";
import { queryItems, recordOf, type Table } from "./table.ts";

/**
 * That somebody with a phone applied to a job of the board: all that a park keeps of it, under the phone's keyed hash. It says
 * where to look once the phone is proven, and nothing of whom or what is found there.
 */
export interface SeekerTrace {
  agencyId: AgencyId;
  positionId: PositionId;
  /** The posting by which the job was found: what the board says of it is shown. */
  postingId: PostingId;
  at: Instant;
}

/** A year: later the agency itself is asked. */
const KEPT_SECONDS = 365 * 24 * 60 * 60;

/** Traces that are looked at: nobody applies to more jobs of one park in a year. */
const MOST_TRACES = 100;

/** Keeps a trace; the same job again is the same trace. */
export async function noteTrace(table: Table<ParkScope>, phone: string, trace: SeekerTrace): Promise<void> {
  const key = seekerTraceKey(table.scope, hashSeeker(table, phone), trace.agencyId, trace.positionId);
  const ttl = Math.floor(Date.parse(trace.at) / 1000) + KEPT_SECONDS;
  await table.client.send(new PutCommand({ TableName: table.name, Item: { ...key, ...trace, ttl } }));
}

/** Where somebody with this phone applied, the newest first. */
export async function listTraces(table: Table<ParkScope>, phone: string): Promise<SeekerTrace[]> {
  const partition = seekerTraces(table.scope, hashSeeker(table, phone));
  const items = await queryItems(table, { partition, limit: MOST_TRACES });
  return items.map((item) => recordOf<SeekerTrace>(item)).sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** Forgets where somebody with this phone applied at one agency. */
export async function forgetTraces(
  table: Table<ParkScope>,
  phone: string,
  traces: readonly SeekerTrace[],
): Promise<void> {
  const hash = hashSeeker(table, phone);
  await writeRepeatable(
    table,
    traces.map(({ agencyId, positionId }) => ({ remove: seekerTraceKey(table.scope, hash, agencyId, positionId) })),
  );
}
