import type { Act } from "@shanhai/domain/act";
import type { ComplaintRecord } from "@shanhai/domain/complaint";
import type { EventRecord } from "@shanhai/domain/event";
import {
  cameToNothing,
  forgetApplicant,
  forgetComplainant,
  forgetLead,
  forgetRegistrant,
  isForgotten,
  isKeptOver,
} from "@shanhai/domain/kept";
import type { LeadRecord } from "@shanhai/domain/lead";
import type { OnboardingRecord } from "@shanhai/domain/onboarding";
import { saveComplaint } from "@shanhai/store/complaint";
import {
  allRegistrations,
  isEventForgotten,
  nextToLookAt,
  noteEventForgotten,
  saveForgottenRegistrant,
} from "@shanhai/store/kept";
import { eventPartition, leadPartition } from "@shanhai/store/keys/event";
import { partition } from "@shanhai/store/keys/owner";
import { onboardings } from "@shanhai/store/keys/park";
import { saveLeads } from "@shanhai/store/lead";
import { saveOnboarding } from "@shanhai/store/onboarding";
import type { Table } from "@shanhai/store/table";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { backgroundAct } from "../background-act.ts";
import type { Platform } from "../platform.ts";
import type { Attempt } from "./attempt.ts";

const ACTION = "forgetKept";

async function forgetEvent(table: Table<ParkScope>, act: () => Act, event: EventRecord): Promise<void> {
  const { today, at } = act();
  if (!isKeptOver("registration", event.endDate, today) || (await isEventForgotten(table, event.eventId))) return;
  for (const record of await allRegistrations(table, event.eventId)) {
    if (!isForgotten(record)) await saveForgottenRegistrant(table, act(), record, forgetRegistrant(record));
  }
  await noteEventForgotten(table, event, at);
}

/** What a park itself kept of people long enough: who came to events, leads, applications that came to nothing, who complained. */
export async function eraseKeptByPark(platform: Platform, table: Table<ParkScope>, attempt: Attempt): Promise<void> {
  const { scope } = table;
  const act = () => backgroundAct(platform, ACTION);
  const { today } = act();
  for (const event of await nextToLookAt<EventRecord>(table, eventPartition(scope))) {
    await attempt({ eventId: event.eventId, act: ACTION }, () => forgetEvent(table, act, event));
  }
  for (const lead of await nextToLookAt<LeadRecord>(table, leadPartition(scope))) {
    if (lead.status === "converted" || isForgotten(lead) || !isKeptOver("lead", lead.updatedAt, today)) continue;
    await attempt({ leadId: lead.leadId, act: ACTION }, async () => {
      const now = act();
      await saveLeads(table, now, [{ before: lead, after: forgetLead(lead, now) }], undefined);
    });
  }
  for (const record of await nextToLookAt<OnboardingRecord>(table, onboardings(scope))) {
    if (!cameToNothing(record) || isForgotten(record) || !isKeptOver("onboarding", record.updatedAt, today)) continue;
    await attempt({ onboardingId: record.onboardingId, act: ACTION }, async () => {
      const now = act();
      await saveOnboarding(table, now, record, forgetApplicant(record, now));
    });
  }
  for (const record of await nextToLookAt<ComplaintRecord>(table, partition(scope, "complaint"))) {
    const { complaintId, byPark } = record;
    if (!byPark.complainant || !byPark.closing || !isKeptOver("complaint", byPark.closing.at, today)) continue;
    await attempt({ complaintId, act: ACTION }, async () => {
      await saveComplaint(table, act(), record, forgetComplainant(record));
    });
  }
}
