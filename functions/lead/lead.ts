import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/lead";
import type { Lead } from "@shanhai/contract/lead";
import type { LeadId } from "@shanhai/contract/scalar";
import { APPLY_PATH } from "@shanhai/contract/visitor-routes";
import { AppError, found, sameVersion } from "@shanhai/domain/app-error";
import * as domain from "@shanhai/domain/lead";
import { type LeadRecord, readLead } from "@shanhai/domain/lead";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/lead";
import { countsOf, readTallies } from "@shanhai/store/lead-tally";
import { getOnboarding, nameLead } from "@shanhai/store/onboarding";
import type { Table } from "@shanhai/store/table";
import { Refused } from "@shanhai/store/write";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { captureFor } from "../capture.ts";
import { writeApplyingToken } from "../onboarding-token.ts";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createLead>,
  platform: Platform,
): Promise<ResultOf<typeof contract.createLead>> {
  return captureFor(platform.open(scope), act, input.body, "staff");
}

export async function list(
  { act, scope, input }: Request<typeof contract.listLeads>,
  platform: Platform,
): Promise<Page<Lead>> {
  const table = platform.open(scope);
  const { kind, status, eventId, ...page } = input.query;
  const read =
    status === "overdue"
      ? store.listOverdue(table, { kind, eventId }, act.today, page)
      : store.listLeads(table, { kind, status, eventId }, page);
  const listed = await read;
  return { ...listed, items: listed.items.map(readLead) };
}

export async function get({ scope, input }: Request<typeof contract.getLead>, platform: Platform): Promise<Lead> {
  return readLead(found(await store.getLead(platform.open(scope), input.params.leadId)));
}

/** The lead in the version that was seen. Throws `notFound`, `stale`. */
export async function seen(table: Table<ParkScope>, id: LeadId, version: number): Promise<LeadRecord> {
  const record = found(await store.getLead(table, id));
  sameVersion(readLead(record), version);
  return record;
}

export async function update(
  { act, scope, input }: Request<typeof contract.updateLead>,
  platform: Platform,
): Promise<Lead> {
  const table = platform.open(scope);
  return settle(async () => {
    const before = await seen(table, input.params.leadId, input.body.version);
    const after = domain.updateLead(before, input.body, act);
    return store.saveLeads(table, act, [{ before, after }], readLead(after));
  });
}

/** Once it is taken up again its phone must be free: refused behind the version, another lead holds it. */
async function orDuplicate<R>(save: Promise<R>): Promise<R> {
  try {
    return await save;
  } catch (error) {
    throw error instanceof Refused && !error.at(0) ? new AppError("lead.duplicate") : error;
  }
}

export async function transit(
  { act, scope, input }: Request<typeof contract.transitLead>,
  platform: Platform,
): Promise<Lead> {
  const table = platform.open(scope);
  return settle(async () => {
    const before = await seen(table, input.params.leadId, input.body.version);
    const after = domain.transitLead(before, input.body, act);
    return orDuplicate(store.saveLeads(table, act, [{ before, after }], readLead(after)));
  });
}

export async function convert(
  { act, scope, input }: Request<typeof contract.convertLead>,
  platform: Platform,
): Promise<Lead> {
  const table = platform.open(scope);
  const { onboardingId, version } = input.body;
  return settle(async () => {
    const before = await seen(table, input.params.leadId, version);
    const onboarding = found(await getOnboarding(table, onboardingId));
    const after = domain.convertLead(before, { onboardingId }, act, onboarding.name);
    return store.saveLeads(table, act, [{ before, after }], readLead(after), [
      nameLead(table.scope, onboarding, after),
    ]);
  });
}

export async function getOnboardingLink(
  { scope, input }: Request<typeof contract.getLeadOnboardingLink>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getLeadOnboardingLink>> {
  const record = found(await store.getLead(platform.open(scope), input.params.leadId));
  domain.mayApply(record);
  return { path: APPLY_PATH.replace("{token}", writeApplyingToken(platform.keys.of(scope), scope.id, record)) };
}

export async function merge(
  { act, scope, input }: Request<typeof contract.mergeLeads>,
  platform: Platform,
): Promise<Lead> {
  const table = platform.open(scope);
  const { otherId, version } = input.body;
  return settle(async () => {
    const [record, before] = [await seen(table, input.params.leadId, version), await store.getLead(table, otherId)];
    const { survivor, other } = domain.mergeLeads(record, found(before), act);
    const changes = [
      { before: record, after: survivor },
      { before, after: other },
    ];
    return store.saveLeads(table, act, changes, readLead(survivor));
  });
}

/** Undone at the lead that was merged: its address is in the other's list. */
export async function separate(
  { act, scope, input }: Request<typeof contract.separateLead>,
  platform: Platform,
): Promise<Lead> {
  const table = platform.open(scope);
  return settle(async () => {
    const before = await seen(table, input.params.leadId, input.body.version);
    const { mergedInto, status } = before;
    if (!mergedInto) throw new AppError("lead.state", { status });
    const record = found(await store.getLead(table, mergedInto));
    const { survivor, other } = domain.separateLead(record, before, act);
    const changes = [
      { before, after: other },
      { before: record, after: survivor },
    ];
    return store.saveLeads(table, act, changes, readLead(other));
  });
}

const MOST_EVENTS = 100;

export async function getFigures(
  { act, scope }: Request<typeof contract.getLeadFigures>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getLeadFigures>> {
  const table = platform.open(scope);
  const [tallies, overdue] = await Promise.all([readTallies(table), store.countOverdue(table, act.today)]);
  const kinds = { settlement: countsOf(tallies.kind, "settlement"), service: countsOf(tallies.kind, "service") };
  const { event, offering: offerings, agency: agencies } = tallies;
  return { kinds, overdue, events: event.slice(0, MOST_EVENTS), offerings, agencies };
}
