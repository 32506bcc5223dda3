import type * as contract from "@shanhai/contract/arrival-list";
import type { ResultOf } from "@shanhai/contract/endpoint";
import { found } from "@shanhai/domain/app-error";
import { judgeArrival, readArrivalRow } from "@shanhai/domain/arrival-list";
import { identify } from "@shanhai/domain/candidate";
import type { Request } from "@shanhai/http/serve";
import { getApplications, readApplication } from "@shanhai/store/application";
import { claimsOf, findIdentities, hashIdentity } from "@shanhai/store/candidate";
import { applicationIdOf } from "@shanhai/store/keys";
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
  const people = rows.map(({ row, hashes }) => {
    const who = identify(names.get(hashes.phoneHash ?? ""), names.get(hashes.idNumberHash ?? ""));
    return { row, who, id: who.kind === "person" ? applicationIdOf(positionId, who.candidateId) : undefined };
  });
  const ids = new Set(people.flatMap(({ id }) => id ?? []));
  const applications = await getApplications(table, [...ids]);
  const above = new Set<string>();
  const results = people.map(({ row, who, id }) => {
    const stored = id && applications.get(id);
    const outcome = judgeArrival(row, who, stored, above);
    if (!stored) return { outcome };
    above.add(stored.applicationId);
    return { outcome, application: readApplication(stored) };
  });
  return { results };
}
