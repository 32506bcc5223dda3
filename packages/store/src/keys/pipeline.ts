import type { Application } from "@shanhai/contract/application";
import type { PlacementStatus } from "@shanhai/contract/placement";
import type {
  ApplicationId,
  CalendarDate,
  CandidateId,
  CareServiceId,
  EnterpriseId,
  EnterpriseLinkId,
  EventId,
  ExportJobId,
  ImportJobId,
  InterviewId,
  MemberId,
  MergeId,
  MoveId,
  OrderId,
  PlacementId,
  PositionId,
  StatementId,
  StatementLineId,
} from "@shanhai/contract/scalar";
import { STAGES, type Stage } from "@shanhai/contract/stage";
import { type OwnerScope, prefixOf, type TenantItemsScope, type TenantScope } from "@shanhai/tenancy/scope";
import type { Key } from "../table.ts";
import { FOUR, key, lettersOf, shardOf } from "./key.ts";

/* Keys of an agency's enterprises, orders, people, and what becomes of them. See `key.ts`. */

/** An enterprise's links. */
export const enterpriseLinkPartition = (scope: TenantItemsScope, of: EnterpriseId) =>
  `${prefixOf(scope)}enterpriseLink#${of}`;
export const enterpriseLinkKey = (scope: TenantItemsScope, of: EnterpriseId, id: EnterpriseLinkId) =>
  key(scope, `enterpriseLink#${of}`, id);
/** Requests by an enterprise's link, by minute. */
export const linkTriesKey = (scope: TenantItemsScope, id: EnterpriseLinkId, minute: string) =>
  key(scope, `linkTries#${id}`, minute);
/** Points to an enterprise's orders. An index would cost a write unit with every seat that fills. */
export const enterpriseOrderKey = (scope: TenantItemsScope, of: EnterpriseId, id: OrderId) =>
  key(scope, `enterpriseOrder#${of}`, id);
export const enterpriseOrders = (scope: TenantScope, of: EnterpriseId) => `${prefixOf(scope)}enterpriseOrder#${of}`;
/** Where the index lists arrivals that an enterprise has not confirmed, by day; and all those it says no to. */
export const arrivalsToConfirm = (scope: TenantItemsScope, of: EnterpriseId) =>
  `${prefixOf(scope)}placement#toConfirm#${of}`;
export const arrivalsDenied = (scope: TenantItemsScope) => `${prefixOf(scope)}placement#denied`;
/** Where the index lists the statements that an enterprise has been sent. */
export const enterpriseStatements = (scope: TenantItemsScope, of: EnterpriseId) => `${prefixOf(scope)}statement#${of}`;
export const enterpriseKey = (scope: TenantItemsScope, id: EnterpriseId) => key(scope, "enterprise", id);
export const orderKey = (scope: TenantItemsScope, id: OrderId) => key(scope, "order", id);
export const positionKey = (scope: TenantItemsScope, id: PositionId) => key(scope, "position", id);
export const exportJobKey = (scope: TenantScope, id: ExportJobId) => key(scope, "exportJob", id);
export const importJobKey = (scope: TenantScope, id: ImportJobId) => key(scope, "importJob", id);
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
/** The application's id is made of its position and candidate: recommending twice meets the same item. */
export const applicationIdOf = (position: PositionId, candidate: CandidateId) =>
  `app_${lettersOf(`${position}|${candidate}`)}` as ApplicationId;
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
/** An order or an enterprise from one of its title's characters on. */
export const titleKey = (scope: TenantItemsScope, bucket: string, term: string, id: string): Key =>
  key(scope, `title#${bucket}`, `${term}#${id}`);
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
/** Counters of one month of arrivals, YYYY-MM. */
export const retentionKey = (scope: TenantScope, subject: OrderId | EnterpriseId | "agency", month: string) =>
  key(scope, `retention#${subject}`, month);
