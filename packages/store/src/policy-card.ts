import { MOST_POLICY_CARDS, type PolicyCard } from "@shanhai/contract/policy-card";
import type { PolicyCardId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { partition } from "./keys/owner.ts";
import { policyCardKey } from "./keys/seeker.ts";
import { replaceVersion } from "./replace.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";
import { Refused } from "./write.ts";

/** Keeps a new card. */
export async function insertPolicyCard(table: Table<ParkScope>, act: Act, card: PolicyCard): Promise<PolicyCard> {
  const put = policyCardKey(table.scope, card.policyCardId);
  return commit(table, act, {
    writes: [{ put, record: card, condition: { absent: true } }],
    records: [card.policyCardId],
    result: card,
  });
}

/** Replaces a card by its next version. Throws `stale`. */
export async function savePolicyCard(table: Table<ParkScope>, act: Act, card: PolicyCard): Promise<PolicyCard> {
  return replaceVersion(table, act, policyCardKey(table.scope, card.policyCardId), card, card.policyCardId);
}

/** Keeps cards at their new places, all or none. Throws `stale` when one of them changed or went away meanwhile. */
export async function movePolicyCards(
  table: Table<ParkScope>,
  act: Act,
  moved: readonly PolicyCard[],
  result: { cards: PolicyCard[] },
): Promise<{ cards: PolicyCard[] }> {
  try {
    return await commit(table, act, {
      writes: moved.map((card) => ({
        put: policyCardKey(table.scope, card.policyCardId),
        record: card,
        condition: { equals: { version: card.version - 1 } },
      })),
      records: moved.map(({ policyCardId }) => policyCardId),
      result,
    });
  } catch (error) {
    throw error instanceof Refused ? new AppError("stale") : error;
  }
}

/** Takes a card out, in whatever version. Throws `notFound` when it is gone already. */
export async function removePolicyCard(table: Table<ParkScope>, act: Act, card: PolicyCard): Promise<PolicyCard> {
  try {
    return await commit(table, act, {
      writes: [{ remove: policyCardKey(table.scope, card.policyCardId), condition: { exists: true } }],
      records: [card.policyCardId],
      result: card,
    });
  } catch (error) {
    throw error instanceof Refused ? new AppError("notFound") : error;
  }
}

export async function getPolicyCard(table: Table<ParkScope>, id: PolicyCardId): Promise<PolicyCard | undefined> {
  return getRecord(table, policyCardKey(table.scope, id));
}

/** All of a park's cards, in no order: one query. */
export async function listPolicyCards(table: Table<ParkScope>): Promise<PolicyCard[]> {
  // Two that are added at once may be one too many.
  const query = { partition: partition(table.scope, "policyCard"), limit: MOST_POLICY_CARDS + 10 };
  return (await queryItems(table, query)).map((item) => recordOf<PolicyCard>(item));
}
