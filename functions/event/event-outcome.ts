import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/event-outcome";
import type { EventOutcome, EventReport } from "@shanhai/contract/event-outcome";
import { found } from "@shanhai/domain/app-error";
import { readEvent } from "@shanhai/domain/event";
import { recordOutcome, reportOf } from "@shanhai/domain/event-outcome";
import { readEventPeople } from "@shanhai/domain/funnel";
import type { Request } from "@shanhai/http/serve";
import { getEvent } from "@shanhai/store/event";
import * as store from "@shanhai/store/event-outcome";
import { getEventFunnel } from "@shanhai/store/funnel";
import { getPark } from "@shanhai/store/park";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";
import { reportPdf } from "./report-pdf.ts";

export async function record(
  { act, scope, input }: Request<typeof contract.recordEventOutcome>,
  platform: Platform,
): Promise<EventOutcome> {
  const table = platform.open(scope);
  const event = found(await getEvent(table, input.params.eventId));
  return store.insertOutcome(table, act, recordOutcome(event, input.body, act));
}

export async function list(
  { scope, input }: Request<typeof contract.listEventOutcomes>,
  platform: Platform,
): Promise<Page<EventOutcome>> {
  const table = platform.open(scope);
  const { eventId } = found(await getEvent(table, input.params.eventId));
  return store.listOutcomes(table, eventId, input.query);
}

export async function remove(
  { act, scope, input }: Request<typeof contract.removeEventOutcome>,
  platform: Platform,
): Promise<EventOutcome> {
  const table = platform.open(scope);
  const { eventId, outcomeId } = input.params;
  return settle(async () => store.removeOutcome(table, act, found(await store.getOutcome(table, eventId, outcomeId))));
}

export async function getReport(
  { scope, input }: Request<typeof contract.getEventReport>,
  platform: Platform,
): Promise<EventReport> {
  const table = platform.open(scope);
  const { eventId } = input.params;
  const [event, people] = await Promise.all([getEvent(table, eventId), getEventFunnel(table, eventId)]);
  return reportOf(readEvent(found(event)), readEventPeople(people));
}

const MOST_LINES = 100;

export async function getReportFile(
  { act, scope, input }: Request<typeof contract.getEventReportFile>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getEventReportFile>> {
  const table = platform.open(scope);
  const { eventId } = input.params;
  const [event, park, lines, people] = await Promise.all([
    getEvent(table, eventId),
    getPark(table),
    store.listOutcomes(table, eventId, { limit: MOST_LINES }),
    getEventFunnel(table, eventId),
  ]);
  const report = reportOf(readEvent(found(event)), readEventPeople(people));
  const pdf = reportPdf(report, { parkName: found(park).name, lines: lines.items, today: act.today });
  return { fileName: `活动成果-${report.event.title}.pdf`, pdf: Buffer.from(pdf).toString("base64") };
}
