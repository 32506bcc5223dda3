import type { Grant } from "@shanhai/contract/grant";
import type { Act } from "@shanhai/domain/act";
import { requireGrant } from "@shanhai/domain/grant";
import { grantsFor } from "@shanhai/store/grant";
import type { Scope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

/** Asks the partner's own partition whether an agreement in force opens something. Throws `agreement.notInForce`. */
export function requireOn(platform: Platform) {
  return async (scope: Scope, grant: Grant, act: Act): Promise<void> => {
    if (scope.kind === "partner") requireGrant(await grantsFor(platform.open(scope), act), grant);
  };
}
