import type { ChainOrNone } from "@shanhai/contract/chain";
import type { PartnerKind } from "@shanhai/contract/partner";
import type {
  AgencyId,
  AgreementId,
  ApplicationId,
  CalendarDate,
  CalendarMonth,
  CandidateId,
  CohortId,
  FulfilmentId,
  GraduateId,
  IntentionId,
  IntroductionId,
  OrderId,
  PartnerId,
  PostingId,
  ReceiptId,
  RelayId,
  RosterFileId,
  RosterId,
} from "@shanhai/contract/scalar";
import type { Cell, FlowOf, SupplyOf } from "@shanhai/domain/supply";
import type { OrderCell, SeatCell, TalentOf } from "@shanhai/domain/talent-cell";
import { type ParkScope, type PartnerItemsScope, prefixOf, type TenantItemsScope } from "@shanhai/tenancy/scope";
import type { Key } from "../table.ts";
import { FOUR, key, lettersOf, shardOf } from "./key.ts";

/* Keys of partners and agreements, of what these open, and of supply and demand. See `key.ts`. */

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
export const introductionIdOf = (to: PostingId | CohortId, graduate: GraduateId) =>
  `ntr_${lettersOf(`${to}|${graduate}`)}` as IntroductionId;
export const introductionKey = (scope: TenantItemsScope | PartnerItemsScope, id: IntroductionId) =>
  key(scope, "introduction", id);
/** Where the index lists introductions by when they were made: a school's all, an agency's by whether they were answered. */
export const introductionsOf = (scope: TenantItemsScope | PartnerItemsScope, which: "made" | "waiting" | "answered") =>
  `${prefixOf(scope)}introduction#${which}`;
/** An order's cohorts. */
export const cohortPartition = (scope: TenantItemsScope, order: OrderId) => `${prefixOf(scope)}cohort#${order}`;
export const cohortKey = (scope: TenantItemsScope, order: OrderId, id: CohortId) => key(scope, `cohort#${order}`, id);
/** The school's own of a cohort, and its copy of the plan. */
export const partnerCohortKey = (scope: PartnerItemsScope, id: CohortId) => key(scope, "cohort", id);
/** What a park counts of a school's cohorts. */
export const cohortFactPartition = (scope: ParkScope, partner: PartnerId) => `${prefixOf(scope)}cohort#${partner}`;
export const cohortFactKey = (scope: ParkScope, partner: PartnerId, id: CohortId) =>
  key(scope, `cohort#${partner}`, id);
/** Who is in a cohort. */
export const enrolmentPartition = (scope: PartnerItemsScope, cohort: CohortId) =>
  `${prefixOf(scope)}enrolment#${cohort}`;
export const enrolmentKey = (scope: PartnerItemsScope, cohort: CohortId, id: GraduateId) =>
  key(scope, `enrolment#${cohort}`, id);
/** In which cohort somebody is trained now. */
export const inClassKey = (scope: PartnerItemsScope, id: GraduateId) => key(scope, "inClass", id);
/** What was counted of an application that came of a cohort. */
export const cohortApplicationKey = (scope: TenantItemsScope, cohort: CohortId, id: ApplicationId) =>
  key(scope, `cohortApplication#${cohort}`, id);
/** A park's open seats of one occupation at one place. Both are text, and so their letters are their hash's. */
export const demandKey = (scope: ParkScope, place: string, occupation: string) =>
  key(scope, "demand", lettersOf(`${place}\n${occupation}`));
/** What was counted of an agency's orders. */
export const demandOfPartition = (scope: ParkScope, agency: AgencyId) => `${prefixOf(scope)}demandOf#${agency}`;
export const demandOfKey = (scope: ParkScope, agency: AgencyId, id: OrderId) => key(scope, `demandOf#${agency}`, id);
type MonthOf = TalentOf & { month: CalendarMonth };
const talentSort = ({ chain, division, occupation }: TalentOf) => `${chain}#${division}#${lettersOf(occupation)}`;
const monthSort = ({ month, ...of }: MonthOf) => `${month}#${talentSort(of)}`;
/** What was forecast for a chain, or of all chains in a line each. */
export const forecastKey = (scope: ParkScope, chain: ChainOrNone | "all") => key(scope, "forecast", chain);
/** What orders count, by month, as it is now, and position by position: the last by occupation first, whose rows are asked for. */
export function talentKey(scope: ParkScope, { noun, of }: Pick<OrderCell, "noun" | "of">): Key {
  if (noun === "talentMonth") return key(scope, noun, monthSort(of as MonthOf));
  if (noun === "talentLive") return key(scope, noun, talentSort(of));
  const { positionId } = of as SeatCell["of"];
  return key(scope, "talentSeat", `${talentSeatsOf(of.occupation)}${of.chain}#${of.division}#${positionId}`);
}
/** What the sort keys of an occupation's open positions begin with. */
export const talentSeatsOf = (occupation: string) => `${lettersOf(occupation)}#`;
/** What was counted of an agency's orders, as the talent map counts them. */
export const talentMarkPartition = (scope: ParkScope, agency: AgencyId) => `${prefixOf(scope)}talentOf#${agency}`;
export const talentMarkKey = (scope: ParkScope, agency: AgencyId, id: OrderId) => key(scope, `talentOf#${agency}`, id);
/** People of one kind, or arrivals of one month from one place to another, counted; the occupation is text, and so its letters are its hash's. */
export function cellKey(scope: TenantItemsScope | ParkScope, { noun, of }: Pick<Cell, "noun" | "of">): Key {
  if (noun === "flow") {
    const { month, from, to } = of as FlowOf;
    return key(scope, noun, `${month}#${from}#${to}`);
  }
  if (noun === "arrival") return key(scope, noun, monthSort(of as MonthOf));
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
