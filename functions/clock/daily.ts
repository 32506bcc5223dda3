import { shanghaiDate } from "@shanhai/domain/calendar";
import { listLeaving } from "@shanhai/store/agency";
import { listParkIds } from "@shanhai/store/park";
import { mintParkScope, mintSharedScope } from "@shanhai/tenancy/mint";
import { backgroundAct } from "../background-act.ts";
import { observed } from "../observed.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import type { Attempt } from "./attempt.ts";
import { endPostings } from "./end-postings.ts";
import { eraseAgency } from "./erase-agency.ts";
import { eraseFromPartners } from "./erase-from-partners.ts";
import { eraseKept } from "./erase-kept.ts";
import { finishErasures } from "./finish-erasures.ts";
import { forecastDemand } from "./forecast-demand.ts";
import { makeRelays } from "./make-relays.ts";

/**
 * What a day brings, park by park: postings whose last day has passed leave the board, stations have their month's relay, demand is forecast anew,
 * people who asked for it are erased to the end, and those who were kept long enough, agencies that left when their time has come. Doing it twice, or a day late, is no
 * harm. What fails does not keep the rest; it fails the run, which is tried again.
 */
export function create(platform: Platform) {
  return observed(platform, "daily", async (): Promise<void> => {
    const today = shanghaiDate(platform.now());
    let failures = 0;
    const attempt: Attempt = async (what, act) => {
      try {
        await act();
      } catch (error) {
        failures += 1;
        console.log(JSON.stringify({ level: "error", worker: "daily", ...what, fault: String(error) }));
      }
    };
    for (const parkId of await listParkIds(platform.open(mintSharedScope()))) {
      const park = platform.open(mintParkScope(parkId));
      await attempt({ parkId, act: "endPostings" }, () => endPostings(platform, park, today));
      await attempt({ parkId, act: "makeRelays" }, () => makeRelays(platform, park, attempt));
      await attempt({ parkId, act: "forecastDemand" }, () => forecastDemand(platform, park, today));
      await attempt({ parkId, act: "finishErasures" }, () => finishErasures(platform, park, attempt));
      await attempt({ parkId, act: "forgetKept" }, () => eraseKept(platform, park, attempt));
      await attempt({ parkId, act: "erasePerson" }, () => eraseFromPartners(platform, park, attempt));
      for (const agencyId of await listLeaving(park, today)) {
        const act = backgroundAct(platform, "eraseAgency");
        await attempt({ agencyId }, () => eraseAgency(platform, act, park, agencyId));
      }
    }
    if (failures > 0) throw new Error(`${failures} of the day's acts failed`);
  });
}

export const handler = create(awsPlatform());
