import type * as contract from "@shanhai/contract/lead";
import type { Lead, LeadKind } from "@shanhai/contract/lead";
import type { OfferingKind } from "@shanhai/contract/offering";
import type { AgencyId, MemberId } from "@shanhai/contract/scalar";
import { AppError, found } from "@shanhai/domain/app-error";
import { type Assignee, assignLead, type LeadRecord, nextInTurn, readLead } from "@shanhai/domain/lead";
import type { Request } from "@shanhai/http/serve";
import { getAgencies } from "@shanhai/store/agency";
import { getTurn, passTurn, saveLeads } from "@shanhai/store/lead";
import { getColleague, listMembers } from "@shanhai/store/member";
import { listCatalogue } from "@shanhai/store/offering";
import type { Table } from "@shanhai/store/table";
import type { Write } from "@shanhai/store/write";
import type { ParkScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";
import { seen } from "./lead.ts";

/** As many are looked at when it is somebody's turn. */
const MOST = { limit: 100 };

async function agency(table: Table<ParkScope>, agencyId: AgencyId): Promise<Assignee> {
  const [record] = await getAgencies(table, [agencyId]);
  const { name, status } = found(record);
  // Who was suspended or has left could do nothing about it.
  if (status !== "active") throw new AppError("invalid", { issues: [{ field: "agencyId", code: "option" }] });
  return { agencyId, name };
}

async function administrator(table: Table<ParkScope>, memberId: MemberId): Promise<Assignee> {
  const { name, role } = found(await getColleague(table, memberId));
  if (role !== "administrator") throw new AppError("invalid", { issues: [{ field: "memberId", code: "option" }] });
  return { memberId, name };
}

/** Active agencies that publish what is wanted, or anything where nobody said what. */
async function offering(table: Table<ParkScope>, kind: OfferingKind | undefined) {
  const { items } = await listCatalogue(table, kind, MOST);
  const ids = [...new Set(items.map(({ agencyId }) => agencyId))];
  const active = (await getAgencies(table, ids)).filter(({ status }) => status === "active");
  return active.map(({ agencyId, name }) => ({ id: agencyId, assignee: { agencyId, name } }));
}

async function administrators(table: Table<ParkScope>) {
  const { items } = await listMembers(table, MOST);
  const able = items.filter(({ role }) => role === "administrator");
  return able.map(({ memberId, name }) => ({ id: memberId, assignee: { memberId, name } }));
}

/** Whose turn it is, and the write that passes the turn on with the lead. */
async function inTurn(
  table: Table<ParkScope>,
  { kind, offeringKind }: LeadRecord,
): Promise<{ assignee: Assignee; writes: Write[] }> {
  const turn: LeadKind | OfferingKind = kind === "service" && offeringKind ? offeringKind : kind;
  const [able, last] = await Promise.all([
    kind === "service" ? offering(table, offeringKind) : administrators(table),
    getTurn(table, turn),
  ]);
  const next = nextInTurn<{ id: string; assignee: Assignee }>(able, last);
  return { assignee: next.assignee, writes: [passTurn(table.scope, turn, last, next.id)] };
}

/** Gives a lead to whom it is told, or to whose turn it is: never two to the same turn. */
export async function assign(
  { act, scope, input }: Request<typeof contract.assignLead>,
  platform: Platform,
): Promise<Lead> {
  const table = platform.open(scope);
  const { version, agencyId, memberId, due } = input.body;
  return settle(async () => {
    const before = await seen(table, input.params.leadId, version);
    const { assignee, writes } = agencyId
      ? { assignee: await agency(table, agencyId), writes: [] }
      : memberId
        ? { assignee: await administrator(table, memberId), writes: [] }
        : await inTurn(table, before);
    const after = assignLead(before, assignee, due, act);
    return saveLeads(table, act, [{ before, after }], readLead(after), writes);
  });
}
