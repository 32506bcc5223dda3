import type { CalendarDate } from "@shanhai/contract/scalar";
import { AMOUNTS, type Amounts } from "@shanhai/contract/usage";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { addAmounts } from "@shanhai/domain/usage";

/** The day whose lines hold what is written at that moment. */
export const dayOfLog = (at: Date): CalendarDate => shanghaiDate(at);

/** What the functions' log says was taken, by owner: Logs Insights (`aws/logs-usage.ts`), or the laptop's file of the day. */
export interface UsageLog {
  usageOf(day: CalendarDate): Promise<Map<string, Amounts>>;
}

/** Adds lines up as Logs Insights does: those that name whose they are. */
export async function addUpLines(lines: AsyncIterable<string>): Promise<Map<string, Amounts>> {
  const sums = new Map<string, Amounts>();
  for await (const line of lines) {
    const told = JSON.parse(line) as { tenant?: string } & Partial<Amounts>;
    if (told.tenant) sums.set(told.tenant, addAmounts([sums.get(told.tenant) ?? {}, told]));
  }
  return sums;
}

/** The same as a query. Its names are those of the lines: an invocation's line has all but `requests`. */
export const USAGE_QUERY = [
  "filter ispresent(tenant) and ispresent(gbMs)",
  `stats ${AMOUNTS.map((name) => `sum(${name}) as ${name}Sum`).join(", ")} by tenant`,
  "limit 10000",
].join(" | ");
