import { setTimeout as pause } from "node:timers/promises";
import type { CalendarDate } from "@shanhai/contract/scalar";
import { AMOUNTS, type Amounts } from "@shanhai/contract/usage";
import { plusDays, startOfDay } from "@shanhai/domain/calendar";
import { addAmounts } from "@shanhai/domain/usage";
import { USAGE_QUERY, type UsageLog } from "../usage-log.ts";
import { environmentCredentials } from "./environment-credentials.ts";
import { sendSigned } from "./signed-request.ts";

export interface LogsTarget {
  /** Where CloudWatch Logs answers. */
  endpoint: string;
  region: string;
  groups: readonly string[];
  pollMs?: number;
}

interface QueryResults {
  status: string;
  results?: { field: string; value: string }[][];
}

/** Log groups that one query may name. */
const MOST_GROUPS = 50;

const FAILED = ["Failed", "Cancelled", "Timeout", "Unknown"];

function readRow(row: readonly { field: string; value: string }[]): [string, Amounts] {
  const values = new Map(row.map(({ field, value }) => [field, value]));
  const amounts = Object.fromEntries(AMOUNTS.map((name) => [name, Number(values.get(`${name}Sum`) ?? 0)]));
  return [values.get("tenant") ?? "", addAmounts([amounts])];
}

/** Asks Logs Insights over all functions' logs of a day; `$0.005` a GB of lines, and nothing of any request's time. */
export function logsUsage({ endpoint, region, groups, pollMs = 1000 }: LogsTarget): UsageLog {
  async function send<Answer>(action: string, input: object): Promise<Answer> {
    const { status, body } = await sendSigned(
      { service: "logs", region, credentials: environmentCredentials() },
      {
        method: "POST",
        url: new URL(endpoint),
        headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": `Logs_20140328.${action}` },
        body: JSON.stringify(input),
      },
    );
    if (status !== 200) throw new Error(`CloudWatch Logs answered ${status} to ${action}`);
    return JSON.parse(Buffer.from(body).toString()) as Answer;
  }

  async function ask(day: CalendarDate, logGroupNames: readonly string[]): Promise<[string, Amounts][]> {
    const seconds = (date: CalendarDate) => Date.parse(startOfDay(date)) / 1000;
    const { queryId } = await send<{ queryId: string }>("StartQuery", {
      logGroupNames,
      startTime: seconds(day),
      // Both ends are included.
      endTime: seconds(plusDays(day, 1)) - 1,
      queryString: USAGE_QUERY,
    });
    for (;;) {
      const { status, results = [] } = await send<QueryResults>("GetQueryResults", { queryId });
      if (status === "Complete") return results.map(readRow);
      if (FAILED.includes(status)) throw new Error(`The query of ${day} ended as ${status}`);
      await pause(pollMs);
    }
  }

  return {
    async usageOf(day: CalendarDate) {
      const sums = new Map<string, Amounts>();
      for (let from = 0; from < groups.length; from += MOST_GROUPS)
        for (const [owner, amounts] of await ask(day, groups.slice(from, from + MOST_GROUPS)))
          sums.set(owner, addAmounts([sums.get(owner) ?? {}, amounts]));
      return sums;
    },
  };
}
