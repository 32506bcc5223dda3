import type { AgencyId } from "@shanhai/contract/scalar";
import type { BoardPostingRecord } from "@shanhai/domain/board-posting";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import { getApplications, type StoredApplication } from "@shanhai/store/application";
import { getBoardPostings } from "@shanhai/store/board-posting";
import { claimsOf, findIdentities, getCandidates, hashIdentity } from "@shanhai/store/candidate";
import { applicationIdOf } from "@shanhai/store/keys/pipeline";
import { listTraces, type SeekerTrace } from "@shanhai/store/seeker-trace";
import type { Table } from "@shanhai/store/table";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { ParkScope, TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

/** An application with what the board has of its job. */
export interface OwnApplication {
  record: StoredApplication;
  job: BoardPostingRecord | undefined;
}

/** Somebody as one agency has them: nobody, where the phone names nobody there any more. */
export interface OwnPerson {
  table: Table<TenantScope>;
  agencyId: AgencyId;
  agencyName: string;
  candidate: CandidateRecord | undefined;
  applications: OwnApplication[];
  traces: SeekerTrace[];
}

async function personAt(
  table: Table<TenantScope>,
  phone: string,
  traces: SeekerTrace[],
  jobs: Awaited<ReturnType<typeof getBoardPostings>>,
): Promise<OwnPerson> {
  const names = await findIdentities(table, claimsOf(hashIdentity(table, { phone })));
  const [candidate] = await getCandidates(table, [...names.values()]);
  // Applications of records that were merged into this one are the person's.
  const people = candidate ? [candidate.candidateId, ...(candidate.mergedIds ?? [])] : [];
  const ids = traces.flatMap(({ positionId }) => people.map((id) => applicationIdOf(positionId, id)));
  const records = await getApplications(table, ids);
  const jobOf = new Map(traces.map(({ positionId, postingId }) => [positionId, jobs.get(postingId)]));
  const applications = [...records.values()].map((record) => ({ record, job: jobOf.get(record.positionId) }));
  const agencyName = applications.map(({ job }) => job?.agencyName).find((name) => name) ?? "";
  return { table, agencyId: table.scope.id, agencyName, candidate, applications, traces };
}

/**
 * What is somebody's own, agency by agency. Only for a phone that was proven: an agency's scope is minted because the park noted
 * that this phone applied there, and what is looked up in it is this phone alone, and jobs of the board it applied to.
 */
export async function findOwn(platform: Platform, park: Table<ParkScope>, phone: string): Promise<OwnPerson[]> {
  const traces = await listTraces(park, phone);
  const jobs = await getBoardPostings(
    park,
    traces.map(({ postingId }) => postingId),
  );
  const agencies = [...new Set(traces.map(({ agencyId }) => agencyId))];
  return Promise.all(
    agencies.map((agencyId) => {
      const own = traces.filter((trace) => trace.agencyId === agencyId);
      return personAt(platform.open(mintTenantScope(agencyId, park.scope.id)), phone, own, jobs);
    }),
  );
}
