import { AgencyId } from "@shanhai/contract/scalar";
import { copyAgency, removeCopied } from "@shanhai/store/dedicated";
import { dedicatedTable } from "@shanhai/store/schema";
import { getOrganisation } from "@shanhai/store/standing";
import { mintMemberScope, mintSharedScope, mintSweepScope, mintTenantItemsScope } from "@shanhai/tenancy/mint";
import type { Context } from "aws-lambda";
import * as z from "zod/mini";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";

const Dedicate = z.object({
  agencyId: AgencyId,
  /** First `copy`, with the table there and nothing using it; then, once the functions use it, `remove`. */
  step: z.enum(["copy", "remove"]),
  /** What an earlier run answered as `next`. */
  after: z.optional(z.object({ pk: z.string(), sk: z.string() })),
});

/** Kept for the page at hand when the function's time runs out. */
const LAST_MS = 60_000;

/**
 * Moves an agency into a table of its own. No route leads here: an operator invokes the function, again with `after` as long as it
 * answers `next`. Throws a ZodError for another input, and what is wrong where the agency is at work or the table not the one in use.
 */
export function create(platform: Platform) {
  return async (event: unknown, context?: Pick<Context, "getRemainingTimeInMillis">) => {
    const { agencyId, step, after } = Dedicate.parse(event);
    const status = (await getOrganisation(platform.open(mintMemberScope()), agencyId))?.status;
    if (status !== "suspended")
      throw new Error(`${agencyId} is ${status}: suspend it, and wait until its work has settled`);
    const common = platform.open(mintSharedScope()).name;
    const tenant = platform.open(mintTenantItemsScope(agencyId));
    const own = dedicatedTable(common, agencyId);
    if (step === "copy" && tenant.name !== common) throw new Error(`${agencyId} has its own table already`);
    if (step === "remove" && tenant.name !== own) throw new Error(`${agencyId} still uses the common table`);
    const moving = {
      keys: { ...platform.open(mintSweepScope(agencyId)), name: common },
      from: { ...tenant, name: common },
      to: { ...tenant, name: own },
      enough: () => context !== undefined && context.getRemainingTimeInMillis() < LAST_MS,
      after,
    };
    return step === "copy" ? copyAgency(moving) : removeCopied(moving);
  };
}

export const handler = create(awsPlatform());
