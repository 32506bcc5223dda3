import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { EventOutcome } from "@shanhai/contract/event-outcome";
import type { EventId, EventOutcomeId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { eventKey, eventOutcomeKey, eventOutcomePartition } from "./keys/event.ts";
import { listNewest } from "./listing.ts";
import { getRecord, type Table } from "./table.ts";

/** Keeps a line, and adds it to its event's figures in the same transaction. */
export async function insertOutcome(table: Table<ParkScope>, act: Act, line: EventOutcome): Promise<EventOutcome> {
  const { scope } = table;
  const { eventId, outcomeId, metric, count } = line;
  return commit(table, act, {
    writes: [
      { put: eventOutcomeKey(scope, eventId, outcomeId), record: line, condition: { absent: true } },
      { update: eventKey(scope, eventId), add: { [`outcomes.${metric}`]: count }, condition: { exists: true } },
    ],
    records: [eventId, outcomeId],
    result: line,
    detail: { metric, count },
  });
}

export async function getOutcome(
  table: Table<ParkScope>,
  event: EventId,
  id: EventOutcomeId,
): Promise<EventOutcome | undefined> {
  return getRecord(table, eventOutcomeKey(table.scope, event, id));
}

export async function listOutcomes(
  table: Table<ParkScope>,
  event: EventId,
  page: PageQuery,
): Promise<Page<EventOutcome>> {
  const partitions = [eventOutcomePartition(table.scope, event)];
  return listNewest(table, { name: `eventOutcome:${event}`, partitions }, page);
}

/** Takes a line back, once. Throws `Refused` when it is gone already. */
export async function removeOutcome(table: Table<ParkScope>, act: Act, line: EventOutcome): Promise<EventOutcome> {
  const { scope } = table;
  const { eventId, outcomeId, metric, count } = line;
  return commit(table, act, {
    writes: [
      { remove: eventOutcomeKey(scope, eventId, outcomeId), condition: { exists: true } },
      { update: eventKey(scope, eventId), add: { [`outcomes.${metric}`]: -count } },
    ],
    records: [eventId, outcomeId],
    result: line,
    detail: { metric, count },
  });
}
