import { shanghaiDate } from "@shanhai/domain/calendar";
import { listLeaving } from "@shanhai/store/agency";
import { listParkIds } from "@shanhai/store/park";
import { mintParkScope, mintSharedScope } from "@shanhai/tenancy/mint";
import { backgroundAct } from "../background-act.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import { eraseAgency } from "./erase-agency.ts";

/**
 * What a day brings, park by park: agencies that left are erased when their time has come. Doing it twice, or a day late, is
 * no harm. What fails does not keep the rest; it fails the run, which is tried again.
 */
export function create(platform: Platform) {
  return async (): Promise<void> => {
    const today = shanghaiDate(platform.now());
    let failures = 0;
    for (const parkId of await listParkIds(platform.open(mintSharedScope()))) {
      const park = platform.open(mintParkScope(parkId));
      for (const agencyId of await listLeaving(park, today)) {
        try {
          await eraseAgency(platform, backgroundAct(platform, "eraseAgency"), park, agencyId);
        } catch (error) {
          failures += 1;
          console.log(JSON.stringify({ level: "error", worker: "daily", agencyId, fault: String(error) }));
        }
      }
    }
    if (failures > 0) throw new Error(`${failures} agencies could not be erased`);
  };
}

export const handler = create(awsPlatform());
