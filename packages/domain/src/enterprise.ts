import type { Enterprise } from "@shanhai/contract/enterprise";
import type { EnterpriseId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { sameVersion } from "./app-error.ts";
import { applyChange, type Change } from "./change.ts";

type EnterpriseInput = Omit<Enterprise, "enterpriseId" | "version" | "createdAt" | "updatedAt">;

/** The same enterprise seen again: what was empty is filled, what was known stays. */
export function mergeEnterprise(current: Enterprise, seen: EnterpriseInput, act: Pick<Act, "at">): Enterprise {
  const known = Object.fromEntries(Object.entries(current).filter(([, value]) => value !== undefined));
  return { ...seen, ...(known as Enterprise), version: current.version + 1, updatedAt: act.at };
}

export function createEnterprise(input: EnterpriseInput, act: Act): Enterprise {
  return { ...input, enterpriseId: act.newId<EnterpriseId>("ent"), version: 1, createdAt: act.at, updatedAt: act.at };
}

/** The enterprise after a change; the USCC stays. Throws `stale`. */
export function updateEnterprise(
  current: Enterprise,
  input: Change<Omit<EnterpriseInput, "uscc">> & { version: number },
  act: Act,
): Enterprise {
  sameVersion(current, input.version);
  return { ...applyChange(current, input), version: current.version + 1, updatedAt: act.at };
}
