import type {
  AgencyId,
  ApplicationId,
  CalendarDate,
  CandidateId,
  EventId,
  Instant,
  JobSourceId,
  MessageId,
  PartnerId,
  PolicyCardId,
  PositionId,
  PostingId,
} from "@shanhai/contract/scalar";
import {
  type OwnerScope,
  type ParkScope,
  prefixOf,
  type SharedScope,
  type TenantItemsScope,
  type TenantScope,
} from "@shanhai/tenancy/scope";
import { FOUR, key, lettersOf, shardOf } from "./key.ts";

/* Keys of postings, of those who apply by them, and of what is counted and kept of that. See `key.ts`. */

/** A place that people applied for a position from, with how many did. */
export const jobSourceKey = (scope: TenantItemsScope, position: PositionId, source: string) =>
  key(scope, `jobSource#${position}`, source);
/** A group of people in the funnel of an agency or a park, by `cellName`. */
export const funnelKey = (scope: OwnerScope, cell: string) => key(scope, "funnel", cell);
export const funnelPartition = (scope: OwnerScope) => `${prefixOf(scope)}funnel`;
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
export const pendingAtPark = (scope: ParkScope) => `${prefixOf(scope)}pendingAtPark`;
export const pendingAtParkKey = (scope: ParkScope, receiptId: string) => key(scope, "pendingAtPark", receiptId);
/** That somebody is to be taken out of the partners' lists, by receipt. */
export const pendingPartnerErasures = (scope: ParkScope) => `${prefixOf(scope)}pendingPartnerErasure`;
export const pendingPartnerErasureKey = (scope: ParkScope, receiptId: string) =>
  key(scope, "pendingPartnerErasure", receiptId);
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
