import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Allocation } from "@shanhai/contract/allocation";
import type { Evaluation } from "@shanhai/contract/evaluation";
import type { ExportJob } from "@shanhai/contract/export-job";
import type { ImportJob } from "@shanhai/contract/import-job";
import { OrganisationId } from "@shanhai/contract/member";
import { AgencyId, CalendarMonth, OrderId, ParkId } from "@shanhai/contract/scalar";
import type { AgencyRecord } from "@shanhai/domain/agency";
import type { ColleagueRecord } from "@shanhai/domain/member";
import { hasTitle } from "@shanhai/domain/title-search";
import { copyAuditEntry } from "@shanhai/store/audit-entry";
import type { StoredFiling } from "@shanhai/store/filing";
import { copyMembership, followDecision, type MemberRecord } from "@shanhai/store/member";
import { getOrderOrigins, orderFacts, type StoredOrder } from "@shanhai/store/order";
import { enterPark } from "@shanhai/store/park";
import { copyEvaluation, countAgency, countEvaluation, projectOrder } from "@shanhai/store/projection";
import { projectArrivals, projectFiling } from "@shanhai/store/projection-figures";
import type { StoredArrivals } from "@shanhai/store/retention";
import { isErasing } from "@shanhai/store/standing";
import { recordOf } from "@shanhai/store/table";
import {
  mintMemberScope,
  mintOwnerScope,
  mintParkScope,
  mintSharedScope,
  mintTenantItemsScope,
  mintTenantScope,
} from "@shanhai/tenancy/mint";
import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { observed } from "../observed.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import { ALLY_CONSEQUENCES } from "./allies.ts";
import { API_KEY_CONSEQUENCES } from "./api-keys.ts";
import { isAtHome } from "./at-home.ts";
import { COHORT_CONSEQUENCES } from "./cohorts.ts";
import { followAgencyDemand, followDemand, movesDemand } from "./demand.ts";
import { agencyLeftOrCame, engagementChanged, followOrder } from "./engagements.ts";
import { ERASURE_CONSEQUENCES } from "./erasures.ts";
import { followFunnel, funnelChanged } from "./funnel.ts";
import { INTRODUCTION_CONSEQUENCES } from "./introductions.ts";
import { agencyLeadChanged, offeringChanged, parkLeadChanged } from "./leads.ts";
import { PARTNER_CONSEQUENCES } from "./partners.ts";
import { type Change, followPeople, isAboutPeople } from "./people.ts";
import { followPlacements } from "./placements.ts";
import { orderOnBoard, positionChanged as positionOnBoard, postingChanged, standingChanged } from "./postings.ts";
import { provision } from "./provisioning.ts";
import { askAbout, noteInterest, QUALITY_CONSEQUENCES } from "./quality.ts";
import { followRelays, relayMonthChanged } from "./relays.ts";
import { followTitled } from "./titles.ts";

/** What the alarm's filter looks for in the log. */
const AUDIT_OVERWRITTEN = "auditOverwritten";

type Image = Record<string, unknown> & { pk: string; sk: string };

/** What follows from one changed item; `owner` is the id in its partition key. */
type Consequence = (platform: Platform, owner: string, image: Image, before: Image | undefined) => Promise<void>;

async function orderChanged(
  platform: Platform,
  tenantId: string,
  image: Image,
  before: Image | undefined,
): Promise<void> {
  const stored = image as unknown as StoredOrder;
  const facts = orderFacts(stored);
  const agencyId = AgencyId.parse(tenantId);
  await projectOrder(platform.open(mintParkScope(stored.parkId)), agencyId, facts);
  await followDemand(platform, { agencyId, parkId: stored.parkId, orderId: stored.orderId });
  await askAbout(platform, stored.parkId, facts);
  const was = before as unknown as StoredOrder | undefined;
  await followOrder(platform, tenantId, stored, was);
  await orderOnBoard(platform, tenantId, stored, was);
}

async function positionChanged(
  platform: Platform,
  tenantId: string,
  image: Image,
  before: Image | undefined,
): Promise<void> {
  await positionOnBoard(platform, tenantId, image, before);
  if (!movesDemand(image, before)) return;
  const agencyId = AgencyId.parse(tenantId);
  const orderId = OrderId.parse(image.orderId);
  const origins = await getOrderOrigins(platform.open(mintTenantItemsScope(tenantId)), [orderId]);
  for (const { parkId } of origins) await followDemand(platform, { agencyId, parkId, orderId });
}

async function filingChanged(platform: Platform, tenantId: string, image: Image): Promise<void> {
  const { parkId, month, ...filing } = image as unknown as StoredFiling;
  await projectFiling(platform.open(mintParkScope(parkId)), AgencyId.parse(tenantId), month, filing);
}

async function arrivalsChanged(platform: Platform, tenantId: string, image: Image): Promise<void> {
  const stored = recordOf<StoredArrivals>(image);
  if (stored.parkId === undefined) return;
  const month = CalendarMonth.parse(image.sk);
  await projectArrivals(platform.open(mintParkScope(stored.parkId)), AgencyId.parse(tenantId), month, stored);
}

async function agencyChanged(
  platform: Platform,
  parkId: string,
  image: Image,
  before: Image | undefined,
): Promise<void> {
  const agency = image as unknown as AgencyRecord;
  // Figures come and go without a version; what the park decides has one. What is not active yet is taken up again.
  if (before?.version !== agency.version || agency.status === "approved") await provision(platform, parkId, agency);
  if (before && before.status !== agency.status) await followAgencyDemand(platform, parkId, agency);
  if ([agency.status, before?.status].includes("left")) await agencyLeftOrCame(platform, parkId, agency.agencyId);
  if (!agency.counted) await countAgency(platform.open(mintParkScope(parkId)), agency);
}

/** The clock goes from park to park. */
async function parkOpened(platform: Platform, parkId: string, _image: Image, before: Image | undefined): Promise<void> {
  if (!before) await enterPark(platform.open(mintSharedScope()), ParkId.parse(parkId));
}

async function evaluationMade(platform: Platform, parkId: string, image: Image): Promise<void> {
  const { pk: _pk, sk: _sk, counted, ...rest } = image;
  const evaluation = rest as unknown as Evaluation;
  if (counted) return;
  // Nothing is written any more for an agency that is being erased; its park's figures have it all the same.
  if (!(await isErasing(platform.open(mintMemberScope()), evaluation.agencyId))) {
    await copyEvaluation(platform.open(mintTenantScope(evaluation.agencyId, parkId)), evaluation);
  }
  await countEvaluation(platform.open(mintParkScope(parkId)), evaluation);
}

/** What a job is handed to a worker for. */
const WORK: readonly ImportJob["status"][] = ["checking", "queued", "reverting"];

async function importQueued(
  platform: Platform,
  tenantId: string,
  image: Image,
  before: Image | undefined,
): Promise<void> {
  const { importJobId, status } = image as unknown as ImportJob;
  if (!WORK.includes(status) || before?.status === status) return;
  await platform.imports.send({ tenantId, parkId: String(image.parkId), importJobId });
}

async function exportQueued(
  platform: Platform,
  tenantId: string,
  image: Image,
  before: Image | undefined,
): Promise<void> {
  const { exportJobId, status } = image as unknown as ExportJob;
  if (status !== "queued" || before) return;
  await platform.exports.send({ tenantId, parkId: String(image.parkId), exportJobId });
}

/** What an allocation is handed to a worker for. */
const ALLOCATED: readonly Allocation["status"][] = ["queued", "applying", "undoing"];

async function allocationAsked(
  platform: Platform,
  tenantId: string,
  image: Image,
  before: Image | undefined,
): Promise<void> {
  const { allocationId, status } = image as unknown as Allocation;
  if (!ALLOCATED.includes(status) || before?.status === status) return;
  await platform.allocations.send({ tenantId, parkId: String(image.parkId), allocationId });
}

/** An organisation knows its people by a copy of each membership. */
async function memberChanged(platform: Platform, _subject: string, image: Image): Promise<void> {
  const member = image as unknown as MemberRecord;
  await copyMembership(platform.open(mintOwnerScope(member.organisationId)), member);
  await noteInterest(platform, member);
}

/** What an owner decided about a colleague becomes true of the membership; what was only copied from one is no decision. */
async function colleagueChanged(
  platform: Platform,
  owner: string,
  image: Image,
  before: Image | undefined,
): Promise<void> {
  if (!before) return;
  const colleague = image as unknown as ColleagueRecord;
  await followDecision(platform.open(mintMemberScope()), OrganisationId.parse(owner), colleague, false);
}

async function colleagueRemoved(platform: Platform, owner: string, image: Image): Promise<void> {
  const former = image as unknown as ColleagueRecord;
  await followDecision(platform.open(mintMemberScope()), OrganisationId.parse(owner), former, true);
}

/**
 * By the item's partition without its owner: `T#<noun>`, `P#<noun>`, `N#<noun>` or `U#<noun>`; `*` stands for whatever comes
 * behind the noun.
 */
const CONSEQUENCES: Record<string, Consequence> = {
  "T#order": orderChanged,
  "T#position": positionChanged,
  "T#filing": filingChanged,
  "T#funnel": funnelChanged,
  "T#retention#agency": arrivalsChanged,
  "T#engagement": engagementChanged,
  "T#member": colleagueChanged,
  "T#formerMember": colleagueRemoved,
  "P#formerMember": colleagueRemoved,
  "N#member": colleagueChanged,
  "N#formerMember": colleagueRemoved,
  "T#importJob": importQueued,
  "T#exportJob": exportQueued,
  "T#allocation": allocationAsked,
  "T#lead": agencyLeadChanged,
  "T#offering": offeringChanged,
  "T#posting": postingChanged,
  "T#standing": standingChanged,
  "P#lead": parkLeadChanged,
  "P#park": parkOpened,
  "P#agency": agencyChanged,
  "P#evaluation": evaluationMade,
  "N#relayMonth": relayMonthChanged,
  "U#member": memberChanged,
  ...API_KEY_CONSEQUENCES,
  ...QUALITY_CONSEQUENCES,
  ...PARTNER_CONSEQUENCES,
  ...INTRODUCTION_CONSEQUENCES,
  ...COHORT_CONSEQUENCES,
  ...ALLY_CONSEQUENCES,
  ...ERASURE_CONSEQUENCES,
};

/** Adds an entry of the audit to the lists of the records it names. The lists themselves lead to nothing more. */
async function auditAdded(platform: Platform, owner: string, image: Image): Promise<void> {
  await copyAuditEntry(platform.open(mintOwnerScope(owner)), image);
}

/** A month of the audit, among the partitions that begin with `A#`. */
const MONTH = /^\d{4}-\d{2}$/;

type AttributeMap = Parameters<typeof unmarshall>[0];

const imageOf = (image: unknown) => (image ? (unmarshall(image as AttributeMap) as Image) : undefined);

/**
 * The audit is only ever added to, by condition and by IAM. Should an entry be changed or removed all the same, this line
 * raises an alarm (see infra/operations-stack.ts); it names the entry and nobody.
 */
function flagOverwrite({ eventName, dynamodb }: DynamoDBRecord): void {
  if (eventName === "INSERT") return;
  const { pk, sk } = dynamodb?.Keys ?? {};
  const line = { level: "error", worker: "projections", alarm: AUDIT_OVERWRITTEN, eventName, pk: pk?.S, sk: sk?.S };
  console.log(JSON.stringify(line));
}

async function follow(platform: Platform, record: DynamoDBRecord): Promise<void> {
  const [kind = "", owner = "", noun = "", ...rest] = (record.dynamodb?.Keys?.pk?.S ?? "").split("#");
  const { OldImage, NewImage } = record.dynamodb ?? {};
  if (kind === "A") flagOverwrite(record);
  const isEntry = kind === "A" && MONTH.test(noun) && !OldImage;
  const place = [kind, noun, ...rest].join("#");
  const consequence = isEntry ? auditAdded : (CONSEQUENCES[place] ?? CONSEQUENCES[`${kind}#${noun}#*`]);
  const image = consequence && imageOf(NewImage);
  if (image) await consequence(platform, owner, image, imageOf(OldImage));
}

/** The changes of a batch that are about a tenant's items of some nouns. */
function changesOf(records: readonly DynamoDBRecord[], isAbout: (noun: string) => boolean): Change[] {
  return records.flatMap(({ dynamodb }) => {
    const [kind, owner = "", noun = ""] = (dynamodb?.Keys?.pk?.S ?? "").split("#");
    if (kind !== "T" || !isAbout(noun)) return [];
    const at = new Date((dynamodb?.ApproximateCreationDateTime ?? 0) * 1000);
    return [{ owner, noun, before: imageOf(dynamodb?.OldImage), after: imageOf(dynamodb?.NewImage), at }];
  });
}

function failed(record: DynamoDBRecord | undefined, error: unknown) {
  const sequence = record?.dynamodb?.SequenceNumber ?? "";
  console.log(JSON.stringify({ level: "error", worker: "projections", sequence, fault: String(error) }));
  return { batchItemFailures: [{ itemIdentifier: sequence }] };
}

/**
 * Stream consumer: in order, stopping at the first failure, from which the batch is delivered again. What follows for
 * people and titles is written for the whole batch at once, before the rest: if that fails, the whole batch comes again.
 */
export function create(platform: Platform) {
  return observed(platform, "project", async (event: DynamoDBStreamEvent) => {
    const records = event.Records.filter((record) => isAtHome(platform, record));
    try {
      await followTitled(platform, changesOf(records, hasTitle));
      const changes = changesOf(records, isAboutPeople);
      await followPeople(platform, changes);
      await followPlacements(platform, changes);
      await followFunnel(platform, changes);
      await followRelays(platform, changes);
    } catch (error) {
      return failed(records[0], error);
    }
    for (const record of records) {
      try {
        await follow(platform, record);
      } catch (error) {
        return failed(record, error);
      }
    }
    return { batchItemFailures: [] };
  });
}

export const handler = create(awsPlatform());
