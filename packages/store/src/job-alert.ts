import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { CalendarDate, Instant, ParkId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { JobAlert } from "@shanhai/domain/job-alert";
import type { ParkScope, SharedScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { alertIdOf, jobAlertKey, jobAlertPartitions, smsLinkKey } from "./keys/seeker.ts";
import { hashSeeker } from "./one-time-code.ts";
import { getRecord, queryItems, recordOf, type Table } from "./table.ts";
import { Refused, transact } from "./write.ts";

const ONE_DAY = 24 * 60 * 60;
/** What a message led to still says that it is over, for a month. */
const LINK_OUTLIVES = 30 * ONE_DAY;
const endOf = (day: CalendarDate) => Date.parse(day) / 1000 + ONE_DAY;

/** The alert of a phone in a park, asked for or not. */
export const alertOf = (table: Table<ParkScope>, phone: string): string => alertIdOf(hashSeeker(table, phone));

export async function getAlert(table: Table<ParkScope>, alertId: string): Promise<JobAlert | undefined> {
  return getRecord(table, jobAlertKey(table.scope, alertId));
}

/** Keeps an alert over the version that it was made from. Throws `Refused` when that changed: look again. */
export async function saveAlert(table: Table<ParkScope>, act: Act, alert: JobAlert): Promise<void> {
  const { alertId, until, version, consentVersion } = alert;
  const put = jobAlertKey(table.scope, alertId);
  const condition = version === 1 ? { absent: true as const } : { equals: { version: version - 1 } };
  await commit(table, act, {
    writes: [{ put, record: { ...alert, ttl: endOf(until) }, condition }],
    records: [alertId],
    result: {},
    detail: { consentVersion, until },
  });
}

/** Ends an alert, phone and all; false when there is none any more. */
export async function removeAlert(table: Table<ParkScope>, act: Act, alertId: string): Promise<boolean> {
  try {
    const writes = [{ remove: jobAlertKey(table.scope, alertId), condition: { exists: true as const } }];
    await commit(table, act, { writes, records: [alertId], result: {} });
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

/** A page of a park's alerts in one of their partitions, in the order of their ids. */
export async function listAlerts(
  table: Table<ParkScope>,
  partition: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<JobAlert[]> {
  const items = await queryItems(table, { partition, after, limit, ascending: true });
  return items.map((item) => recordOf<JobAlert>(item));
}

export const alertPartitions = ({ scope }: Table<ParkScope>): string[] => jobAlertPartitions(scope);

/** Writes over the version that was read; undefined when somebody changed or ended it meanwhile. */
async function step(
  table: Table<ParkScope>,
  { alertId, version }: JobAlert,
  set: Partial<Record<keyof JobAlert, unknown>>,
): Promise<number | undefined> {
  const update = jobAlertKey(table.scope, alertId);
  try {
    await transact(table, [{ update, set: { ...set, version: version + 1 }, condition: { equals: { version } } }]);
    return version + 1;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** Takes the day's one message for an alert; undefined when another run has it, or the person changed it. */
export async function takeDay(
  table: Table<ParkScope>,
  alert: JobAlert,
  today: CalendarDate,
): Promise<JobAlert | undefined> {
  const version = await step(table, alert, { sentOn: today });
  return version === undefined ? undefined : { ...alert, sentOn: today, version };
}

/** Gives the day back whose message could not be sent. */
export async function giveDayBack(table: Table<ParkScope>, taken: JobAlert, before: JobAlert): Promise<void> {
  await step(table, taken, { sentOn: before.sentOn });
}

/** Notes that all that was new by then has been told. */
export async function noteTold(table: Table<ParkScope>, taken: JobAlert, toldThrough: Instant): Promise<void> {
  await step(table, taken, { toldThrough });
}

/** Where a short address in a message leads: it belongs to nobody, and names nobody. */
export interface SmsLink {
  parkId: ParkId;
  alertId: string;
}

/** Keeps where a short address leads, until a month after the alert's last day. */
export async function putSmsLink(table: Table<SharedScope>, { link, until }: JobAlert, to: SmsLink): Promise<void> {
  const Item = { ...smsLinkKey(table.scope, link), ...to, ttl: endOf(until) + LINK_OUTLIVES };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
}

export async function getSmsLink(table: Table<SharedScope>, link: string): Promise<SmsLink | undefined> {
  return getRecord(table, smsLinkKey(table.scope, link));
}

export async function removeSmsLink(table: Table<SharedScope>, link: string): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: smsLinkKey(table.scope, link) }));
}
