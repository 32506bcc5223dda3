import type { ApplicationId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { countStages, insertApplication, type StoredApplication, stepOn } from "./application.ts";
import { claimIdentities, type IdentityClaim, putCandidate } from "./candidate.ts";
import { commit } from "./commit.ts";
import type { Table } from "./table.ts";

/**
 * Keeps an application that somebody made by a job's page, with the position's counters and (`created`) the person where
 * nobody on file has the phone, in one transaction. Throws `Refused` when the application, the phone or the person came or
 * went meanwhile: look again and decide anew.
 */
export async function insertSelfApplication(
  table: Table<TenantScope>,
  act: Act,
  {
    record,
    created,
  }: {
    record: StoredApplication;
    created?: { candidate: CandidateRecord; claims: readonly IdentityClaim[] };
  },
): Promise<ApplicationId> {
  const { scope } = table;
  const { applicationId, positionId, orderId } = record;
  return commit(table, act, {
    writes: [
      ...(created
        ? [
            ...claimIdentities(table, created.candidate.candidateId, created.claims),
            putCandidate(table, created.candidate),
          ]
        : []),
      ...insertApplication(scope, record),
    ],
    records: [applicationId, positionId, orderId, ...(created ? [created.candidate.candidateId] : [])],
    result: applicationId,
  });
}

/**
 * Withdraws somebody's own application, with the position's counters, in one transaction. Throws `Refused` when it went
 * another way meanwhile: look again and decide anew.
 */
export async function withdrawSelfApplication(
  table: Table<TenantScope>,
  act: Act,
  application: StoredApplication,
  reason: string,
): Promise<void> {
  const { applicationId, positionId, orderId, stage } = application;
  await commit(table, act, {
    writes: [
      stepOn(table.scope, act, { application, to: "withdrawn", reason }),
      countStages(table.scope, positionId, { stages: { [stage]: -1, withdrawn: 1 }, filled: 0 }),
    ],
    records: [applicationId, positionId, orderId],
    result: applicationId,
    detail: { from: stage, to: "withdrawn" },
  });
}
