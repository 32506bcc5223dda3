import type { Application } from "@shanhai/contract/application";
import type { Placement } from "@shanhai/contract/placement";
import type { Position } from "@shanhai/contract/position";
import type { ApplicationId, PlacementId } from "@shanhai/contract/scalar";
import type { TimelineEntry } from "@shanhai/contract/timeline";
import type { StandingRecord } from "@shanhai/domain/agency";
import type { IntervieweeRecord, InterviewRecord } from "@shanhai/domain/interview";
import type { TenantItemsScope } from "@shanhai/tenancy/scope";
import { standingKey } from "./keys/owner.ts";
import {
  intervieweeKey,
  interviewPartition,
  orderKey,
  placementKey,
  positionKey,
  timelinePartition,
} from "./keys/pipeline.ts";
import type { StoredOrder } from "./order.ts";
import { getRecord, getRecords, queryItems, recordOf, type Table } from "./table.ts";

/** What a person's timeline, and an order's interviews, are looked through for. */
const MOST_ENTRIES = 300;
const MOST_INTERVIEWS = 100;

/** Where somebody is expected for one application, and when. */
interface Invited {
  interview: InterviewRecord;
  interviewee: IntervieweeRecord;
}

/** All that concerns one application, and nothing of another of the same person. */
export interface ApplicationProgress {
  position: Position | undefined;
  enterpriseName: string;
  agencyName: string;
  /** The agency's park. */
  parkId: string | undefined;
  /** Whether the agency works in it. */
  active: boolean;
  entries: TimelineEntry[];
  invited: Invited[];
  placement: Placement | undefined;
}

async function getInvited(
  table: Table<TenantItemsScope>,
  { applicationId, orderId, positionId }: Application,
): Promise<Invited[]> {
  const items = await queryItems(table, {
    partition: interviewPartition(table.scope, orderId),
    limit: MOST_INTERVIEWS,
  });
  const interviews = items
    .map((item) => recordOf<InterviewRecord>(item))
    .filter((interview) => interview.positionId === positionId && interview.status === "planned");
  const keys = interviews.map(({ interviewId }) => intervieweeKey(table.scope, interviewId, applicationId));
  const known = new Map((await getRecords<IntervieweeRecord>(table, keys)).map((one) => [one.interviewId, one]));
  return interviews.flatMap((interview) => {
    const interviewee = known.get(interview.interviewId);
    return interviewee && interviewee.attendance !== "cancelled" ? [{ interview, interviewee }] : [];
  });
}

async function getPlacementOf(
  table: Table<TenantItemsScope>,
  applicationId: ApplicationId,
  entries: readonly TimelineEntry[],
): Promise<Placement | undefined> {
  const ids = entries.flatMap((entry): PlacementId[] => (entry.kind === "arrived" ? [entry.placementId] : []));
  const keys = [...new Set(ids)].map((id) => placementKey(table.scope, id));
  const placements = (await getRecords<Placement>(table, keys)).filter((one) => one.applicationId === applicationId);
  return placements.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0];
}

/** What has become of an application: its part of the person's timeline, its interviews, its placement. */
export async function getProgress(
  table: Table<TenantItemsScope>,
  application: Application,
): Promise<ApplicationProgress> {
  const { candidateId, orderId, positionId, applicationId } = application;
  const [position, order, standing, items, invited] = await Promise.all([
    getRecord<Position>(table, positionKey(table.scope, positionId)),
    getRecord<StoredOrder>(table, orderKey(table.scope, orderId)),
    getRecord<StandingRecord>(table, standingKey(table.scope)),
    queryItems(table, { partition: timelinePartition(table.scope, candidateId), limit: MOST_ENTRIES }),
    getInvited(table, application),
  ]);
  const entries = items.map((item) => recordOf<TimelineEntry>(item));
  const placement = await getPlacementOf(table, applicationId, entries);
  const names = {
    enterpriseName: order?.enterpriseName ?? "",
    agencyName: standing?.name ?? "",
    parkId: standing?.parkId,
    active: standing?.status === "active",
  };
  return { position, ...names, entries, invited, placement };
}
