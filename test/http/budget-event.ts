import * as classJobContract from "@shanhai/contract/class-job";
import * as entryContract from "@shanhai/contract/contest-entry";
import * as eventContract from "@shanhai/contract/event";
import * as outcomeContract from "@shanhai/contract/event-outcome";
import * as slotContract from "@shanhai/contract/event-slot";
import * as postingSourceContract from "@shanhai/contract/posting-source";
import * as registrationContract from "@shanhai/contract/registration";
import { shanghaiDate } from "@shanhai/domain/calendar";
import type { Person } from "../laptop.ts";

const today = shanghaiDate(new Date());
/** A matchmaking of today. */
export const event = {
  kind: "matchmaking",
  title: "对接会",
  place: "园区",
  date: today,
  from: "09:00",
  to: "17:00",
  capacity: 2,
  status: "open",
} as const;

/** Calls every endpoint of events, registrations, booths and outcomes once. */
export async function measureEvents(staff: Person) {
  const { eventId } = await staff.call(eventContract.createEvent, { body: event });
  const params = { eventId };
  await staff.call(eventContract.listEvents, { query: {} });
  await staff.call(eventContract.listEvents, { query: { when: "past", kind: "training" } });
  await staff.call(eventContract.getEvent, { params });
  await staff.call(eventContract.updateEvent, { params, body: { version: 1, title: "第四届对接会" } });
  await staff.call(eventContract.updateAgenda, {
    params,
    body: { version: 1, items: [{ at: "09:00", title: "致辞" }] },
  });
  await staff.call(eventContract.getEventLinks, { params });
  await staff.call(eventContract.renewEventLinks, { params, body: {} });
  const enter = (phone: string) =>
    staff.call(registrationContract.createRegistration, {
      params,
      body: { kind: "enterprise", organisation: "企业", contactName: "汪洋", phone },
    });
  const [first, second] = [await enter("19900000001"), await enter("19900000002")];
  await enter("19900000003");
  await staff.call(registrationContract.listRegistrations, { params, query: {} });
  await staff.call(registrationContract.listRegistrations, { params, query: { status: "registered" } });
  const marked = { registrationIds: [first.registrationId], attended: true };
  await staff.call(registrationContract.markAttended, { params, body: marked });
  const { slots } = await staff.call(slotContract.addEventSlots, {
    params,
    body: { slots: [{ label: "A01" }, { label: "A02" }] },
  });
  const [one, other] = slots.map(({ slotId }) => ({ eventId, slotId }));
  if (!one || !other) throw new Error("two booths");
  await staff.call(slotContract.listEventSlots, { params, query: {} });
  await staff.call(postingSourceContract.getJobBoardLink, { query: one });
  await staff.call(postingSourceContract.getJobBoardPoster, { query: one });
  const given = { version: 1, registrationId: second.registrationId };
  await staff.call(slotContract.giveEventSlot, { params: one, body: given });
  await staff.call(slotContract.removeEventSlot, { params: other });
  const leaving = { eventId, registrationId: second.registrationId };
  await staff.call(registrationContract.withdrawRegistration, { params: leaving, body: {} });
  const line = { metric: "intents" as const, count: 19 };
  const { outcomeId } = await staff.call(outcomeContract.recordEventOutcome, { params, body: line });
  await staff.call(outcomeContract.listEventOutcomes, { params, query: {} });
  await staff.call(outcomeContract.removeEventOutcome, { params: { eventId, outcomeId } });
  await staff.call(outcomeContract.getEventReport, { params });
  await staff.call(outcomeContract.getEventReportFile, { params });
}

/** Entries of a contest, and a judge. */
export async function measureContest(staff: Person, judge: Person) {
  const { eventId } = await staff.call(eventContract.createEvent, { body: { ...event, kind: "contest" } });
  const body = { title: "项目", team: "队", summary: "说明" };
  const enter = () => staff.call(entryContract.createContestEntry, { params: { eventId }, body });
  const [one, other] = [await enter(), await enter()];
  await staff.call(entryContract.removeContestEntry, { params: { eventId, entryId: other.entryId } });
  const scores = { novelty: 90, value: 90, feasibility: 90, presentation: 90 };
  await judge.call(entryContract.scoreContestEntry, { params: { eventId, entryId: one.entryId }, body: { scores } });
  await judge.call(entryContract.listContestEntries, { params: { eventId } });
}

/** The jobs for a class. */
export async function measureClass(staff: Person) {
  const params = await staff.call(eventContract.createEvent, { body: { ...event, kind: "classVisit" } });
  await staff.call(classJobContract.getClassJobs, { params, query: {} });
  await staff.call(classJobContract.updateClassJobs, { params, body: { version: 1, picked: [], dropped: [] } });
}

/** What an agency does with an event of its park. */
export async function measureOpenEvents(staff: Person, owner: Person) {
  const { eventId } = await staff.call(eventContract.createEvent, { body: event });
  const { registrationId } = await owner.call(registrationContract.registerAgencyForEvent, {
    body: { eventId, contactName: "章初一", phone: "19900000001" },
  });
  await owner.call(registrationContract.listOpenEvents, {});
  await owner.call(registrationContract.withdrawAgencyRegistration, {
    params: { registrationId },
    body: { eventId },
  });
}
