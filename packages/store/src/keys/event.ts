import type { EventKind } from "@shanhai/contract/event";
import type { LeadKind, LeadStatus } from "@shanhai/contract/lead";
import type { OfferingKind } from "@shanhai/contract/offering";
import type {
  CalendarDate,
  ContestEntryId,
  EngagementId,
  EnterpriseId,
  EventId,
  EventOutcomeId,
  EventSlotId,
  LeadId,
  MemberId,
  OfferingId,
  RegistrationId,
  SurveyId,
  VisitId,
} from "@shanhai/contract/scalar";
import {
  type OwnerScope,
  type ParkScope,
  prefixOf,
  type TenantItemsScope,
  type TenantScope,
} from "@shanhai/tenancy/scope";
import { FOUR, key, lettersOf, shardOf } from "./key.ts";

/* Keys of events, leads, offerings, visits and engagements. See `key.ts`. */

/** What is known of the class that an event is held for. */
export const eventClassKey = (scope: ParkScope, id: EventId) => key(scope, "eventClass", id);
/** Where a park's events lie themselves, and that nobody who came to one is known any more. */
export const eventPartition = (scope: ParkScope) => `${prefixOf(scope)}event`;
export const forgottenEventKey = (scope: ParkScope, id: EventId) => key(scope, "forgottenEvent", id);
export const eventKey = (scope: ParkScope, id: EventId) => key(scope, "event", id);
export const agendaKey = (scope: ParkScope, id: EventId) => key(scope, "agenda", id);
/** Where the indexes list a park's events by their last day: all, and those of one kind. */
export const eventDays = (scope: ParkScope) => `${prefixOf(scope)}event`;
export const eventDaysOf = (scope: ParkScope, kind: EventKind) => `${prefixOf(scope)}event#${kind}`;
export const registrationPartition = (scope: ParkScope, event: EventId) => `${prefixOf(scope)}registration#${event}`;
export const registrationKey = (scope: ParkScope, event: EventId, id: RegistrationId) =>
  key(scope, `registration#${event}`, id);
/** Where the index lists an event's registrations of one status. */
export const registrationsOf = (scope: ParkScope, event: EventId, status: string) =>
  `${prefixOf(scope)}registration#${event}#${status}`;
/** Who waits for places at an event: ids begin with their moment, and so stand in order. */
export const waitingPartition = (scope: ParkScope, event: EventId) => `${prefixOf(scope)}waiting#${event}`;
export const waitingKey = (scope: ParkScope, event: EventId, id: RegistrationId) => key(scope, `waiting#${event}`, id);
/** Holds one registration an event and phone, and one an event and agency. */
export const registrantKey = (scope: ParkScope, event: EventId, kind: "phone" | "agency", name: string) =>
  key(scope, `registrant#${event}`, `${kind}#${name}`);
export const eventSlotPartition = (scope: ParkScope, event: EventId) => `${prefixOf(scope)}eventSlot#${event}`;
export const eventSlotKey = (scope: ParkScope, event: EventId, id: EventSlotId) => key(scope, `eventSlot#${event}`, id);
export const contestEntryPartition = (scope: ParkScope, event: EventId) => `${prefixOf(scope)}contestEntry#${event}`;
export const contestEntryKey = (scope: ParkScope, event: EventId, id: ContestEntryId) =>
  key(scope, `contestEntry#${event}`, id);
/** A judge's scores of one entry; all of one judge stand together. */
export const contestScorePartition = (scope: ParkScope, event: EventId, judge: MemberId) =>
  `${prefixOf(scope)}contestScore#${event}#${judge}`;
export const contestScoreKey = (scope: ParkScope, event: EventId, judge: MemberId, id: ContestEntryId) =>
  key(scope, `contestScore#${event}#${judge}`, id);
export const eventOutcomePartition = (scope: ParkScope, event: EventId) => `${prefixOf(scope)}eventOutcome#${event}`;
export const eventOutcomeKey = (scope: ParkScope, event: EventId, id: EventOutcomeId) =>
  key(scope, `eventOutcome#${event}`, id);
/** A visit of an agency or a park. */
export const visitKey = (scope: OwnerScope, id: VisitId) => key(scope, `visit#${shardOf(id)}`, id);
/** Where the indexes list visits by day: those to one client (or, a park's, in one division), and those of one status. */
export const visitsOf = (scope: OwnerScope, subject: string) => `${prefixOf(scope)}visit#${subject}`;
/** Holds one planned survey visit to whoever is asked, by what `surveyedName` gives. */
export const surveyedKey = (scope: ParkScope, name: string) => key(scope, "surveyed", lettersOf(name));
/** Survey visits of one division, counted by status. */
export const surveyVisitCountKey = (scope: ParkScope, division: string) => key(scope, "surveyVisitCount", division);
export const surveyVisitCounts = (scope: ParkScope) => `${prefixOf(scope)}surveyVisitCount`;
/** What decides when a client is to be visited next. */
export const visitRhythmKey = (scope: TenantItemsScope, id: EnterpriseId) =>
  key(scope, `visitRhythm#${id.slice(-2)}`, id);
/** A client that is to be visited, by the day from which the days are counted. */
export const dueVisitKey = (scope: TenantItemsScope, since: CalendarDate, id: EnterpriseId) =>
  key(scope, `dueVisit#${shardOf(id)}`, `${since}#${id}`);
export const dueVisitPartitions = (scope: TenantItemsScope) =>
  FOUR.map((shard) => `${prefixOf(scope)}dueVisit#${shard}`);
export const visitRuleKey = (scope: TenantItemsScope) => key(scope, "visitRule", "visitRule");
/** The agency's own engagement, or the facts of it that its park keeps. */
export const engagementKey = (scope: OwnerScope, id: EngagementId) => key(scope, "engagement", id);
/** Where the index lists engagements: the open ones by the day that is due, others by the day they ended. */
export const engagementsShown = (scope: OwnerScope, which: "open" | "ended" | "left") =>
  `${prefixOf(scope)}engagement#${which}`;
export const engagementsWith = (scope: TenantItemsScope, id: EnterpriseId) => `${prefixOf(scope)}engagement#${id}`;
/** What an agency knows of the surveys that one of its clients answered. */
export const answeredSurveyKey = (scope: TenantItemsScope, client: EnterpriseId, id: SurveyId) =>
  key(scope, `answeredSurvey#${client}`, id);
export const answeredSurveysOf = (scope: TenantItemsScope, client: EnterpriseId) =>
  `${prefixOf(scope)}answeredSurvey#${client}`;
/** Holds one open engagement a client. */
export const engagedKey = (scope: TenantItemsScope, id: EnterpriseId) => key(scope, "engaged", id);
/** A park's engagements, counted by day within a step and month, or by how they ended. */
export const engagementCountKey = (scope: ParkScope, group: string) => key(scope, "engagementCount", group);
export const engagementCounts = (scope: ParkScope) => `${prefixOf(scope)}engagementCount`;
/** A park's lead, or an agency's: its own, and its copies of those it was given. */
export const leadPartition = (scope: OwnerScope) => `${prefixOf(scope)}lead`;
export const leadKey = (scope: OwnerScope, id: LeadId) => key(scope, "lead", id);
/** Where the indexes list a park's leads of one kind and status: all, and those of one event. */
export const leadsOf = (scope: ParkScope, kind: LeadKind, status: LeadStatus, event?: EventId) =>
  `${prefixOf(scope)}lead#${event ? `${event}#` : ""}${kind}#${status}`;
/** Where the index lists an agency's leads of one status. */
export const agencyLeadsOf = (scope: TenantScope, status: LeadStatus) => `${prefixOf(scope)}lead#${status}`;
/** Holds a phone and kind once among the leads that are open, and once an event. */
export const leadClaimKey = (scope: OwnerScope, hash: string, kind: LeadKind, at: EventId | "open") =>
  key(scope, `leadClaim#${hash.slice(0, 2)}`, `${hash}#${kind}#${at}`);
/** Leads that nobody has spoken with, by the day on which somebody must have. */
export const leadDuePartition = (scope: ParkScope, kind: LeadKind) => `${prefixOf(scope)}leadDue#${kind}`;
export const leadDueKey = (scope: ParkScope, kind: LeadKind, due: CalendarDate, id: LeadId) =>
  key(scope, `leadDue#${kind}`, `${due}#${id}`);
/** Whom the last lead was given to in turn: of the administrators, or of the agencies that offer something. */
export const leadTurnKey = (scope: ParkScope, turn: LeadKind | OfferingKind) => key(scope, "leadTurn", turn);
/** Leads by where they stand: of a kind, event, offering or agency. */
export const leadTallyKey = (scope: ParkScope, tally: "kind" | "event" | "offering" | "agency", id: string) =>
  key(scope, "leadTally", `${tally}#${id}`);
/** What a park knows of a lead that an agency captured itself. */
export const agencyLeadKey = (scope: ParkScope, id: LeadId) => key(scope, "agencyLead", id);
/** Leads sent by an event's link, by minute. */
export const leadTriesKey = (scope: ParkScope, event: EventId, minute: string) =>
  key(scope, `leadTries#${event}`, minute);
/** An agency's offering, or what its park knows of it. */
export const offeringKey = (scope: OwnerScope, id: OfferingId) => key(scope, "offering", id);
/** What an agency has proposed to one of its clients, by offering. */
export const planPartition = (scope: TenantItemsScope, client: EnterpriseId) => `${prefixOf(scope)}plan#${client}`;
export const planKey = (scope: TenantItemsScope, client: EnterpriseId, id: OfferingId) =>
  key(scope, `plan#${client}`, id);
/** Where the indexes list what is published in a park: all, and of one kind. */
export const catalogue = (scope: ParkScope) => `${prefixOf(scope)}catalogue`;
export const catalogueOf = (scope: ParkScope, kind: OfferingKind) => `${prefixOf(scope)}catalogue#${kind}`;
