import { MOST_MESSAGES } from "@shanhai/contract/conversation";
import type { ApplicationId } from "@shanhai/contract/scalar";
import type { Holding } from "@shanhai/domain/access-export";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import { getApplications } from "@shanhai/store/application";
import { listCareServices } from "@shanhai/store/care-service";
import { listMessages } from "@shanhai/store/conversation";
import { findNaming, getPlacementsOf } from "@shanhai/store/erasure";
import { listInterviewed } from "@shanhai/store/interviewed";
import { getOrderNames, getPositions } from "@shanhai/store/order";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";

/**
 * All that an agency has of one person and of nobody else: the same records that an erasure would go through. `known` are
 * applications that the timeline may not have been told of yet.
 */
export async function heldData(
  table: Table<TenantScope>,
  candidate: CandidateRecord,
  { agencyName, known = [] }: { agencyName: string; known?: readonly ApplicationId[] },
): Promise<Holding> {
  const naming = await findNaming(table, [candidate.candidateId, ...(candidate.mergedIds ?? [])]);
  const [found, placements] = await Promise.all([
    getApplications(table, [...new Set([...known, ...naming.applicationIds])]),
    getPlacementsOf(table, naming.placementIds),
  ]);
  const records = [...found.values()];
  const [positions, orders] = await Promise.all([
    getPositions(table, [...new Set(records.map(({ positionId }) => positionId))]),
    getOrderNames(table, [...new Set(records.map(({ orderId }) => orderId))]),
  ]);
  const titleOf = new Map(positions.map(({ positionId, title }) => [positionId, title]));
  const enterpriseOf = new Map(orders.map(({ orderId, enterpriseName }) => [orderId, enterpriseName]));
  return {
    agencyName,
    candidate,
    applications: await Promise.all(
      records.map(async (record) => ({
        record,
        position: titleOf.get(record.positionId),
        enterprise: enterpriseOf.get(record.orderId),
        interviews: await listInterviewed(table, record.applicationId),
        messages: (await listMessages(table, record.applicationId, { limit: MOST_MESSAGES })).items.toReversed(),
      })),
    ),
    placements: await Promise.all(
      placements.map(async (record) => ({ record, services: await listCareServices(table, record.placementId) })),
    ),
  };
}
