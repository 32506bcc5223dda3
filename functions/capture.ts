import type { Lead, LeadInput } from "@shanhai/contract/lead";
import type { Act } from "@shanhai/domain/act";
import { found } from "@shanhai/domain/app-error";
import { captureLead, readLead, seeAgain } from "@shanhai/domain/lead";
import { getEvent } from "@shanhai/store/event";
import { findLead, hashLead, saveLeads } from "@shanhai/store/lead";
import type { Table } from "@shanhai/store/table";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { settle } from "./settle.ts";

/** Captures a lead of the park, or adds to the one that its phone names already: the one way for staff and the public page. */
export async function captureFor(
  table: Table<ParkScope>,
  act: Act,
  input: LeadInput,
  source: Lead["source"],
): Promise<{ lead: Lead; again: boolean }> {
  const phoneHash = hashLead(table, input.phone);
  const event = input.eventId && found(await getEvent(table, input.eventId));
  return settle(async () => {
    const before = await findLead(table, phoneHash, input.kind, event?.eventId);
    const after = before ? seeAgain(before, input, act) : captureLead(input, { source, phoneHash, event }, act);
    return saveLeads(table, act, [{ before, after }], { lead: readLead(after), again: before !== undefined });
  });
}
