import type * as contract from "@shanhai/contract/agency-lead";
import type { AgencyLead } from "@shanhai/contract/agency-lead";
import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type { LeadTarget } from "@shanhai/contract/lead";
import type { LeadId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { type AgencyLeadRecord, captureAgencyLead, readAgencyLead, seeAgain } from "@shanhai/domain/agency-lead";
import { AppError, found, sameVersion } from "@shanhai/domain/app-error";
import { openEngagement } from "@shanhai/domain/engagement";
import { createEnterprise } from "@shanhai/domain/enterprise";
import { convert as convertLead, transit as transitLead } from "@shanhai/domain/lead-step";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/agency-lead";
import { findOpenEngagement, openingOf } from "@shanhai/store/engagement";
import { getEnterprise, putEnterprise } from "@shanhai/store/enterprise";
import { getEvent } from "@shanhai/store/event";
import { hashLead } from "@shanhai/store/lead";
import { getOrder } from "@shanhai/store/order";
import type { Table } from "@shanhai/store/table";
import { Refused, type Write } from "@shanhai/store/write";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createAgencyLead>,
  platform: Platform,
): Promise<ResultOf<typeof contract.createAgencyLead>> {
  const table = platform.open(scope);
  const { kind, phone, eventId } = input.body;
  // Agencies see their own park's events: another's is nothing that a lead could come of.
  if (eventId) found(await getEvent(platform.open(mintParkScope(scope.parkId)), eventId));
  const phoneHash = hashLead(table, phone);
  return settle(async () => {
    const before = await store.findAgencyLead(table, phoneHash, kind);
    if (before) {
      const after = seeAgain(before, input.body, act);
      return store.saveAgencyLead(table, act, before, after, { lead: readAgencyLead(after), again: true });
    }
    const record = captureAgencyLead(input.body, { parkId: scope.parkId, phoneHash }, act);
    return store.insertAgencyLead(table, act, record, { lead: readAgencyLead(record), again: false });
  });
}

export async function list(
  { scope, input }: Request<typeof contract.listAgencyLeads>,
  platform: Platform,
): Promise<Page<AgencyLead>> {
  const { status, ...page } = input.query;
  return store.listAgencyLeads(platform.open(scope), status, page);
}

export async function get(
  { scope, input }: Request<typeof contract.getAgencyLead>,
  platform: Platform,
): Promise<AgencyLead> {
  return readAgencyLead(found(await store.getAgencyLead(platform.open(scope), input.params.leadId)));
}

async function seen(table: Table<TenantScope>, id: LeadId, version: number): Promise<AgencyLeadRecord> {
  const record = found(await store.getAgencyLead(table, id));
  sameVersion(readAgencyLead(record), version);
  return record;
}

export async function transit(
  { act, scope, input }: Request<typeof contract.transitAgencyLead>,
  platform: Platform,
): Promise<AgencyLead> {
  const table = platform.open(scope);
  return settle(async () => {
    const before = await seen(table, input.params.leadId, input.body.version);
    const after = transitLead(before, input.body, act, before.origin === "park" ? "assigned" : "new");
    try {
      return await store.saveAgencyLead(table, act, before, after, readAgencyLead(after));
    } catch (error) {
      // Behind the version only the phone can stand in the way.
      throw error instanceof Refused && !error.at(0) ? new AppError("lead.duplicate") : error;
    }
  });
}

interface Conversion {
  target: LeadTarget;
  /** What it became, for the step. */
  name: string;
  writes: Write[];
}

/** What a lead becomes, and the writes that make it where it is new. */
async function conversionOf(
  table: Table<TenantScope>,
  lead: AgencyLeadRecord,
  { uscc, enterpriseId, orderId, engageWith }: Request<typeof contract.convertAgencyLead>["input"]["body"],
  act: Act,
): Promise<Conversion> {
  if (engageWith) {
    const [client, open] = await Promise.all([getEnterprise(table, engageWith), findOpenEngagement(table, engageWith)]);
    const enterprise = found(client);
    const { name } = enterprise;
    if (open) {
      const { engagementId, stillOpen } = open;
      return { target: { enterpriseId: engageWith, engagementId }, name, writes: [stillOpen] };
    }
    const engagement = openEngagement(enterprise, act);
    const { engagementId } = engagement;
    return { target: { enterpriseId: engageWith, engagementId }, name, writes: openingOf(table.scope, engagement) };
  }
  if (enterpriseId) {
    const { name } = found(await getEnterprise(table, enterpriseId));
    return { target: { enterpriseId }, name, writes: [] };
  }
  if (orderId) {
    const { title, enterpriseId: client } = found(await getOrder(table, orderId));
    return { target: { enterpriseId: client, orderId }, name: title, writes: [] };
  }
  const { organisation, contactName, phone } = lead;
  const name = organisation ?? contactName;
  const enterprise = createEnterprise({ name, uscc: uscc ?? "", contactName, contactPhone: phone }, act);
  const writes = putEnterprise(table.scope, enterprise);
  return { target: { enterpriseId: enterprise.enterpriseId }, name, writes };
}

export async function convert(
  { act, scope, input }: Request<typeof contract.convertAgencyLead>,
  platform: Platform,
): Promise<AgencyLead> {
  const table = platform.open(scope);
  const { version, uscc } = input.body;
  return settle(async () => {
    const before = await seen(table, input.params.leadId, version);
    const { target, name, writes } = await conversionOf(table, before, input.body, act);
    const after = convertLead(before, target, act, name);
    const { enterpriseId, orderId, engagementId } = target;
    const records = [enterpriseId, orderId, engagementId].flatMap((id) => id ?? []);
    try {
      return await store.saveAgencyLead(table, act, before, after, readAgencyLead(after), { writes, records });
    } catch (error) {
      if (!uscc || !(error instanceof Refused) || error.at(0)) throw error;
      throw new AppError("uscc.duplicate", { uscc, issues: [{ field: "uscc", code: "duplicate" }] });
    }
  });
}
