import type { MatchRule, MatchWeights } from "@shanhai/contract/match";
import type { Act } from "@shanhai/domain/act";
import { DEFAULT_WEIGHTS } from "@shanhai/domain/match-marks";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { matchWeightsKey } from "./keys/matching.ts";
import { orStale } from "./replace.ts";
import { getRecord, type Table } from "./table.ts";

/** An agency's weights as kept. */
interface StoredMatchRule {
  weights: MatchWeights;
  version: number;
}

const shown = (rule: StoredMatchRule): MatchRule => ({ ...rule, defaults: DEFAULT_WEIGHTS });

export async function getMatchRule(table: Table<TenantScope>): Promise<MatchRule> {
  return shown((await getRecord(table, matchWeightsKey(table.scope))) ?? { weights: DEFAULT_WEIGHTS, version: 0 });
}

/** Saves the weights over the version they were made from. Throws `stale`. */
export async function saveMatchRule(table: Table<TenantScope>, act: Act, rule: StoredMatchRule): Promise<MatchRule> {
  const condition = rule.version === 1 ? { absent: true as const } : { equals: { version: rule.version - 1 } };
  return orStale(
    commit(table, act, {
      writes: [{ put: matchWeightsKey(table.scope), record: rule, condition }],
      records: [],
      result: shown(rule),
      detail: { ...rule.weights },
    }),
  );
}
