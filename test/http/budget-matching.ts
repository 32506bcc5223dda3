import * as contract from "@shanhai/contract/match";
import type { CandidateId, PositionId } from "@shanhai/contract/scalar";
import { personOf, placesOfPerson } from "@shanhai/domain/matchable";
import { writeRepeatable } from "@shanhai/store/batch";
import { getCandidates } from "@shanhai/store/candidate";
import { lettersOf } from "@shanhai/store/keys/key";
import { matchableKey } from "@shanhai/store/keys/matching";
import { followMatchable } from "@shanhai/store/matchable";
import { getOrder, getPosition } from "@shanhai/store/order";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import { agencyId, type Direct, PARK } from "../direct.ts";
import type { Person } from "../laptop.ts";

/** More than are compared: what is read does not grow with what is listed. */
const CROWD = 260;

/** Calls every endpoint of matching, with more people listed each time than are compared. */
export async function measureMatching(
  direct: Direct,
  owner: Person,
  { positionId, candidateId }: { positionId: string; candidateId: string },
) {
  const table = direct.platform.open(mintTenantScope(agencyId(1), PARK));
  const position = await getPosition(table, positionId as PositionId);
  const order = position && (await getOrder(table, position.orderId));
  const [record] = await getCandidates(table, [candidateId as CandidateId]);
  if (!position || !order || !record) throw new Error("Nothing to match");
  const none = { candidates: [], applications: [], placements: [], positions: [], orders: [], postings: [] };
  await followMatchable(table, { ...none, positions: [{ after: position }] });
  for (const part of ["one", "another"]) {
    const crowd = Array.from({ length: CROWD }, (_, number) => {
      const id = `can_${lettersOf(`${part}${number}`)}` as CandidateId;
      const occupation = number % 2 === 0 ? position.occupation : undefined;
      const homePlace = ["衢州市柯城区", "杭州市", "平凉市"][number % 3] ?? "";
      return personOf({ ...record, candidateId: id, homePlace, ...(occupation ? { occupation } : {}) }, []);
    });
    const writes = crowd.flatMap((person) =>
      placesOfPerson(person).map((place) => ({
        put: matchableKey(table.scope, place, person.candidateId),
        record: person,
      })),
    );
    await writeRepeatable(table, writes);
    for (const show of ["fits", "near"] as const) {
      await owner.call(contract.matchPeople, { params: { positionId }, query: { show } });
      await owner.call(contract.matchPositions, { params: { candidateId }, query: { show } });
    }
  }
  const { version, defaults } = await owner.call(contract.getMatchRule, {});
  await owner.call(contract.changeMatchRule, { body: { weights: defaults, version: version as 0 } });
}
