import type { SelfApplication } from "@shanhai/contract/job-application";
import type { ApplicationId, Instant } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import { countersOf } from "@shanhai/domain/move";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { countStages, insertApplication, type StoredApplication, stepOn } from "./application.ts";
import { claimIdentities, type IdentityClaim, putCandidate } from "./candidate.ts";
import { commit } from "./commit.ts";
import { useRecord } from "./in-use.ts";
import { countJobSource } from "./job-source.ts";
import { endedFormKey } from "./keys/seeker.ts";
import { getRecord, type Table } from "./table.ts";
import { once } from "./write.ts";

/**
 * Keeps an application that somebody made by a job's page, with the position's counters, its source's and (`created`) the person where
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
      ...(record.source ? [countJobSource(scope, positionId, record.source)] : []),
    ],
    records: [applicationId, positionId, orderId, ...(created ? [created.candidate.candidateId] : [])],
    result: applicationId,
  });
}

/**
 * Takes an application back for the person who made it, with the position's counters. Throws `Refused` when it changed since
 * it was read: look again.
 */
export async function withdrawSelfApplication(
  table: Table<TenantScope>,
  act: Act,
  application: StoredApplication,
  reason: string,
): Promise<void> {
  const { scope } = table;
  const { applicationId, positionId, orderId } = application;
  await commit(table, act, {
    writes: [
      // The audit is kept for good and names the page; who it was, the application says.
      stepOn(scope, { name: application.candidateName, at: act.at }, { application, to: "withdrawn", reason }),
      ...[...countersOf([{ application, to: "withdrawn" }])].map(([id, change]) => countStages(scope, id, change)),
    ],
    records: [applicationId, positionId, orderId],
    result: {},
  });
}

/**
 * Takes a withdrawn application up again, since its person applied once more: back at the beginning, with what was sent now and the
 * position's counters; where they first came from stays. Throws `Refused` when it changed since it was read: look again.
 */
export async function renewSelfApplication(
  table: Table<TenantScope>,
  act: Act,
  application: StoredApplication,
  { by, applied, request }: { by: string; applied: SelfApplication; request: string },
): Promise<ApplicationId> {
  const { scope } = table;
  const { applicationId, positionId, orderId, candidateId } = application;
  const sent = { applied, renewal: { request, at: act.at } };
  return commit(table, act, {
    writes: [
      stepOn(scope, { name: by, at: act.at }, { application, to: "recommended", sent }),
      useRecord(scope, candidateId),
      ...[...countersOf([{ application, to: "recommended" }])].map(([id, change]) => countStages(scope, id, change)),
    ],
    records: [applicationId, positionId, orderId],
    result: applicationId,
  });
}

/** A form is remembered as ended for as long as anybody looks at what became of it. */
const REMEMBERED_SECONDS = 400 * 24 * 60 * 60;

/** Notes that the sender of a form took it back whose application somebody else had made before: that one goes on. */
export async function endForm(table: Table<TenantScope>, act: Pick<Act, "at">, request: string): Promise<void> {
  const ttl = Math.floor(Date.parse(act.at) / 1000) + REMEMBERED_SECONDS;
  const put = endedFormKey(table.scope, request);
  await once(table, [{ put, record: { endedAt: act.at, ttl }, condition: { absent: true } }]);
}

/** When that was, if it was. */
export async function getEndedForm(
  table: Table<TenantItemsScope>,
  request: string,
): Promise<{ endedAt: Instant } | undefined> {
  return getRecord(table, endedFormKey(table.scope, request));
}
