import { createHash } from "node:crypto";
import type { Application } from "@shanhai/contract/application";
import type { EventKind } from "@shanhai/contract/event";
import type { LeadKind, LeadStatus } from "@shanhai/contract/lead";
import type { OfferingKind } from "@shanhai/contract/offering";
import type { OnboardingStatus } from "@shanhai/contract/onboarding";
import type { PartnerKind } from "@shanhai/contract/partner";
import type { PlacementStatus } from "@shanhai/contract/placement";
import type {
  AgencyId,
  AgreementId,
  ApplicationId,
  CalendarDate,
  CalendarMonth,
  CandidateId,
  CareServiceId,
  ComplaintId,
  ContestEntryId,
  EngagementId,
  EnterpriseId,
  EnterpriseLinkId,
  EvaluationId,
  EventId,
  EventOutcomeId,
  EventSlotId,
  ExportJobId,
  FulfilmentId,
  GraduateId,
  ImportJobId,
  Instant,
  IntentionId,
  InterviewId,
  IntroductionId,
  InvitationId,
  JobSourceId,
  LeadId,
  MemberId,
  MergeId,
  MessageId,
  MoveId,
  OfferingId,
  OnboardingCommentId,
  OnboardingId,
  OrderId,
  ParkId,
  PartnerId,
  PlacementId,
  PolicyCardId,
  PositionId,
  PostingId,
  ProgrammeId,
  Quarter,
  ReceiptId,
  RectificationId,
  RegistrationId,
  RelayId,
  RosterFileId,
  RosterId,
  SavedFilterId,
  StatementId,
  StatementLineId,
  SurveyId,
  VisitId,
} from "@shanhai/contract/scalar";
import { STAGES, type Stage } from "@shanhai/contract/stage";
import type { Cell, FlowOf, SupplyOf } from "@shanhai/domain/supply";
import {
  type MemberScope,
  type OwnerScope,
  type ParkScope,
  type PartnerItemsScope,
  prefixOf,
  type Scope,
  type SharedScope,
  type TenantItemsScope,
  type TenantScope,
} from "@shanhai/tenancy/scope";
import type { Key } from "./table.ts";

/*
 * Every key of the table and its index is built here, and begins with its owner's prefix. Rows that grow without end are
 * spread over shards taken from the id, so that no partition meets its limit of 1,000 writes a second.
 */

const key = (scope: Scope, noun: string, sk: string): Key => ({ pk: `${prefixOf(scope)}${noun}`, sk });

const FOUR = ["0", "1", "2", "3"] as const;
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** One of four shards, from the last character of a ULID. */
const shardOf = (id: string) => FOUR[CROCKFORD.indexOf(id.slice(-1)) & 3] ?? "0";

/** An enterprise's links. */
export const enterpriseLinkPartition = (scope: TenantItemsScope, of: EnterpriseId) =>
  `${prefixOf(scope)}enterpriseLink#${of}`;
export const enterpriseLinkKey = (scope: TenantItemsScope, of: EnterpriseId, id: EnterpriseLinkId) =>
  key(scope, `enterpriseLink#${of}`, id);
/** Requests by an enterprise's link, by minute. */
export const linkTriesKey = (scope: TenantItemsScope, id: EnterpriseLinkId, minute: string) =>
  key(scope, `linkTries#${id}`, minute);
/** Points to an enterprise's orders. An index would cost a write unit with every seat that fills. */
export const enterpriseOrderKey = (scope: TenantScope, of: EnterpriseId, id: OrderId) =>
  key(scope, `enterpriseOrder#${of}`, id);
export const enterpriseOrders = (scope: TenantScope, of: EnterpriseId) => `${prefixOf(scope)}enterpriseOrder#${of}`;
/** Where the index lists arrivals that an enterprise has not confirmed, by day; and all those it says no to. */
export const arrivalsToConfirm = (scope: TenantScope, of: EnterpriseId) =>
  `${prefixOf(scope)}placement#toConfirm#${of}`;
export const arrivalsDenied = (scope: TenantScope) => `${prefixOf(scope)}placement#denied`;
/** Where the index lists the statements that an enterprise has been sent. */
export const enterpriseStatements = (scope: TenantScope, of: EnterpriseId) => `${prefixOf(scope)}statement#${of}`;

export const enterpriseKey = (scope: TenantScope, id: EnterpriseId) => key(scope, "enterprise", id);
export const orderKey = (scope: TenantItemsScope, id: OrderId) => key(scope, "order", id);
export const positionKey = (scope: TenantItemsScope, id: PositionId) => key(scope, "position", id);
export const exportJobKey = (scope: TenantScope, id: ExportJobId) => key(scope, "exportJob", id);
export const importJobKey = (scope: TenantScope, id: ImportJobId) => key(scope, "importJob", id);
/** What seals an owner's ID numbers, itself encrypted. */
export const dataKeyKey = (scope: TenantItemsScope | PartnerItemsScope) => key(scope, "dataKey", "1");
/** Whether something names a person or an enterprise. */
export const inUseKey = (scope: TenantScope, id: CandidateId | EnterpriseId) => key(scope, `inUse#${id.slice(-2)}`, id);
/** How an agency maps the columns of one kind of file. */
export const importMappingKey = (scope: TenantScope, kind: string) => key(scope, "importMapping", kind);
export const candidateKey = (scope: TenantItemsScope, id: CandidateId) => key(scope, `candidate#${shardOf(id)}`, id);
export const placementKey = (scope: TenantItemsScope, id: PlacementId) => key(scope, `placement#${shardOf(id)}`, id);
/** Where a record went that was merged into another. */
export const tombstoneKey = (scope: TenantItemsScope, id: CandidateId) => key(scope, "merged", id);
export const mergePartition = (scope: TenantScope, survivor: CandidateId) => `${prefixOf(scope)}merge#${survivor}`;
export const mergeKey = (scope: TenantScope, survivor: CandidateId, id: MergeId) => key(scope, `merge#${survivor}`, id);
export const mergeSnapshotPartition = (scope: TenantScope, survivor: CandidateId) =>
  `${prefixOf(scope)}mergeSnapshot#${survivor}`;
/** Both records as they were; forgotten when undoing is over. */
export const mergeSnapshotKey = (scope: TenantScope, survivor: CandidateId, id: MergeId) =>
  key(scope, `mergeSnapshot#${survivor}`, id);
export const moveKey = (scope: TenantScope, order: OrderId, id: MoveId) => key(scope, `move#${order}`, id);
export const statementKey = (scope: TenantScope, id: StatementId) => key(scope, "statement", id);
/** A statement's lines, by placement and fee: one partition, written once in parts of a hundred. */
export const statementLineKey = (scope: TenantScope, id: StatementId, line: StatementLineId) =>
  key(scope, `statementLine#${id}`, line);
export const statementLines = (scope: TenantScope, id: StatementId) => `${prefixOf(scope)}statementLine#${id}`;
/** Where the index lists an order's statements. */
export const orderStatements = (scope: TenantScope, order: OrderId) => `${prefixOf(scope)}statement#${order}`;
/** Outcomes of one transaction of a move; at most a thousand rows, so three digits do. */
export const moveChunkKey = (scope: TenantScope, id: MoveId, chunk: number) =>
  key(scope, `moveChunk#${id}`, String(chunk).padStart(3, "0"));

/** The letters of an id that is made of what it names, not of time and chance. */
function lettersOf(named: string): string {
  const digest = createHash("sha256").update(named).digest();
  const letters = Array.from({ length: 26 }, (_, index) => CROCKFORD[(digest[index] ?? 0) & (index === 0 ? 7 : 31)]);
  return letters.join("");
}

/** The least ULID of an instant: ids from then on are greater. */
export function firstUlidOf(at: string): string {
  let rest = Date.parse(at);
  let letters = "";
  for (let place = 0; place < 10; place += 1) {
    letters = `${CROCKFORD[rest % 32]}${letters}`;
    rest = Math.floor(rest / 32);
  }
  return `${letters}${"0".repeat(16)}`;
}

/** The application's id is made of its position and candidate: recommending twice meets the same item. */
export const applicationIdOf = (position: PositionId, candidate: CandidateId) =>
  `app_${lettersOf(`${position}|${candidate}`)}` as ApplicationId;

/** The member's id is made of the subject: no issuer's characters enter a key, and no colleague sees it. */
export const memberIdOf = (subject: string) => `mbr_${lettersOf(subject)}` as MemberId;
/** A filter's id is made of its keeper, list and name: the same name is the same filter, and nobody else's. */
export const savedFilterIdOf = (scope: TenantScope, subject: string, { list, name }: { list: string; name: string }) =>
  `flt_${lettersOf(`${scope.id}|${subject}|${list}|${name}`)}` as SavedFilterId;
export const savedFilterPartition = (scope: TenantScope, member: MemberId) => `${prefixOf(scope)}savedFilter#${member}`;
export const savedFilterKey = (scope: TenantScope, member: MemberId, id: SavedFilterId) =>
  key(scope, `savedFilter#${member}`, id);
/** What an agency or park knows of one of its people: a copy of the membership. */
export const colleagueKey = (scope: OwnerScope, id: MemberId) => key(scope, "member", id);
/** Somebody an owner took out: whose name stands on work that is left. */
export const formerColleagueKey = (scope: OwnerScope, id: MemberId) => key(scope, "formerMember", id);

/** Applications spread over 1,024 partitions by the last two characters of their ids. */
export const applicationKey = (scope: TenantItemsScope, id: ApplicationId) =>
  key(scope, `application#${id.slice(-2)}`, id);

/** Where the index lists a position's applications of one stage, oldest recommendation first. */
export const stagePartition = (scope: TenantScope, position: PositionId, stage: Stage) =>
  `${prefixOf(scope)}application#${position}#${stage}`;
export const stagePartitions = (scope: TenantScope, position: PositionId) =>
  STAGES.map((stage) => stagePartition(scope, position, stage));
/** Where the index lists what a recruiter looks after, of one stage: by position, and how long at the stage. */
export function assignedListing(
  scope: TenantScope,
  recruiter: MemberId,
  {
    stage,
    positionId,
    movedAt,
    applicationId,
  }: Pick<Application, "stage" | "positionId" | "movedAt" | "applicationId">,
) {
  return { gsi2pk: assignedPartition(scope, recruiter, stage), gsi2sk: `${positionId}#${movedAt}#${applicationId}` };
}
export const assignedPartition = (scope: TenantScope, recruiter: MemberId, stage: Stage) =>
  `${prefixOf(scope)}assigned#${recruiter}#${stage}`;

/** An order's interviews. */
export const interviewPartition = (scope: TenantItemsScope, order: OrderId) => `${prefixOf(scope)}interview#${order}`;
export const interviewKey = (scope: TenantItemsScope, order: OrderId, id: InterviewId) =>
  key(scope, `interview#${order}`, id);
/** Where the index lists an agency's interviews by day. */
export const interviewDays = (scope: TenantItemsScope) => `${prefixOf(scope)}interview`;
/** Where the index lists who is invited to an interview, by slot. */
export const intervieweePartition = (scope: TenantItemsScope, id: InterviewId) => `${prefixOf(scope)}interviewee#${id}`;
export const intervieweeKey = (scope: TenantItemsScope, id: InterviewId, application: ApplicationId) =>
  key(scope, `interviewee#${id}`, application);
/** Numbers typed at the door of an interview or an event, by minute. */
export const checkInTriesKey = (scope: OwnerScope, id: InterviewId | EventId, minute: string) =>
  key(scope, `checkInTries#${id}`, minute);

/** Where the index lists an order's placements of one status. */
export const orderPlacements = (scope: TenantScope, order: OrderId, status: PlacementStatus) =>
  `${prefixOf(scope)}placement#${order}#${status}`;

export const candidatePartitions = (scope: TenantScope) => FOUR.map((shard) => `${prefixOf(scope)}candidate#${shard}`);
export const placementPartitions = (scope: TenantScope) => FOUR.map((shard) => `${prefixOf(scope)}placement#${shard}`);

/** A person under one term of one facet; by its first character or the whole of it, so that a beginning is one query. */
export const searchKey = (scope: TenantItemsScope, facet: string, bucket: string, term: string, id: string): Key =>
  key(scope, `search#${facet}#${bucket}`, `${term}#${id}`);

/** What happened to a person, by instant. */
export const timelinePartition = (scope: TenantItemsScope, id: CandidateId) => `${prefixOf(scope)}timeline#${id}`;
export const timelineKey = (scope: TenantItemsScope, id: CandidateId, at: string, entry: string): Key =>
  key(scope, `timeline#${id}`, `${at}#${entry}`);
/** The one check of a placement that is due next: its place in the work list is its date. */
export const checkKey = (scope: TenantScope, due: CalendarDate, id: PlacementId) =>
  key(scope, `check#${shardOf(id)}`, `${due}#${id}`);
export const checkPartitions = (scope: TenantScope) => FOUR.map((shard) => `${prefixOf(scope)}check#${shard}`);
/** Points to the placement of a person who left, by date of leaving. */
export const leaverKey = (scope: TenantScope, leftDate: CalendarDate, id: PlacementId) =>
  key(scope, `leaver#${shardOf(id)}`, `${leftDate}#${id}`);
export const leaverPartitions = (scope: TenantScope) => FOUR.map((shard) => `${prefixOf(scope)}leaver#${shard}`);
export const careServiceKey = (scope: TenantScope, placement: PlacementId, id: CareServiceId) =>
  key(scope, `careService#${placement}`, id);
/** A place that people applied for a position from, with how many did. */
export const jobSourceKey = (scope: TenantItemsScope, position: PositionId, source: string) =>
  key(scope, `jobSource#${position}`, source);
/** What is known of the class that an event is held for. */
export const eventClassKey = (scope: ParkScope, id: EventId) => key(scope, "eventClass", id);
/** A group of people in the funnel of an agency or a park, by `cellName`. */
export const funnelKey = (scope: OwnerScope | TenantItemsScope, cell: string) => key(scope, "funnel", cell);
export const funnelPartition = (scope: OwnerScope | TenantItemsScope) => `${prefixOf(scope)}funnel`;
/** What was counted of an application or a placement. */
export const funnelMarkKey = (scope: TenantItemsScope, id: string) => key(scope, `funnelMark#${id.slice(-2)}`, id);
/** An agency's group as its park keeps it. */
export const funnelCopyKey = (scope: ParkScope, id: AgencyId, cell: string) =>
  key(scope, "funnelCopy", `${id}#${cell}`);
export const funnelCopies = (scope: ParkScope) => `${prefixOf(scope)}funnelCopy`;
/** All who came by an event or one of its booths. */
export const eventFunnelKey = (scope: ParkScope, id: EventId) => key(scope, "eventFunnel", id);
export const eventFunnels = (scope: ParkScope) => `${prefixOf(scope)}eventFunnel`;
/** What is written about an application, and how much of it. */
export const conversationKey = (scope: TenantItemsScope, id: ApplicationId) =>
  key(scope, `conversation#${id.slice(-2)}`, id);
/** Where the index lists conversations by their last message: those with unread messages, and the others. */
export const conversationsShown = (scope: TenantItemsScope, which: "unread" | "read") =>
  `${prefixOf(scope)}conversation#${which}`;
/** How many conversations have unread messages. */
export const conversationCountKey = (scope: TenantItemsScope) => key(scope, "conversationCount", "unread");
export const messagePartition = (scope: TenantItemsScope, id: ApplicationId) => `${prefixOf(scope)}message#${id}`;
export const messageKey = (scope: TenantItemsScope, application: ApplicationId, at: string, id: MessageId) =>
  key(scope, `message#${application}`, `${at}#${id}`);
/** Messages sent by a job seeker's link, by minute. */
export const messageTriesKey = (scope: TenantItemsScope, application: ApplicationId, minute: string) =>
  key(scope, `messageTries#${application}`, minute);
/** A form whose sender wants to hear nothing more, although the application is not theirs to end. */
export const endedFormKey = (scope: TenantItemsScope, request: string) =>
  key(scope, `endedForm#${request.slice(-2)}`, request);
/** A named place's id is made of its position, kind and name: the same name is the same place. */
export const jobSourceIdOf = (position: PositionId, { kind, name }: { kind: string; name: string }) =>
  `src_${lettersOf(`${position}|${kind}|${name}`)}` as JobSourceId;
/** Counters of one day of arrivals on a position, by where the people had applied from. */
export const sourceArrivalsKey = (scope: TenantScope, position: PositionId, day: string) =>
  key(scope, `sourceArrivals#${position}`, day);
/** Counters of one month of arrivals, YYYY-MM. */
export const retentionKey = (scope: TenantScope, subject: OrderId | EnterpriseId | "agency", month: string) =>
  key(scope, `retention#${subject}`, month);

/** An agency's filing of a month, and what it was before each correction. */
export const filingKey = (scope: TenantItemsScope, month: CalendarMonth) => key(scope, "filing", month);
export const filingCorrectionKey = (
  scope: TenantItemsScope,
  { month, version }: { month: CalendarMonth; version: number },
) => key(scope, `filingCorrection#${month}`, String(version).padStart(6, "0"));

/** Who a phone or an ID number names, by keyed hash. */
export const identityKey = (scope: TenantItemsScope | PartnerItemsScope, kind: "phone" | "idNumber", hash: string) =>
  key(scope, `identity#${hash.slice(0, 2)}`, `${kind}#${hash}`);
/** Holds a USCC once: an agency's in its park, an enterprise's in its agency. */
export const usccKey = (scope: OwnerScope, uscc: string) => key(scope, "uscc", uscc);

/** An agency's place in its park, as the agency may read it. */
export const standingKey = (scope: TenantItemsScope) => key(scope, "standing", "standing");
/** How much of a quota a day has used. */
export const usageKey = (scope: TenantScope, day: CalendarDate) => key(scope, "usage", day);
/** Whether an organisation's people may write, where the authorizer looks. */
export const organisationKey = (scope: MemberScope, id: AgencyId | PartnerId) =>
  key(scope, `${id}#organisation`, "organisation");
export const onboardingKey = (scope: ParkScope, id: OnboardingId) => key(scope, "onboarding", id);
/** Where the index lists a park's applications of one status. */
export const onboardingPartition = (scope: ParkScope, status: OnboardingStatus) =>
  `${prefixOf(scope)}onboarding#${status}`;
/** Holds a USCC once among the applications that are open. */
export const applyingKey = (scope: ParkScope, uscc: string) => key(scope, "applying", uscc);
export const onboardingCommentKey = (scope: ParkScope, id: OnboardingId, comment: OnboardingCommentId) =>
  key(scope, `onboardingComment#${id}`, comment);
export const onboardingComments = (scope: ParkScope, id: OnboardingId) => `${prefixOf(scope)}onboardingComment#${id}`;
/** Applications sent by a link, by minute. */
export const onboardingTriesKey = (scope: ParkScope, minute: string) => key(scope, "onboardingTries", minute);
/** Who names a licence: applications and agencies, by their USCC. The number is text, and so its letters are its hash's. */
export const licenceHolders = (scope: ParkScope, number: string) =>
  `${prefixOf(scope)}licence#${lettersOf(number.normalize("NFKC").replace(/\s/g, ""))}`;
export const licenceHolderKey = (scope: ParkScope, number: string, uscc: string): Key => ({
  pk: licenceHolders(scope, number),
  sk: uscc,
});
export const parkKey = (scope: ParkScope) => key(scope, "park", "park");
/** Which parks there are. */
export const parkEntryKey = (scope: SharedScope, id: ParkId) => key(scope, "park", id);
/** Agencies that have left, by the day on which they are erased. */
export const leavingKey = (scope: ParkScope, day: CalendarDate, id: AgencyId) => key(scope, "leaving", `${day}#${id}`);
export const agencyKey = (scope: ParkScope, id: AgencyId) => key(scope, "agency", id);
export const invitationKey = (scope: OwnerScope, id: InvitationId) => key(scope, "invitation", id);
/** The park's figures of a month. */
export const parkMonthKey = (scope: ParkScope, month: CalendarMonth) => key(scope, "figures", month);
/** An agency's figures of a month as its park keeps them: by month, so that a quarter's are one query. */
export const agencyMonthKey = (scope: ParkScope, month: CalendarMonth, id: AgencyId) =>
  key(scope, "agencyMonth", `${month}#${id}`);
export const agencyMonths = (scope: ParkScope) => `${prefixOf(scope)}agencyMonth`;
/** An agency's arrivals of a month by day: what its share of the month's was counted from. */
export const agencyArrivalsKey = (scope: ParkScope, month: CalendarMonth, id: AgencyId) =>
  key(scope, "agencyArrivals", `${month}#${id}`);
export const parkOrderKey = (scope: ParkScope, id: OrderId) => key(scope, "order", id);
/** The park's own evaluation, or the copy its agency may read. */
export const evaluationKey = (scope: OwnerScope, id: EvaluationId) => key(scope, "evaluation", id);
/** An agency's facts of a quarter. */
export const serviceFactsKey = (scope: ParkScope, quarter: Quarter, agency: AgencyId) =>
  key(scope, `serviceFacts#${quarter}`, agency);
export const serviceFactsPartition = (scope: ParkScope, quarter: Quarter) =>
  `${prefixOf(scope)}serviceFacts#${quarter}`;
/** What was counted of a placement: figures, and of which version. */
export const countedPlacementKey = (scope: ParkScope, id: PlacementId) =>
  key(scope, `countedPlacement#${id.slice(-1)}`, id);
/** Arrivals and reopened seats of a position by day. */
export const seatHistoryKey = (scope: ParkScope, id: PositionId) => key(scope, `seatHistory#${id.slice(-1)}`, id);
/** A park's scorecard by its version, four digits. */
export const scorecardKey = (scope: ParkScope, version: number) =>
  key(scope, "scorecard", String(version).padStart(4, "0"));
export const programmeKey = (scope: ParkScope, id: ProgrammeId) => key(scope, "programme", id);
/** Holds one programme a quarter. */
export const programmeOfKey = (scope: ParkScope, quarter: Quarter) => key(scope, "programmeOf", quarter);
/** An agency in a programme; a programme's lie together. */
export const assessmentKey = (scope: ParkScope, programme: ProgrammeId, agency: AgencyId) =>
  key(scope, "assessment", `${programme}#${agency}`);
/** Points to an assessment that an evaluator was given. */
export const ownAssessmentPartition = (scope: ParkScope, evaluator: MemberId) =>
  `${prefixOf(scope)}ownAssessment#${evaluator}`;
export const ownAssessmentKey = (scope: ParkScope, evaluator: MemberId, programme: ProgrammeId, agency: AgencyId) =>
  key(scope, `ownAssessment#${evaluator}`, `${programme}#${agency}`);
/** That a person is a member of an agency of the park: an interest that evaluators must not have. */
export const interestKey = (scope: ParkScope, agency: AgencyId, member: MemberId) =>
  key(scope, `interest#${agency}`, member);
/** The park's copy of a result, or the agency's own. */
export const serviceResultKey = (scope: OwnerScope, programme: ProgrammeId, agency: AgencyId) =>
  key(scope, "serviceResult", scope.kind === "park" ? `${programme}#${agency}` : programme);
export const boardKey = (scope: ParkScope, programme: ProgrammeId) => key(scope, "board", programme);
export const surveyKey = (scope: ParkScope, id: SurveyId) => key(scope, "survey", id);
/** The park's record, or the agency's own copy. */
export const complaintKey = (scope: OwnerScope, id: ComplaintId) => key(scope, "complaint", id);
/** Where the index lists a park's complaints that are not closed, by deadline. */
export const openComplaints = (scope: ParkScope) => `${prefixOf(scope)}openComplaint`;
/** The park's record, or the agency's own copy. */
export const rectificationKey = (scope: OwnerScope, id: RectificationId) => key(scope, "rectification", id);
/** Holds one evaluation an evaluator and order. */
export const evaluatedKey = (scope: ParkScope, order: OrderId, subject: string) =>
  key(scope, `evaluated#${order}`, subject);

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
/** Applications sent to a park's jobs, by minute: by a link, to a posting, and with a phone (by its keyed hash). */
export const applyTriesKey = (scope: ParkScope, by: "link" | "posting" | "phone", name: string, minute: string) =>
  key(scope, `applyTries#${by}#${lettersOf(name)}`, minute);
/** Who wants to be told of new jobs: by what a phone's keyed hash makes. */
export const alertIdOf = (phoneHash: string) => lettersOf(phoneHash);
export const jobAlertKey = (scope: ParkScope, alertId: string) => key(scope, `jobAlert#${shardOf(alertId)}`, alertId);
export const jobAlertPartitions = (scope: ParkScope) => FOUR.map((shard) => `${prefixOf(scope)}jobAlert#${shard}`);
/** Public postings by when they were on the board for the first time. */
export const newPostings = (scope: ParkScope) => `${prefixOf(scope)}newPosting`;
export const newPostingKey = (scope: ParkScope, firstShownAt: Instant, id: PostingId) =>
  key(scope, "newPosting", `${firstShownAt}#${id}`);
/** Where a short address in a message leads. */
export const smsLinkKey = (scope: SharedScope, link: string) => key(scope, `smsLink#${link.slice(0, 2)}`, link);
/** That a person was erased; at their park, that they are to be, and the receipt by its form's number. */
export const erasureKey = (scope: TenantScope, id: CandidateId) => key(scope, "erasure", id);
export const pendingErasures = (scope: ParkScope) => `${prefixOf(scope)}pendingErasure`;
export const pendingErasureKey = (scope: ParkScope, agency: AgencyId, id: CandidateId) =>
  key(scope, "pendingErasure", `${agency}#${id}`);
export const erasureReceiptKey = (scope: ParkScope, request: string) =>
  key(scope, `erasureReceipt#${request.slice(-2)}`, request);
/** The code that was last sent to a phone, by its keyed hash. */
export const oneTimeCodeKey = (scope: ParkScope, phoneHash: string) =>
  key(scope, `oneTimeCode#${phoneHash.slice(0, 2)}`, phoneHash);
/** Codes asked for and typed, by minute, hour or day: for a phone or from an address (by keyed hashes), or in all. */
export const codeTriesKey = (
  scope: ParkScope,
  by: "phone" | "address" | "typed" | "park",
  name: string,
  time: string,
) => key(scope, `codeTries#${by}#${lettersOf(name)}`, time);
/** Which positions of which agencies somebody applied to by the board: by the phone's keyed hash. */
export const seekerTraces = (scope: ParkScope, phoneHash: string) => `${prefixOf(scope)}seekerTrace#${phoneHash}`;
export const seekerTraceKey = (scope: ParkScope, phoneHash: string, agency: AgencyId, position: PositionId) =>
  key(scope, `seekerTrace#${phoneHash}`, `${agency}#${position}`);
/** Leads sent by an event's link, by minute. */
export const leadTriesKey = (scope: ParkScope, event: EventId, minute: string) =>
  key(scope, `leadTries#${event}`, minute);
/** An agency's offering, or what its park knows of it. */
export const offeringKey = (scope: OwnerScope, id: OfferingId) => key(scope, "offering", id);
/** Where the indexes list what is published in a park: all, and of one kind. */
export const catalogue = (scope: ParkScope) => `${prefixOf(scope)}catalogue`;
export const catalogueOf = (scope: ParkScope, kind: OfferingKind) => `${prefixOf(scope)}catalogue#${kind}`;

export const partnerKey = (scope: ParkScope, id: PartnerId) => key(scope, "partner", id);
/** Where the index lists a park's partners of one kind. */
export const partnersOf = (scope: ParkScope, kind: PartnerKind) => `${prefixOf(scope)}partner#${kind}`;
/** What a partner knows of its own place. */
export const partnerCopyKey = (scope: PartnerItemsScope) => key(scope, "partner", "partner");
/** The park's agreement, or the copy that a partner reads. */
export const agreementKey = (scope: ParkScope | PartnerItemsScope, id: AgreementId) => key(scope, "agreement", id);
/** Points to the agreements with one partner. */
export const agreementsWith = (scope: ParkScope, partner: PartnerId) => `${prefixOf(scope)}agreementWith#${partner}`;
export const agreementWithKey = (scope: ParkScope, partner: PartnerId, id: AgreementId) =>
  key(scope, `agreementWith#${partner}`, id);
/** What an agreement opens to a partner, by its last day: what has expired is not even read. */
export const grantKey = (scope: PartnerItemsScope, to: CalendarDate, id: AgreementId) =>
  key(scope, "grant", `${to}#${id}`);
/** Entries of an agreement's fulfilment record: one's own, and copies of the other side's. */
export const fulfilmentPartition = (scope: ParkScope | PartnerItemsScope, agreement: AgreementId) =>
  `${prefixOf(scope)}fulfilment#${agreement}`;
export const fulfilmentKey = (scope: ParkScope | PartnerItemsScope, agreement: AgreementId, id: FulfilmentId) =>
  key(scope, `fulfilment#${agreement}`, id);

/** A relay's id is made of its station and month: a month has one. */
export const relayIdOf = (scope: PartnerItemsScope, month: CalendarMonth) =>
  `rly_${lettersOf(`${scope.id}|${month}`)}` as RelayId;
export const relayKey = (scope: PartnerItemsScope, id: RelayId) => key(scope, "relay", id);
/** A station's figures of a month, and the park's copy of them. */
export const stationMonthKey = (scope: ParkScope, month: CalendarMonth, station: PartnerId) =>
  key(scope, "relayMonth", `${month}#${station}`);
/** To whom a relay was passed on. */
export const receiptPartition = (scope: PartnerItemsScope, relay: RelayId) => `${prefixOf(scope)}receipt#${relay}`;
export const receiptKey = (scope: PartnerItemsScope, relay: RelayId, id: ReceiptId) =>
  key(scope, `receipt#${relay}`, id);
/** That an application came by a station. */
export const relayedKey = (scope: PartnerItemsScope, id: ApplicationId) => key(scope, `relayed#${id.slice(-1)}`, id);
export const relayMonthKey = (scope: PartnerItemsScope, month: CalendarMonth) => key(scope, "relayMonth", month);

/** Somebody whom a station wrote down, whose phone holds that once; and that it was so, of somebody who was deleted. */
export const intentionKey = (scope: PartnerItemsScope, id: IntentionId) => key(scope, "intention", id);
export const intentionOfKey = (scope: PartnerItemsScope, hash: string) =>
  key(scope, `intentionOf#${hash.slice(0, 2)}`, hash);
export const goneIntentionKey = (scope: PartnerItemsScope, id: IntentionId) => key(scope, "goneIntention", id);

export const rosterKey = (scope: PartnerItemsScope, id: RosterId) => key(scope, "roster", id);
export const graduateKey = (scope: PartnerItemsScope, id: GraduateId) => key(scope, "graduate", id);
/** Where the index lists a roster's people. */
export const graduatesOf = (scope: PartnerItemsScope, roster: RosterId) => `${prefixOf(scope)}graduate#${roster}`;
export const rosterFilePartition = (scope: PartnerItemsScope, roster: RosterId) =>
  `${prefixOf(scope)}rosterFile#${roster}`;
export const rosterFileKey = (scope: PartnerItemsScope, roster: RosterId, id: RosterFileId) =>
  key(scope, `rosterFile#${roster}`, id);
/** Parts of a file by the first of their rows. */
export const rosterFileParts = (scope: PartnerItemsScope, id: RosterFileId) => `${prefixOf(scope)}rosterFilePart#${id}`;
export const rosterFilePartKey = (scope: PartnerItemsScope, id: RosterFileId, row: number) =>
  key(scope, `rosterFilePart#${id}`, String(row).padStart(6, "0"));
/** A file's id is made of the request that brings it, where that may be sent again. */
export const rosterFileIdOf = (subject: string, requestKey: string) =>
  `rsf_${lettersOf(`${subject}|${requestKey}`)}` as RosterFileId;
/** A school's recommendation, or the pointer to it that the agency keeps; made of whom and what it names. */
export const introductionIdOf = (posting: PostingId, graduate: GraduateId) =>
  `ntr_${lettersOf(`${posting}|${graduate}`)}` as IntroductionId;
export const introductionKey = (scope: TenantItemsScope | PartnerItemsScope, id: IntroductionId) =>
  key(scope, "introduction", id);
/** Where the index lists introductions by when they were made: a school's all, an agency's by whether they were answered. */
export const introductionsOf = (scope: TenantItemsScope | PartnerItemsScope, which: "made" | "waiting" | "answered") =>
  `${prefixOf(scope)}introduction#${which}`;

/** A park's open seats of one occupation at one place. Both are text, and so their letters are their hash's. */
export const demandKey = (scope: ParkScope, place: string, occupation: string) =>
  key(scope, "demand", lettersOf(`${place}\n${occupation}`));
/** What was counted of an agency's orders. */
export const demandOfPartition = (scope: ParkScope, agency: AgencyId) => `${prefixOf(scope)}demandOf#${agency}`;
export const demandOfKey = (scope: ParkScope, agency: AgencyId, id: OrderId) => key(scope, `demandOf#${agency}`, id);

/** People of one kind, or arrivals of one month from one place to another, counted; the occupation is text, and so its letters are its hash's. */
export function cellKey(scope: TenantItemsScope | ParkScope, { noun, of }: Pick<Cell, "noun" | "of">): Key {
  if (noun === "flow") {
    const { month, from, to } = of as FlowOf;
    return key(scope, noun, `${month}#${from}#${to}`);
  }
  const { basis, division, occupation, skillLevel } = of as SupplyOf;
  return key(scope, noun, `${basis}#${division}#${lettersOf(`${occupation}\n${skillLevel}`)}`);
}
/** What was counted of a person by an agency. */
export const personMarkKey = (scope: TenantItemsScope, id: CandidateId) => key(scope, `supplyOf#${shardOf(id)}`, id);
export const personMarkPartitions = (scope: TenantItemsScope) =>
  FOUR.map((shard) => `${prefixOf(scope)}supplyOf#${shard}`);
/** What was counted of an agency by its park. */
export const agencyMarkPartition = (scope: ParkScope, agency: AgencyId) => `${prefixOf(scope)}supplyOf#${agency}`;
export const agencyMarkKey = (scope: ParkScope, agency: AgencyId, cell: Key) =>
  key(scope, `supplyOf#${agency}`, `${cell.pk.split("#").at(-1)}#${cell.sk}`);

export const postingKey = (scope: TenantItemsScope, id: PostingId) => key(scope, "posting", id);
/** Holds one posting a position and audience; read strongly, since what a board shows follows from it. */
export const postingOfKey = (scope: TenantItemsScope, position: PositionId, audience: PartnerId | "public") =>
  key(scope, `postingOf#${position}`, audience);
export const postingsOf = (scope: TenantItemsScope, position: PositionId) => `${prefixOf(scope)}postingOf#${position}`;
/** What a park's board has of a posting, shown or not. */
export const boardPostingKey = (scope: ParkScope, id: PostingId) => key(scope, `boardPosting#${shardOf(id)}`, id);
/** Where the indexes list the postings that everybody, or one partner's people, may see: all, and those of one city. */
export const boardListing = (scope: ParkScope, audience: PartnerId | "public", city?: string) =>
  `${prefixOf(scope)}boardListing#${audience}${city ? `#${city}` : ""}`;
/** Postings on the board by the last day on which they are shown. */
export const boardEndKey = (scope: ParkScope, shownThrough: CalendarDate, id: PostingId) =>
  key(scope, "boardEnd", `${shownThrough}#${id}`);
export const boardEnds = (scope: ParkScope) => `${prefixOf(scope)}boardEnd`;
/** A city's public postings, counted; by the first four digits of its code. */
export const boardTallyKey = (scope: ParkScope, city: string) => key(scope, "boardTally", city);
export const boardTallies = (scope: ParkScope) => `${prefixOf(scope)}boardTally`;
/** A card that a park shows beside its jobs. */
export const policyCardKey = (scope: ParkScope, id: PolicyCardId) => key(scope, "policyCard", id);

export const partition = (
  scope: Scope,
  noun:
    | "agreement"
    | "demand"
    | "flow"
    | "supply"
    | "enterprise"
    | "filing"
    | "grant"
    | "partner"
    | "member"
    | "order"
    | "importJob"
    | "exportJob"
    | "agency"
    | "evaluation"
    | "statement"
    | "invitation"
    | "leaving"
    | "leadTally"
    | "offering"
    | "park"
    | "policyCard"
    | "scorecard"
    | "programme"
    | "assessment"
    | "serviceResult"
    | "board"
    | "survey"
    | "complaint"
    | "rectification"
    | "intention"
    | "posting"
    | "relayMonth"
    | "relay"
    | "roster"
    | "graduate",
) => `${prefixOf(scope)}${noun}`;

/** Memberships of one person; the subject is hashed so that no issuer's characters enter a key. */
export function memberKey(scope: MemberScope, subject: string, organisation: string): Key {
  return { pk: memberPartition(scope, subject), sk: organisation };
}
export function memberPartition(scope: MemberScope, subject: string): string {
  return `${prefixOf(scope)}${createHash("sha256").update(subject).digest("hex").slice(0, 40)}#member`;
}

/** A month of an owner's audit; entries are only ever added. */
export const auditKey = (scope: OwnerScope, at: string, id: string): Key => ({
  pk: `A#${scope.id}#${at.slice(0, 7)}`,
  sk: `${at}#${id}`,
});
/** A record's own list of the audit entries that name it, beside the months: of the same kind, and only added to as well. */
export const auditOfPartition = (scope: OwnerScope, recordId: string) => `A#${scope.id}#of#${recordId}`;
export const auditOfKey = (scope: OwnerScope, recordId: string, sk: string): Key => ({
  pk: auditOfPartition(scope, recordId),
  sk,
});
export const idempotencyKey = (scope: Scope, digest: string) => key(scope, `idempotency#${digest.slice(0, 2)}`, digest);
