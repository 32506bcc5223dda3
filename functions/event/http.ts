import * as classJobContract from "@shanhai/contract/class-job";
import * as entryContract from "@shanhai/contract/contest-entry";
import * as eventContract from "@shanhai/contract/event";
import * as outcomeContract from "@shanhai/contract/event-outcome";
import * as slotContract from "@shanhai/contract/event-slot";
import { EVALUATOR_WORDS } from "@shanhai/contract/problems/evaluator";
import { EVENT_WORDS } from "@shanhai/contract/problems/event";
import * as registrationContract from "@shanhai/contract/registration";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as classJob from "./class-job.ts";
import * as entry from "./contest-entry.ts";
import * as event from "./event.ts";
import * as outcome from "./event-outcome.ts";
import * as slot from "./event-slot.ts";
import * as openEvent from "./open-event.ts";
import * as registration from "./registration.ts";

const routes = [
  serve(eventContract.createEvent, event.create),
  serve(eventContract.listEvents, event.list),
  serve(eventContract.getEvent, event.get),
  serve(eventContract.updateEvent, event.update),
  serve(eventContract.updateAgenda, event.updateAgenda),
  serve(eventContract.getEventLinks, event.getLinks),
  serve(eventContract.renewEventLinks, event.renewLinks),
  serve(registrationContract.createRegistration, registration.create),
  serve(registrationContract.listRegistrations, registration.list),
  serve(registrationContract.markAttended, registration.markMany),
  serve(registrationContract.withdrawRegistration, registration.withdraw),
  serve(registrationContract.listOpenEvents, openEvent.list),
  serve(registrationContract.registerAgencyForEvent, openEvent.register),
  serve(registrationContract.withdrawAgencyRegistration, openEvent.withdraw),
  serve(slotContract.addEventSlots, slot.add),
  serve(slotContract.listEventSlots, slot.list),
  serve(slotContract.giveEventSlot, slot.give),
  serve(slotContract.removeEventSlot, slot.remove),
  serve(outcomeContract.recordEventOutcome, outcome.record),
  serve(outcomeContract.listEventOutcomes, outcome.list),
  serve(outcomeContract.removeEventOutcome, outcome.remove),
  serve(outcomeContract.getEventReport, outcome.getReport),
  serve(outcomeContract.getEventReportFile, outcome.getReportFile),
  serve(classJobContract.getClassJobs, classJob.get),
  serve(classJobContract.updateClassJobs, classJob.update),
  serve(entryContract.createContestEntry, entry.create),
  serve(entryContract.listContestEntries, entry.list),
  serve(entryContract.removeContestEntry, entry.remove),
  serve(entryContract.scoreContestEntry, entry.score),
];

const words = { ...EVALUATOR_WORDS, ...EVENT_WORDS };

export const create = (platform: Platform) => handle(routes, words, platform);
export const handler = create(awsPlatform());
