import { type AgencyId, ParkId } from "@shanhai/contract/scalar";
import { rebuildFigures } from "@shanhai/store/rebuild";
import { rebuildSupply } from "@shanhai/store/rebuild-supply";
import { rebuildTalent } from "@shanhai/store/rebuild-talent";
import { mintParkScope, mintTenantScope } from "@shanhai/tenancy/mint";
import * as z from "zod/mini";
import { observed } from "../observed.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";

const Rebuild = z.object({ parkId: ParkId });

/**
 * Makes a park's figures anew from its agencies' own records. No route leads here: an operator invokes the function while
 * the projections rest. Throws a ZodError when the input names no park.
 */
export function create(platform: Platform) {
  return observed(platform, "rebuild", async (event: unknown) => {
    const { parkId } = Rebuild.parse(event);
    const park = platform.open(mintParkScope(parkId));
    const open = (agencyId: AgencyId) => platform.open(mintTenantScope(agencyId, parkId));
    const figures = await rebuildFigures(park, open);
    return {
      ...figures,
      written: figures.written + (await rebuildSupply(park, open)) + (await rebuildTalent(park, open)),
    };
  });
}

export const handler = create(awsPlatform());
