import type { CalendarDate } from "@shanhai/contract/scalar";
import { instant, plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { listAgencies } from "@shanhai/store/agency";
import { getPark, listParkIds } from "@shanhai/store/park";
import { listPartners } from "@shanhai/store/partner";
import type { Table } from "@shanhai/store/table";
import { putOwnUsage, putUsage } from "@shanhai/store/usage";
import { mintParkScope, mintSharedScope, mintTenantScope } from "@shanhai/tenancy/mint";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { logsUsage } from "../aws/logs-usage.ts";
import { observed } from "../observed.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import type { UsageLog } from "../usage-log.ts";

/** Today so far, and the days before once more: lines come late, and a night may have been missed. */
const DAYS_BACK = [2, 1, 0] as const;
const PAGE = 100;

interface Owner {
  ownerId: string;
  name: string;
  /** An agency with items of its own: one that is erased has none any more. */
  keepsOwn: boolean;
}

/** Everybody in a park who can have been charged: itself, its agencies and its partners. */
async function* ownersOf(park: Table<ParkScope>): AsyncGenerator<Owner> {
  const { name = "" } = (await getPark(park)) ?? {};
  yield { ownerId: park.scope.id, name, keepsOwn: false };
  let cursor: string | undefined;
  do {
    const page = await listAgencies(park, { limit: PAGE, cursor });
    for (const one of page.items) yield { ownerId: one.agencyId, name: one.name, keepsOwn: !one.erasing };
    cursor = page.cursor;
  } while (cursor);
  do {
    const page = await listPartners(park, undefined, { limit: PAGE, ...(cursor ? { cursor } : {}) });
    for (const one of page.items) yield { ownerId: one.partnerId, name: one.name, keepsOwn: false };
    cursor = page.cursor;
  } while (cursor);
}

/**
 * Adds up what each organisation took of the platform, day by day, from the functions' log, and keeps it with its park and with the
 * agency. A day counted again takes the place of what was counted before, so that running twice or a day late is no harm.
 */
export function create(platform: Platform, log: UsageLog) {
  return observed(platform, "countCosts", async (): Promise<void> => {
    const now = platform.now();
    const days: CalendarDate[] = DAYS_BACK.map((back) => plusDays(shanghaiDate(now), -back));
    const usages = await Promise.all(days.map(async (day) => ({ day, usage: await log.usageOf(day) })));
    for (const parkId of await listParkIds(platform.open(mintSharedScope()))) {
      const park = platform.open(mintParkScope(parkId));
      for await (const { ownerId, name, keepsOwn } of ownersOf(park)) {
        const own = keepsOwn ? platform.open(mintTenantScope(ownerId, parkId)) : undefined;
        for (const { day, usage } of usages) {
          const amounts = usage.get(ownerId);
          if (!amounts) continue;
          const counted = { ownerId, name, day, countedAt: instant(now), amounts };
          await putUsage(park, counted);
          if (own) await putOwnUsage(own, counted);
        }
      }
    }
  });
}

/** Settings are read when it is asked for the first time, like the platform's. */
const logsOfAws: UsageLog = {
  usageOf(day) {
    const {
      AWS_REGION: region = "",
      SHANHAI_LOGS_ENDPOINT: endpoint = "",
      SHANHAI_LOG_GROUPS: groups = "",
    } = process.env;
    return logsUsage({ endpoint, region, groups: groups.split(",") }).usageOf(day);
  },
};

export const handler = create(awsPlatform(), logsOfAws);
