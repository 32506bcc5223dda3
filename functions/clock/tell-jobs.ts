import type { ParkId } from "@shanhai/contract/scalar";
import type { BoardPostingRecord } from "@shanhai/domain/board-posting";
import { instant, shanghaiDate } from "@shanhai/domain/calendar";
import { type JobAlert, jobsToTell } from "@shanhai/domain/job-alert";
import { listNewPostings } from "@shanhai/store/board-posting";
import { alertPartitions, giveDayBack, listAlerts, noteTold, takeDay } from "@shanhai/store/job-alert";
import { listParkIds } from "@shanhai/store/park";
import type { Table } from "@shanhai/store/table";
import { mintParkScope, mintSharedScope } from "@shanhai/tenancy/mint";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { readAliyunSms } from "../aliyun/sms.ts";
import { observed } from "../observed.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";

const PAGE = 100;
/** Messages on their way at the same time. */
const LANES = 8;

/**
 * Tells one person: the day is taken first, so that however often this runs at once there is one message; what was new is noted
 * as told only afterwards, so that a message that was lost with the process is made up for on the next day.
 */
async function tell(platform: Platform, park: Table<ParkScope>, alert: JobAlert, jobs: BoardPostingRecord[]) {
  const now = platform.now();
  const taken = await takeDay(park, alert, shanghaiDate(now));
  if (!taken) return;
  try {
    await platform.sms.send(alert.phone, { kind: "newJobs", count: jobs.length, link: alert.link });
    platform.meter.addMessage(park.scope.id);
  } catch (error) {
    await giveDayBack(park, taken, alert);
    throw error;
  }
  await noteTold(park, taken, instant(now));
}

/** Everybody of one park who wants to be told, a page at a time; how many could not be. */
async function tellPark(platform: Platform, parkId: ParkId): Promise<number> {
  const park = platform.open(mintParkScope(parkId));
  const now = platform.now();
  const jobs = await listNewPostings(park, instant(now));
  if (jobs.length === 0) return 0;
  let failures = 0;
  const attempt = async (alert: JobAlert) => {
    const fitting = jobsToTell(alert, jobs, shanghaiDate(now));
    if (fitting.length === 0) return;
    try {
      await tell(platform, park, alert, fitting);
    } catch (error) {
      failures += 1;
      const { alertId } = alert;
      console.log(JSON.stringify({ level: "error", worker: "tellJobs", parkId, alertId, fault: String(error) }));
    }
  };
  for (const partition of alertPartitions(park)) {
    let after: string | undefined;
    do {
      const alerts = await listAlerts(park, partition, { after, limit: PAGE });
      for (let start = 0; start < alerts.length; start += LANES) {
        await Promise.all(alerts.slice(start, start + LANES).map(attempt));
      }
      after = alerts.length === PAGE ? alerts.at(-1)?.alertId : undefined;
    } while (after);
  }
  return failures;
}

/**
 * Tells people of new jobs that they asked to be told of, one message a day and person at most. Run again, it goes on where it was
 * cut off; what fails keeps nobody else from being told, and fails the run, which is tried again.
 */
export function create(platform: Platform) {
  return observed(platform, "tellJobs", async (): Promise<void> => {
    if (!platform.sms.available()) return;
    let failures = 0;
    for (const parkId of await listParkIds(platform.open(mintSharedScope())))
      failures += await tellPark(platform, parkId);
    if (failures > 0) throw new Error(`${failures} people could not be told`);
  });
}

export const handler = create(awsPlatform(readAliyunSms));
