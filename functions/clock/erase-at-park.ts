import { found } from "@shanhai/domain/app-error";
import type { PendingAtPark } from "@shanhai/domain/erasure";
import { forgetLead, forgetRegistrant, isForgotten } from "@shanhai/domain/kept";
import type { LeadRecord } from "@shanhai/domain/lead";
import { consentsGone, forgetContact } from "@shanhai/domain/prospect";
import type { RegistrationRecord } from "@shanhai/domain/registration";
import { getEvent } from "@shanhai/store/event";
import { saveForgottenRegistrant } from "@shanhai/store/kept";
import { saveLeads } from "@shanhai/store/lead";
import { findAtPark } from "@shanhai/store/park-person";
import { findContacts, saveProspect } from "@shanhai/store/prospect";
import { getRegistration } from "@shanhai/store/registration";
import type { Table } from "@shanhai/store/table";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { taken } from "../ally/consent-answer.ts";
import { backgroundAct } from "../background-act.ts";
import type { Platform } from "../platform.ts";
import { withdrawFrom } from "../register.ts";
import { settle } from "../settle.ts";

/** Calls off what is to come, so that the place is somebody else's, and takes the person out. */
async function forgetRegistration(platform: Platform, park: Table<ParkScope>, registration: RegistrationRecord) {
  const { eventId, registrationId, status } = registration;
  const act = () => backgroundAct(platform, "erasePerson");
  const read = async () => found(await getRegistration(park, eventId, registrationId));
  const event = await getEvent(park, eventId);
  if (event && event.status !== "held" && (status === "registered" || status === "waiting"))
    await withdrawFrom(park, act(), eventId, read);
  const now = await read();
  if (!isForgotten(now)) await saveForgottenRegistrant(park, act(), now, forgetRegistrant(now));
}

async function forgetOneLead(platform: Platform, park: Table<ParkScope>, before: LeadRecord): Promise<void> {
  const act = backgroundAct(platform, "erasePerson");
  if (!isForgotten(before)) await saveLeads(park, act, [{ before, after: forgetLead(before, act) }], undefined);
}

/** Whom to ask at a prospect; partners that were given name and phone are told that the consent is gone. */
async function forgetContacts(platform: Platform, park: Table<ParkScope>, phoneHash: string): Promise<void> {
  await settle(async () => {
    for (const before of await findContacts(park, phoneHash)) {
      const act = backgroundAct(platform, "erasePerson");
      const after = forgetContact(before, act);
      const writes = await taken(park, before, after, act);
      await saveProspect(park, act, { before, after }, { writes, partners: consentsGone(before, after) });
    }
  });
}

/** Erases what a park itself has of somebody who asked for it: by the keyed hashes of the phone, which is kept nowhere for it. */
export async function eraseAtPark(platform: Platform, park: Table<ParkScope>, pending: PendingAtPark): Promise<void> {
  const { registrations, leads } = await findAtPark(park, pending);
  for (const registration of registrations) await forgetRegistration(platform, park, registration);
  for (const lead of leads) await forgetOneLead(platform, park, lead);
  await forgetContacts(platform, park, pending.lead);
}
