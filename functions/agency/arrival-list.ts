import type * as contract from "@shanhai/contract/arrival-list";
import type { ResultOf } from "@shanhai/contract/endpoint";
import { found } from "@shanhai/domain/app-error";
import { leadsTo } from "@shanhai/domain/application";
import { judgeArrival, readArrivalRow } from "@shanhai/domain/arrival-list";
import { identify } from "@shanhai/domain/candidate";
import type { Request } from "@shanhai/http/serve";
import { getApplications, readApplication } from "@shanhai/store/application";
import { claimsOf, findIdentities, getCandidates, hashIdentity } from "@shanhai/store/candidate";
import { applicationIdOf } from "@shanhai/store/keys/pipeline";
import { getPosition } from "@shanhai/store/order";
import type { Platform } from "../platform.ts";

/** Whom a list names, and how each of them stands at the position: the move itself is an ordinary move. */
export async function read(
  { scope, input }: Request<typeof contract.readArrivalList>,
  platform: Platform,
): Promise<ResultOf<typeof contract.readArrivalList>> {
  const table = platform.open(scope);
  const { positionId } = found(await getPosition(table, input.params.positionId));
  const rows = input.body.rows.map((given) => {
    const row = readArrivalRow(given);
    return { row, hashes: row ? hashIdentity(table, row) : {} };
  });
  const names = await findIdentities(
    table,
    rows.flatMap(({ hashes }) => claimsOf(hashes)),
  );
  const merged = new Map(
    (await getCandidates(table, [...new Set(names.values())])).map((one) => [one.candidateId, one]),
  );
  const people = rows.map(({ row, hashes }) => {
    const who = identify(names.get(hashes.phoneHash ?? ""), names.get(hashes.idNumberHash ?? ""));
    // Applications of records that were merged into this person are this person's.
    const own = who.kind === "person" ? [who.candidateId, ...(merged.get(who.candidateId)?.mergedIds ?? [])] : [];
    return { row, who, ids: own.map((candidateId) => applicationIdOf(positionId, candidateId)) };
  });
  const applications = await getApplications(table, [...new Set(people.flatMap(({ ids }) => ids))]);
  const above = new Set<string>();
  const results = people.map(({ row, who, ids }) => {
    const held = ids.flatMap((id) => applications.get(id) ?? []);
    const stored = held.find(({ stage }) => leadsTo(stage, "onboarded")) ?? held[0];
    const outcome = judgeArrival(row, who, stored, above);
    if (!stored) return { outcome };
    above.add(stored.applicationId);
    return { outcome, application: readApplication(stored) };
  });
  return { results };
}
