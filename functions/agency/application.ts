import { createHash } from "node:crypto";
import type * as contract from "@shanhai/contract/application";
import type { Application } from "@shanhai/contract/application";
import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type { ApplicationId, CandidateId, PositionId } from "@shanhai/contract/scalar";
import { found } from "@shanhai/domain/app-error";
import { recommend } from "@shanhai/domain/application";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import { openForWork } from "@shanhai/domain/order";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/application";
import { getCandidates } from "@shanhai/store/candidate";
import { remember } from "@shanhai/store/commit";
import { applicationIdOf } from "@shanhai/store/keys/pipeline";
import { getOrder, getPosition } from "@shanhai/store/order";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

/**
 * Applications to the position under records that were merged into these people: they are theirs, unless they have one of
 * their own.
 */
async function inheritedApplications(
  table: Table<TenantScope>,
  positionId: PositionId,
  candidates: readonly CandidateRecord[],
): Promise<Map<CandidateId, ApplicationId>> {
  const merged = candidates.flatMap(({ candidateId, mergedIds = [] }) => {
    const ids = [candidateId, ...mergedIds].map((id) => applicationIdOf(positionId, id));
    return mergedIds.length > 0 ? [{ candidateId, ids }] : [];
  });
  if (merged.length === 0) return new Map();
  const held = await store.getMovable(
    table,
    merged.flatMap(({ ids }) => ids),
  );
  return new Map(
    merged.flatMap(({ candidateId, ids: [own, ...others] }) => {
      const inherited = own && held.has(own) ? undefined : others.find((id) => held.has(id));
      return inherited ? [[candidateId, inherited] as const] : [];
    }),
  );
}

/**
 * Recommends candidates in parts of one transaction each. Safe to retry without more ado: an application's id is made of
 * its position and candidate, and with the same Idempotency-Key the rows of the first try read as `created` again.
 */
export async function recommendMany(
  { act, scope, input }: Request<typeof contract.recommendCandidates>,
  platform: Platform,
): Promise<ResultOf<typeof contract.recommendCandidates>> {
  const table = platform.open(scope);
  const { candidateIds } = input.body;
  const position = found(await getPosition(table, input.params.positionId));
  const order = found(await getOrder(table, position.orderId));
  // A retry is answered whatever has become of the order since.
  if (!(await remember(table, act))) openForWork(order);
  const candidates = new Map((await getCandidates(table, candidateIds)).map((one) => [one.candidateId, one]));
  const mark = createHash("sha256")
    .update(act.idempotency ? `${act.subject}\n${act.idempotency.key}` : act.requestId)
    .digest("hex")
    .slice(0, 32);
  const inherited = await inheritedApplications(table, position.positionId, [...candidates.values()]);
  const records = candidateIds.flatMap((candidateId) => {
    const candidate = candidates.get(candidateId);
    if (!candidate || inherited.has(candidateId)) return [];
    const id = applicationIdOf(position.positionId, candidateId);
    return [{ ...recommend(id, position, candidate, act), act: mark }];
  });
  const { existing, gone } = await store.insertApplications(table, act, position, records);
  return {
    results: candidateIds.map((candidateId) => {
      if (!candidates.has(candidateId)) return { candidateId, outcome: "notFound" as const };
      const taken = inherited.get(candidateId);
      if (taken) return { candidateId, applicationId: taken, outcome: "existing" as const };
      const applicationId = applicationIdOf(position.positionId, candidateId);
      if (gone.has(applicationId)) return { candidateId, outcome: "notFound" as const };
      const earlier = existing.get(applicationId);
      return { candidateId, applicationId, outcome: earlier && earlier.act !== mark ? "existing" : "created" };
    }),
  };
}

export async function list(
  { scope, input }: Request<typeof contract.listApplications>,
  platform: Platform,
): Promise<Page<Application>> {
  const table = platform.open(scope);
  const { positionId } = found(await getPosition(table, input.params.positionId));
  const page = await store.listApplications(table, positionId, input.query);
  return { ...page, items: page.items.map(store.readApplication) };
}
